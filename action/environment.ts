/** What the runner tells by environment variables, read once. */

export interface Environment {
  readonly eventName: string;
  readonly eventPath: string | null;
  /** owner/name of the repository that the workflow runs in. */
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Grows with each run of the repository; 0 where it is not known. */
  readonly runId: number;
  readonly runAttempt: number;
  readonly outputFile: string | null;
  readonly summaryFile: string | null;
  /** Where a checkout would be. */
  readonly workspace: string | null;
  /** A folder that the next steps of the job can read. */
  readonly temporary: string;
  /** Where the docs of this very release of the Action stand; null for one used from the checkout itself. */
  readonly docsUrl: string | null;
  readonly variables: NodeJS.ProcessEnv;
}

const wholeNumber = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
const given = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const serverUrl = (given(variables.GITHUB_SERVER_URL) ?? 'https://github.com').replace(/\/+$/, '');
  const action = given(variables.GITHUB_ACTION_REPOSITORY);
  const [owner = '', repo = ''] = (variables.GITHUB_REPOSITORY ?? '').split('/');
  return {
    eventName: variables.GITHUB_EVENT_NAME ?? '',
    eventPath: given(variables.GITHUB_EVENT_PATH),
    owner,
    repo,
    apiUrl: (given(variables.GITHUB_API_URL) ?? 'https://api.github.com').replace(/\/+$/, ''),
    serverUrl,
    runId: wholeNumber(variables.GITHUB_RUN_ID),
    runAttempt: wholeNumber(variables.GITHUB_RUN_ATTEMPT),
    outputFile: given(variables.GITHUB_OUTPUT),
    summaryFile: given(variables.GITHUB_STEP_SUMMARY),
    workspace: given(variables.GITHUB_WORKSPACE),
    temporary: given(variables.RUNNER_TEMP) ?? given(variables.TMPDIR) ?? '/tmp',
    docsUrl:
      action === null ? null : `${serverUrl}/${action}/blob/${given(variables.GITHUB_ACTION_REF) ?? 'main'}/docs`,
    variables,
  };
}
