/** Addresses on the GitHub server of the pull request; every part is encoded, so that none can end the link or leave the repository. */

export interface LinkBase {
  /** `https://github.com` or a GitHub Enterprise Server; null: no links. */
  readonly serverUrl: string | null;
  readonly repository: string;
}

/** encodeURIComponent leaves ()!*'~ alone, which Markdown reads. */
function encoded(part: string): string {
  const wellFormed = part.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /[()!*'~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function encodedPath(path: string): string {
  return path.split('/').map(encoded).join('/');
}

function repositoryUrl(base: LinkBase): string | null {
  if (base.serverUrl === null || !/^https?:\/\/[\w.:-]+(\/[\w./-]*)?$/.test(base.serverUrl)) return null;
  return `${base.serverUrl.replace(/\/+$/, '')}/${base.repository.split('/').map(encoded).join('/')}`;
}

/** No browser or server is sure to take a longer one. */
const LONGEST = 2000;

export function blobUrl(
  base: LinkBase,
  sha: string | null,
  path: string,
  line?: number,
  lastLine?: number,
): string | null {
  const repository = repositoryUrl(base);
  if (repository === null || sha === null) return null;
  const lines =
    line === undefined ? '' : `#L${line}${lastLine === undefined || lastLine === line ? '' : `-L${lastLine}`}`;
  const url = `${repository}/blob/${encoded(sha)}/${encodedPath(path)}${lines}`;
  return url.length > LONGEST ? null : url;
}

export function commitUrl(base: LinkBase, sha: string | null): string | null {
  const repository = repositoryUrl(base);
  return repository === null || sha === null ? null : `${repository}/commit/${encoded(sha)}`;
}

/** The page of a rule in this project's docs; null where nobody says where these are, and for an id that is none of ours. */
export function ruleUrl(docsUrl: string | null, rule: string): string | null {
  return /^[a-z0-9-]+$/.test(rule) ? pageUrl(docsUrl, `rules/${rule}.md`) : null;
}

/** A page of this project's docs. */
export function pageUrl(docsUrl: string | null, page: string): string | null {
  if (docsUrl === null || !/^https?:\/\/[\w.:/-]+$/.test(docsUrl)) return null;
  return `${docsUrl.replace(/\/+$/, '')}/${page}`;
}

export const shortSha = (sha: string | null): string =>
  (sha ?? 'the working tree').slice(0, sha === null ? undefined : 7);
