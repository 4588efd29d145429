import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderComment } from '../../core/report/comment/comment.ts';
import { readState, writeState } from '../../core/report/comment/state.ts';
import type { ReviewFile } from '../../core/review/input.ts';
import {
  AIO_MISPLACED,
  added,
  BASE,
  changed,
  HEAD,
  LLAMA_POLICY,
  POLICY_PATH,
  review,
  ZERO2_OFFLOAD,
  ZERO3,
} from '../review/scene.ts';

const body = (files: readonly ReviewFile[], policy = LLAMA_POLICY) => renderComment(review(files, { policy })).body;
describe('one config', () => {
  const text = body([changed('ds.json', ZERO2_OFFLOAD, ZERO3)]);
  const lines = text.split('\n');

  test('the verdict comes first, then what to do, then the checklist, then the table', () => {
    expect(lines[0]).toBe('### ⚠️ `ds.json` does not fit on **lab**; it fits on **prod**');
    const order = [
      '**To do:** on **lab**: it fits with `offload_optimizer` on the CPU',
      'ZeRO 2 → 3',
      '| target |',
      'Speed: ',
      '<details><summary>What changed',
      'Where the memory goes',
      '<sub>reviewed ',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('the checklist has a mark for memory, stage, batch, precision, offload and DeepSpeed itself', () => {
    const checklist = lines.find((line) => line.includes('ZeRO 2 → 3')) ?? '';
    for (const part of [
      '❌ memory: 1 of 2 targets too small',
      'batch 16 = 2 × 1 × 8, 8 = 2 × 1 × 4',
      '✅ bf16, native on all targets',
      '✅ optimizer on CPU → no offload',
      '✅ accepted by DeepSpeed 0.19.8',
    ]) {
      expect(checklist).toContain(part);
    }
  });

  test('GPU and CPU base → head, the share of the card as figure and bar', () => {
    const row = lines.find((line) => line.startsWith('| **lab**')) ?? '';
    const [, needs = '', share = ''] = /→ \*\*([\d.]+) GiB\*\*<br>`▓{10}` (\d+) % of 23\.5/.exec(row) ?? [];
    expect(Math.abs(Number(share) - (100 * Number(needs)) / 23.5)).toBeLessThan(1);
    expect(Number(share)).toBeGreaterThan(100);
    expect(row).toMatch(/\| 13[0-9] → \*\*1[0-9]\.[0-9] GiB\*\* of 238 \|/);
    const prod = lines.find((line) => line.startsWith('| **prod**')) ?? '';
    expect(prod).toMatch(/`▓{3,4}▒{0,2}░{4,7}` \d\d % of 79\.2/);
  });

  test('speed as a factor with its formula', () => {
    expect(text).toMatch(/Speed: communication between GPUs × 1\.5 .* · PCIe traffic is gone/);
    expect(text).toContain('2 Ψ all-gather + Ψt reduce-scatter');
  });

  test('the footer says what was compared, and how to run it on a GPU', () => {
    expect(text).toContain(
      `[\`aaaaaaa\`](https://github.com/acme/train/commit/${HEAD}) against [\`bbbbbbb\`](https://github.com/acme/train/commit/${BASE})`,
    );
    expect(text).toContain('comment `/ds-smoke zero3` to run it on a GPU');
  });

  test('no line starts with a command of the bot', () => {
    expect(lines.filter((line) => /^[\s>*-]*\/ds-smoke/.test(line))).toEqual([]);
  });
});

test('a finding has its place as a link to the head, its rule with its page, and its fix', () => {
  const text = body([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)]);
  const line = AIO_MISPLACED.split('\n').findIndex((one) => one.includes('"aio"')) + 1;
  expect(text).toContain(
    `- ❌ [\`ds.json:${line}:5\`](https://github.com/acme/train/blob/${HEAD}/ds.json#L${line}) **[strict-block-unknown-key](https://github.com/acme/ds-config-review/blob/v1/docs/rules/strict-block-unknown-key.md)**<br>`,
  );
  expect(text).toMatch(/<br>\*\*Fix:\*\* move `aio` to the top level/);
  expect(text.split('\n')[0]).toBe('### ❌ `ds.json` is rejected by DeepSpeed 0.19.8');
});

test('without a model: how many parameters fit, base → head, and that the model is unknown', () => {
  const text = body([changed('other.json', ZERO2_OFFLOAD, ZERO3)]);
  expect(text).toMatch(/\| [\d.]+ B → \*\*[\d.]+ B parameters\*\* \| GPU memory ends it \|/);
  expect(text).toContain('❔ unknown: model');
  expect(text).not.toContain('✅ fits');
});

test("without a policy: common machines, and how to name one's own", () => {
  const text = renderComment(review([added('ds.json', ZERO3)])).body;
  expect(text).toContain('8 × H100 80GB');
  expect(text).toContain('`targets: [{ name: lab, gpu: rtx-4090, gpus_per_node: 4 }]` in `.github/ds-review.yml`');
});

test('a change of the policy is shown as one that is not applied', () => {
  const text = body([
    changed(POLICY_PATH, LLAMA_POLICY, LLAMA_POLICY.replace('version: 1', 'version: 1\nfail_on: never')),
  ]);
  expect(text).toContain('**This pull request changes the review policy** (`.github/ds-review.yml`)');
  expect(text).toContain('- `fail_on` added: `"never"`');
});

test('there is nothing to post where nothing is reviewed', () => {
  expect(renderComment(review([added('train.py', 'print(1)')])).worthPosting).toBe(false);
  expect(renderComment(review([added('ds.json', ZERO3)])).worthPosting).toBe(true);
  const state = readState(body([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)]));
  expect(renderComment(review([]), { previous: state }).worthPosting).toBe(true);
});

describe('resolved', () => {
  const first = renderComment(
    review([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)], { policy: LLAMA_POLICY }),
  ).body;
  const fix = 'c'.repeat(40);

  test('says which commit fixed which finding, and folds the rest', () => {
    const mended = review(
      [changed('ds.json', ZERO2_OFFLOAD, ZERO2_OFFLOAD.replace('"lr": 0.00002', '"lr": 0.00003'))],
      { policy: LLAMA_POLICY.replace(/ {2}- \{ name: lab.*\n/, ''), refs: { headSha: fix } },
    );
    const { body: text } = renderComment(mended, { previous: readState(first) });
    expect(text.split('\n')[0]).toMatch(/^### ✅ Resolved: \d+ findings? fixed, the last by \[`ccccccc`\]/);
    expect(text).toMatch(
      /- ✅ \*\*strict-block-unknown-key\*\* in `ds\.json`, fixed by \[`ccccccc`\]\(https:\/\/github\.com\/acme\/train\/commit\/c{40}\)/,
    );
    expect(text).toContain('<details><summary>The review as it stands now</summary>');
  });

  test('what comes back is open again, and what was fixed before stays named', () => {
    const policy = LLAMA_POLICY;
    const second = renderComment(
      review([changed('ds.json', ZERO2_OFFLOAD, ZERO2_OFFLOAD)], { policy, refs: { headSha: fix } }),
      { previous: readState(first) },
    ).body;
    expect(readState(second)?.fixed.map((finding) => [finding.rule, finding.by])).toContainEqual([
      'strict-block-unknown-key',
      fix,
    ]);
    const third = renderComment(
      review([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)], { policy, refs: { headSha: 'd'.repeat(40) } }),
      { previous: readState(second) },
    ).body;
    expect(readState(third)?.fixed.map((finding) => finding.rule)).not.toContain('strict-block-unknown-key');
    expect(readState(third)?.open.map((finding) => finding.rule)).toContain('strict-block-unknown-key');
  });

  test('the same review gives the same comment, whatever it said before', () => {
    const again = renderComment(review([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)], { policy: LLAMA_POLICY }), {
      previous: readState(first),
    }).body;
    expect(again).toBe(first);
  });

  test('hidden state: what is written is read back, anything else is none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('-->', '<!--', '--!>', '@x', '\\u003e'),
    );
    const finding = fc.record({ id: text, rule: text, path: text });
    fc.assert(
      fc.property(
        fc.record({
          head: text,
          open: fc.array(finding, { maxLength: 3 }),
          fixed: fc.array(fc.record({ id: text, rule: text, path: text, by: text }), { maxLength: 3 }),
        }),
        (state) => {
          const hidden = writeState(state);
          expect(hidden.slice(4, -3)).not.toMatch(/--|[<>]|@/);
          expect(readState(`x\n${hidden}\n`)).toEqual(state);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => `<!-- ds-config-review:state ${json} -->`),
        ),
        (foreign) => void readState(foreign),
      ),
    );
  });
});
