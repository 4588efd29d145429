/** Where the rule pages stand. */
export const DOCS_URL = 'https://github.com/ds-config-review/ds-config-review/blob/main/docs';
