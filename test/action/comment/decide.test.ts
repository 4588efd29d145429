import { describe, expect, test } from '@jest/globals';
import { decide, type Wanted } from '../../../action/comment/decide.ts';
import type { Marker } from '../../../action/comment/marker.ts';
import type { OwnComment } from '../../../action/comment/whose.ts';

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const marker = (changes: Partial<Marker> = {}): Marker => ({
  head: HEAD,
  runId: 10,
  runAttempt: 1,
  policy: 'p',
  by: null,
  ...changes,
});
const own = (changes: Partial<Marker> = {}, content = 'text', id = 1): OwnComment => ({
  id,
  url: `u${id}`,
  marker: marker(changes),
  content,
});
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  mode: 'on-change',
  marker: marker(),
  render: () => ({ content: 'text', worthPosting: true }),
  ...changes,
});
const quiet = { render: () => ({ content: 'text', worthPosting: false }) };

type Row = readonly [string, Wanted, readonly OwnComment[], string, string];

describe('what to do about the comment', () => {
  test.each<Row>([
    ['none yet, something to say', wanted(), [], HEAD, 'create'],
    ['none yet, nothing to say', wanted(quiet), [], HEAD, 'leave nothing-to-say'],
    ['none yet, nothing to say, but always', wanted({ ...quiet, mode: 'always' }), [], HEAD, 'create'],
    ['switched off', wanted({ mode: 'never' }), [own({}, 'old')], HEAD, 'leave off'],
    ['the same again', wanted(), [own()], HEAD, 'leave unchanged'],
    ['the same from a later run', wanted({ marker: marker({ runId: 11 }) }), [own()], HEAD, 'leave unchanged'],
    ['other text', wanted(), [own({}, 'old')], HEAD, 'update 1'],
    ['the same text about another head', wanted(), [own({ head: OTHER, runId: 9 })], HEAD, 'update 1'],
    ['nothing to say any more', wanted(quiet), [own({}, 'old')], HEAD, 'update 1'],
    ['a newer run was here', wanted(), [own({ runId: 11 }, 'new')], HEAD, 'leave newer-run'],
    ['a newer attempt was here', wanted(), [own({ runAttempt: 2 }, 'new')], HEAD, 'leave newer-run'],
    ['an older run was here', wanted(), [own({ runId: 9 }, 'old')], HEAD, 'update 1'],
    ['the pull request has moved on', wanted(), [own({}, 'old')], OTHER, 'leave moved-on'],
    ['moved on before anything was said', wanted(), [], OTHER, 'leave moved-on'],
    ['two comments', wanted(), [own({}, 'text', 1), own({}, 'text', 2)], HEAD, 'remove 2'],
    [
      'two comments, one by a newer run',
      wanted(),
      [own({}, 'text', 1), own({ runId: 11 }, 'text', 2)],
      HEAD,
      'leave newer-run',
    ],
    [
      'two comments, a newer run was done before ours was seen',
      wanted(),
      [own({ runId: 11 }, 'text', 1), own({}, 'text', 2)],
      HEAD,
      'remove 2',
    ],
    ['not signed by the bot that writes', wanted({ marker: marker({ by: 'x[bot]' }) }), [own()], HEAD, 'update 1'],
  ])('%s', (_, want, comments, headNow, expected) => {
    const decision = decide(want, comments, headNow);
    const detail =
      decision.kind === 'leave' ? ` ${decision.because}` : decision.kind === 'create' ? '' : ` ${decision.comment.id}`;
    expect(decision.kind + detail).toBe(expected);
  });

  test('the new text may answer what the comment says now', () => {
    const seen: (string | null)[] = [];
    const render = (previous: string | null) => {
      seen.push(previous);
      return { content: 'new', worthPosting: true };
    };
    decide(wanted({ render }), [own({}, 'old')], HEAD);
    decide(wanted({ render }), [], HEAD);
    expect(seen).toEqual(['old', null]);
  });
});
