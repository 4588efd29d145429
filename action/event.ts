/** What the event asks for: a decision from its name and payload alone, so that a run with nothing to do loads nothing more. */

export type Task =
  | { readonly kind: 'pull-request'; readonly pull: number; readonly baseSha: string; readonly headSha: string }
  /** The pull request of a finished run, found by its head: for comments on pull requests from forks. */
  | {
      readonly kind: 'find-pull-request';
      readonly headSha: string;
      readonly headOwner: string;
      readonly headBranch: string;
    }
  | { readonly kind: 'commits'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'nothing'; readonly because: string }
  | { readonly kind: 'unusable'; readonly because: string };

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
    value,
  );
}

const textAt = (value: unknown, ...keys: readonly string[]): string => {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : '';
};

function shaAt(value: unknown, ...keys: readonly string[]): string | null {
  const found = textAt(value, ...keys);
  return SHA.test(found) ? found : null;
}

export function taskOf(eventName: string, payload: unknown): Task {
  switch (eventName) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequest(payload);
    case 'merge_group': {
      const baseSha = shaAt(payload, 'merge_group', 'base_sha');
      const headSha = shaAt(payload, 'merge_group', 'head_sha');
      if (textAt(payload, 'action') === 'destroyed') return { kind: 'nothing', because: 'the merge group is gone' };
      if (!baseSha || !headSha)
        return { kind: 'unusable', because: 'the event names no merge_group.base_sha and head_sha' };
      return { kind: 'commits', baseSha, headSha };
    }
    case 'workflow_run':
      return workflowRun(payload);
    case '':
      return {
        kind: 'unusable',
        because: 'GITHUB_EVENT_NAME is not set: this program is started by a GitHub workflow',
      };
    default:
      return {
        kind: 'nothing',
        because: `a ${eventName} event has no pull request to review; start this action on pull_request`,
      };
  }
}

function pullRequest(payload: unknown): Task {
  if (textAt(payload, 'action') === 'closed') return { kind: 'nothing', because: 'the pull request is closed' };
  const pull = at(payload, 'pull_request', 'number') ?? at(payload, 'number');
  const baseSha = shaAt(payload, 'pull_request', 'base', 'sha');
  const headSha = shaAt(payload, 'pull_request', 'head', 'sha');
  if (typeof pull !== 'number' || !Number.isSafeInteger(pull) || !baseSha || !headSha) {
    return { kind: 'unusable', because: 'the event names no pull_request.number, base.sha and head.sha' };
  }
  return { kind: 'pull-request', pull, baseSha, headSha };
}

function workflowRun(payload: unknown): Task {
  const event = textAt(payload, 'workflow_run', 'event');
  if (!event.startsWith('pull_request')) {
    return {
      kind: 'nothing',
      because: `the finished run was started by ${event || 'no known event'}, not by a pull request`,
    };
  }
  if (textAt(payload, 'action') !== 'completed') return { kind: 'nothing', because: 'the run has not finished yet' };
  const headSha = shaAt(payload, 'workflow_run', 'head_sha');
  const headOwner = textAt(payload, 'workflow_run', 'head_repository', 'owner', 'login');
  const headBranch = textAt(payload, 'workflow_run', 'head_branch');
  if (!headSha || headOwner === '' || headBranch === '') {
    return { kind: 'unusable', because: 'the event names no workflow_run.head_sha, head_branch and head_repository' };
  }
  return { kind: 'find-pull-request', headSha, headOwner, headBranch };
}
