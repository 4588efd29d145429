import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gateId, toldAt } from '../../../bot/checks/gate-id.ts';
import { findRequestId, formatRequestId } from '../../../bot/checks/request-id.ts';
import { type Situation, showCheck } from '../../../bot/checks/show.ts';
import { decodeState, encodeState } from '../../../bot/checks/state.ts';
import { STATE } from '../harness/state.ts';

describe('request id', () => {
  const part = fc.record({
    commentId: fc.integer({ min: 1, max: 9e12 }),
    checkRunId: fc.integer({ min: 1, max: 9e12 }),
    userId: fc.integer({ min: 1, max: 9e9 }),
    configHash: fc.stringMatching(/^[0-9a-f]{12}$/),
    profile: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  });
  test('is found again in any run name, and fits the workflow', () => {
    fc.assert(
      fc.property(part, (id) => {
        const text = formatRequestId(id);
        expect(text).toMatch(/^[A-Za-z0-9._-]{1,100}$/);
        expect(findRequestId(`ds-smoke for pull request 3 (${text})`)).toEqual(id);
        expect(findRequestId(`${text} run 99`)).toEqual(id);
      }),
    );
  });
  test.each([
    '',
    'ds-smoke',
    'ds-1-2-3-xyz-zero3',
    'xds-1-2-3-abcdefabcdef-zero3',
    'ds-99999999999999999-2-3-abcdefabcdef-a',
    'ds-1-2-abcdefabcdef-zero3',
  ])('%j is none', (text) => expect(findRequestId(text)).toBeNull());
});

test('the gate’s id tells when its commit was told of, or nothing', () => {
  expect(toldAt(gateId(1_700_000_000_000))).toBe(1_700_000_000_000);
  expect(toldAt(gateId(null))).toBeNull();
  expect(toldAt('gate told soon')).toBeNull();
});

describe('state', () => {
  test('comes back as it went', () => {
    expect(decodeState(`some text\n\n${encodeState(STATE)}`)).toEqual(STATE);
    expect(decodeState(`x\n\n${encodeState(STATE)}\n`)).toEqual(STATE);
  });
  test.each([
    null,
    undefined,
    '',
    'text',
    '<!-- ds-smoke-state:!!! -->',
    '<!-- ds-smoke-state:e30 -->',
    '<!-- ds-smoke-state:bnVsbA -->',
    encodeState({ ...STATE, version: 2 as 1 }),
  ])('what is none: %#', (text) => expect(decodeState(text)).toBeNull());
  test('a state in the log of a run is not the last word', () => {
    const forged = encodeState({ ...STATE, runId: 666 });
    expect(decodeState(`${forged}\n\n${encodeState(STATE)}`)?.runId).toBeNull();
  });
});

describe('a check as it is shown', () => {
  const situations: readonly Situation[] = [
    { kind: 'starting' },
    { kind: 'waiting' },
    { kind: 'running' },
    { kind: 'ending' },
    { kind: 'ended', conclusion: 'failure', title: 'Failed', why: 'because' },
  ];
  test.each(situations)('carries its state and keeps GitHub’s limits: $kind', (situation) => {
    const body = showCheck(STATE, situation);
    expect(decodeState(body.output.text)).toEqual(STATE);
    expect(body.actions.length).toBeLessThanOrEqual(3);
    for (const { label, description, identifier } of body.actions) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(description.length).toBeLessThanOrEqual(40);
      expect(identifier.length).toBeLessThanOrEqual(20);
    }
    expect(body.status === 'completed').toBe(body.conclusion !== undefined);
  });
  test('a result of any length is cut, never the state', () => {
    const log_tail = Array.from({ length: 50 }, () => 'x'.repeat(500));
    const changed = Array.from({ length: 200 }, () => ({
      pointer: '/x'.repeat(200),
      what: 'y'.repeat(190),
      from: 'z'.repeat(190),
      to: 'w'.repeat(190),
    }));
    const result = {
      status: 'fail' as const,
      request_id: null,
      config: null,
      model: null,
      world: null,
      engine: null,
      memory: { gpu: null, cpu: null, nvme: null },
      steps: [],
      checks: Array.from({ length: 50 }, () => ({ id: 'a', status: 'fail' as const, detail: '<&'.repeat(250) })),
      failure: { kind: 'engine', phase: 'init', class: 'E', message: 'm', asked_bytes: null, log_tail },
      changed,
      versions: null,
      device: null,
    };
    const body = showCheck(STATE, { kind: 'ended', conclusion: 'failure', title: 't', why: 'w', result });
    expect(body.output.text.length).toBeLessThanOrEqual(65_535);
    expect(body.output.summary.length).toBeLessThanOrEqual(65_535);
    expect(decodeState(body.output.text)).toEqual(STATE);
  });
});
