import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { malformedInputs } from '../../../bot/dispatch/inputs.ts';
import { subjectOf } from '../../../bot/dispatch/subject.ts';
import { type RunFacts, trustRun } from '../../../bot/dispatch/trust-run.ts';
import { STATE } from '../harness/state.ts';

describe('inputs', () => {
  const { inputs } = STATE;
  test('are those that the workflow takes', () => {
    const workflow = parse(readFileSync('.github/workflows/ds-smoke.yml', 'utf8'));
    const declared = Object.keys(workflow.on.workflow_dispatch.inputs);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(inputs)));
    const required = declared.filter((name) => workflow.on.workflow_dispatch.inputs[name].required);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(required));
    expect(declared.length).toBeLessThanOrEqual(25);
  });
  test('of closed forms pass', () => expect(malformedInputs(inputs)).toEqual([]));
  test.each([
    ['config_path', 'a b.json'],
    ['config_path', '../x.json'],
    ['config_path', '$(id).json'],
    ['head_sha', 'main'],
    ['head_sha', 'a'.repeat(39)],
    ['model', 'https://evil/x'],
    ['model', 'a/b/c'],
    ['model', 'x;id'],
    ['profile', '-x'],
    ['pr_number', '0'],
    ['steps', '100'],
    ['offload', 'disk'],
    ['request_id', 'a'.repeat(101)],
  ])('%s %j does not', (name, value) => expect(malformedInputs({ ...inputs, [name]: value })).toEqual([name]));
});

test('a subject is the config and how it is run, not who asked for it, where or when', () => {
  const { inputs } = STATE;
  const subject = subjectOf(inputs);
  expect(subject).toMatch(/^[0-9a-f]{64}$/);
  for (const name of ['request_id', 'head_sha', 'pr_number', 'config_path', 'timeout_minutes'])
    expect(subjectOf({ ...inputs, [name]: 'other' })).toBe(subject);
  for (const name of [
    'config_sha256',
    'profile',
    'model',
    'world_size',
    'steps',
    'stage',
    'offload',
    'micro_batch',
    'sequence_length',
    'gradient_checkpointing',
  ])
    expect(subjectOf({ ...inputs, [name]: 'other' })).not.toBe(subject);
});

describe('a run', () => {
  const request = { commentId: 34, checkRunId: 78, userId: 56, configHash: 'abababababab', profile: 'zero3' };
  const ours: RunFacts = {
    id: 9,
    path: '.github/workflows/ds-smoke.yml',
    event: 'workflow_dispatch',
    headBranch: 'main',
    actor: 'ds-review[bot]',
    request,
  };
  const verdict = (run: Partial<RunFacts>, runId: number | null = null, botLogin: string | null = 'ds-review[bot]') => {
    const trust = trustRun({ ...ours, ...run }, { state: { ...STATE, runId }, checkRunId: 78, botLogin });
    return trust.kind === 'foreign' ? trust.code : trust.kind;
  };
  test.each<[string, Partial<RunFacts>, string]>([
    ['of our dispatch', {}, 'ours'],
    ['whose path names its ref', { path: '.github/workflows/ds-smoke.yml@refs/heads/main' }, 'ours'],
    ['of another file', { path: '.github/workflows/evil.yml' }, 'other-workflow'],
    ['of another folder', { path: 'x/.github/workflows/ds-smoke.yml' }, 'other-workflow'],
    ['of a push', { event: 'push' }, 'other-event'],
    ['on another branch', { headBranch: 'topic' }, 'other-branch'],
    ['by somebody else', { actor: 'rob' }, 'other-actor'],
    ['by somebody of that name', { actor: 'ds-review' }, 'other-actor'],
    ['for another comment', { request: { ...request, commentId: 35 } }, 'other-request'],
    ['for another check', { request: { ...request, checkRunId: 79 } }, 'other-request'],
    ['of another profile', { request: { ...request, profile: 'zero2' } }, 'other-request'],
    ['of another config', { request: { ...request, configHash: '000000000000' } }, 'other-request'],
    ['without a request', { request: null }, 'other-request'],
  ])('%s', (_what, run, expected) => expect(verdict(run)).toBe(expected));
  test('that the check has already', () => expect(verdict({}, 9)).toBe('ours'));
  test('beside the one that the check has', () => expect(verdict({}, 8)).toBe('surplus'));
  test('while we do not know our own name', () => expect(verdict({}, null, null)).toBe('other-actor'));
  test('that the check has, on another branch all the same', () =>
    expect(verdict({ headBranch: 'topic' }, 9)).toBe('other-branch'));
});
