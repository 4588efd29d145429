import { describe, expect, test } from '@jest/globals';
import { taskOf } from '../../action/event.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const pull = { pull_request: { number: 7, base: { sha: A }, head: { sha: B } } };

describe('what an event asks for', () => {
  test.each(['pull_request', 'pull_request_target'])('%s: that pull request', (name) => {
    expect(taskOf(name, { action: 'synchronize', ...pull })).toEqual({
      kind: 'pull-request',
      pull: 7,
      baseSha: A,
      headSha: B,
    });
  });

  test('a merge group: its two commits', () => {
    const payload = { action: 'checks_requested', merge_group: { base_sha: A, head_sha: B } };
    expect(taskOf('merge_group', payload)).toEqual({ kind: 'commits', baseSha: A, headSha: B });
  });

  test('a finished run of a pull request: the pull request of its head', () => {
    const workflow_run = {
      event: 'pull_request',
      head_sha: B,
      head_branch: 'topic',
      head_repository: { owner: { login: 'eve' } },
    };
    const found = { kind: 'find-pull-request', headSha: B, headOwner: 'eve', headBranch: 'topic' };
    expect(taskOf('workflow_run', { action: 'completed', workflow_run })).toEqual(found);
  });

  test.each([
    ['push', { ref: 'refs/heads/main' }],
    ['schedule', {}],
    ['issue_comment', { ...pull }],
    ['pull_request', { action: 'closed', ...pull }],
    ['merge_group', { action: 'destroyed', merge_group: { base_sha: A, head_sha: B } }],
    ['workflow_run', { action: 'completed', workflow_run: { event: 'push', head_sha: B } }],
    ['workflow_run', { action: 'requested', workflow_run: { event: 'pull_request', head_sha: B } }],
  ])('%s %j: nothing, which is no failure', (name, payload) => {
    expect(taskOf(name, payload).kind).toBe('nothing');
  });

  test.each([
    ['pull_request', undefined],
    ['pull_request', null],
    ['pull_request', { pull_request: { number: '7', base: { sha: A }, head: { sha: B } } }],
    ['pull_request', { pull_request: { number: 7, base: { sha: 'main' }, head: { sha: B } } }],
    ['pull_request', { pull_request: { number: 7, base: { sha: A }, head: { sha: `${B}..` } } }],
    ['pull_request', JSON.parse('{"__proto__": {"pull_request": {}}}')],
    ['merge_group', { merge_group: {} }],
    ['workflow_run', { action: 'completed', workflow_run: { event: 'pull_request' } }],
    ['', {}],
  ])('%s %j: unusable, with the reason', (name, payload) => {
    expect(taskOf(name, payload)).toEqual({ kind: 'unusable', because: expect.stringMatching(/\w/) });
  });
});
