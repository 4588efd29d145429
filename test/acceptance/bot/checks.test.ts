/** The check of a run, from queued to its end; buttons, results, and runs that are not ours. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { smokeResult } from '../../bot/harness/result.ts';
import { Stage, type StageOptions, until } from '../../bot/harness/stage.ts';
import type { Permissions } from '../../fake-github/accounts.ts';

let built: Bundle;
let base: Stage;
beforeAll(async () => {
  built = await bundle();
  base = await Stage.open();
  await base.startBot({ main: built.main });
});
afterAll(async () => {
  if (process.env.SHOW_BOT) console.log(base.bots.map((bot) => bot.output).join('\n'));
  await base.close();
  built.remove();
});
afterEach(() => expect(base.violations).toEqual([]));

const open = (options: StageOptions = {}) => Stage.open(options, base);

async function started(options: StageOptions = {}): Promise<Stage> {
  const stage = await open(options);
  await stage.comment('/ds-smoke zero3');
  return stage;
}

describe('a check', () => {
  test('goes from queued over in progress to completed, with the figures', async () => {
    const stage = await started();
    const run = stage.run();
    const seen = [stage.check().status];
    stage.git.world.begin(run);
    await stage.idle();
    seen.push(stage.check().status);
    stage.upload(run, smokeResult(run.inputs.request_id ?? null));
    stage.git.world.complete(run, 'success');
    await stage.idle();
    seen.push(stage.check().status);
    expect(seen).toEqual(['queued', 'in_progress', 'completed']);
    const check = stage.check();
    expect(check.conclusion).toBe('success');
    expect(check.output.summary).toMatch(/\| backward \| 5\.00 GiB \| [\d.]+ GiB \| [+−][\d.]+ % \|/);
    expect(check.output.summary).toContain(String(run.id));
    expect(check.output.summary).toContain('H100');
    expect(check.actions.map((action) => action.identifier)).toEqual(['rerun']);
  });

  test.each([
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['timed_out', 'timed_out'],
    ['startup_failure', 'failure'],
    ['neutral', 'failure'],
    ['skipped', 'failure'],
    ['stale', 'failure'],
    ['action_required', 'action_required'],
  ])('a run that ends as %s ends as %s', async (run, check) => {
    const stage = await started();
    await stage.finish(stage.run(), run, smokeResult(stage.run().inputs.request_id ?? null));
    expect(stage.check().conclusion).toBe(check);
  });

  test('shows why DeepSpeed failed, and nothing of it is Markdown or HTML', async () => {
    const stage = await started();
    const run = stage.run();
    const failure = {
      kind: 'engine',
      phase: 'init',
      class: 'ValueError',
      message: '<img src=x onerror=alert(1)> @octo/everyone [x](http://evil) `',
      asked_bytes: null,
      log_tail: ['```', '/ds-smoke zero3', '::set-output name=x::y'],
    };
    await stage.finish(
      run,
      'failure',
      smokeResult(run.inputs.request_id ?? null, { status: 'fail', exit_code: 1, failure }),
    );
    const { summary, text } = stage.check().output;
    expect(summary).toContain('ValueError');
    expect(summary).not.toMatch(/<img|@octo|\]\(http:\/\/evil/);
    for (const line of (text ?? '').split('\n')) expect(line).not.toMatch(/^\/ds-smoke/);
  });

  test.each([
    ['not in the schema', '{"schema": "ds-review/smoke-result@1"}'],
    ['larger than its schema', JSON.stringify({ ...smokeResult(null), html: '<b>' })],
    ['not JSON', 'no'],
    ['of another request', JSON.stringify(smokeResult('ds-1-2-3-000000000000-zero3'))],
    ['too large', ' '.repeat(3_000_000)],
  ])('a result that is %s is not shown, and the check ends all the same', async (_what, content) => {
    const stage = await started();
    const run = stage.run();
    stage.upload(run, content);
    await stage.finish(run, 'success');
    expect(stage.check().conclusion).toBe('success');
    expect(stage.check().output.summary).toMatch(/was not|could not/);
    expect(stage.check().output.summary).not.toContain('H100');
  });
});

test('what the profile changes in the config is shown, and what core says of it stands at its line', async () => {
  const stage = await open({
    config:
      '{\n  "train_micro_batch_size_per_gpu": 1,\n  "gradient_clipp1ng": 1.0,\n  "zero_optimization": { "stage": 2 }\n}',
  });
  await stage.comment('/ds-smoke zero3');
  expect(stage.check().output.summary).toMatch(/\/zero_optimization\/stage: 2 → 3/);
  expect(stage.check().annotations.map((one) => [one.path, one.start_line])).toContainEqual(['configs/zero3.json', 3]);
});

describe('trust', () => {
  test('a run that somebody else starts with our words proves nothing', async () => {
    const stage = await started();
    const { world } = stage.git;
    const ours = stage.run();
    const forged = world.makeRun(stage.repository, {
      workflow: 'ds-smoke.yml',
      actor: world.state.user('rob'),
      inputs: ours.inputs,
      title: ours.title,
    });
    await stage.finish(forged, 'success', smokeResult(ours.inputs.request_id ?? null));
    expect(stage.check().status).toBe('queued');
    const other = world.makeRun(stage.repository, {
      workflow: 'other.yml',
      actor: world.app.bot,
      inputs: ours.inputs,
      title: ours.title,
    });
    await stage.finish(other, 'success');
    const pushed = world.makeRun(stage.repository, {
      workflow: 'ds-smoke.yml',
      actor: world.app.bot,
      inputs: ours.inputs,
      title: ours.title,
      event: 'push',
    });
    await stage.finish(pushed, 'success');
    const branch = world.makeRun(stage.repository, {
      workflow: 'ds-smoke.yml',
      actor: world.app.bot,
      inputs: ours.inputs,
      title: ours.title,
      branch: 'topic',
    });
    await stage.finish(branch, 'success');
    expect(stage.check().status).toBe('queued');
    await stage.finish(ours, 'failure');
    expect(stage.check().conclusion).toBe('failure');
  });

  test('events that come late, twice or in reverse', async () => {
    const stage = await started();
    const run = stage.run();
    const { world, webhooks } = stage.git;
    webhooks.isOn = false;
    world.begin(run);
    const early = webhooks.runPayload(run, 'in_progress');
    world.complete(run, 'success');
    const late = webhooks.runPayload(run, 'completed');
    webhooks.isOn = true;
    await webhooks.send('workflow_run', late);
    await webhooks.send('workflow_run', late);
    await webhooks.send('workflow_run', early);
    expect(stage.check().conclusion).toBe('success');
    expect(stage.checks('ds-smoke/zero3')).toHaveLength(1);
  });

  test('a further attempt counts only if somebody with write access asked for it', async () => {
    const stage = await started();
    const run = stage.run();
    const { world } = stage.git;
    await stage.finish(run, 'failure');
    world.rerun(run, world.state.user('rob'));
    await stage.finish(run, 'success');
    expect(stage.check().conclusion).toBe('failure');
    world.rerun(run, world.state.user('mia'));
    await stage.finish(run, 'success');
    expect(stage.check().conclusion).toBe('success');
    expect(stage.check().output.summary).toContain('attempt 3');
  });
});

describe('buttons', () => {
  test('Cancel stops the run', async () => {
    const stage = await started();
    await stage.click(stage.check(), 'cancel');
    await until('the run ends', () => stage.run().conclusion === 'cancelled');
    await stage.idle();
    expect(stage.check().conclusion).toBe('cancelled');
    expect(stage.check().output.summary).toMatch(/cancelled/i);
  });

  test('Re-run runs the same run again, once for two clicks', async () => {
    const stage = await started();
    await stage.finish(stage.run(), 'failure');
    await Promise.all([stage.click(stage.check(), 'rerun'), stage.click(stage.check(), null)]);
    await stage.idle();
    expect(stage.run().attempt).toBe(2);
    expect(stage.check().status).toBe('queued');
    await stage.finish(stage.run(), 'success');
    expect(stage.check().conclusion).toBe('success');
  });

  test('nobody without write access', async () => {
    const stage = await started();
    await stage.click(stage.check(), 'cancel', 'rob');
    expect(stage.check().status).toBe('queued');
    expect(stage.replies()).toHaveLength(1);
    expect(stage.replies()[0]).toMatch(/write access/);
  });
});

describe('commands about runs', () => {
  test('status, cancel, and again', async () => {
    const stage = await started();
    await stage.comment('/ds-smoke status');
    expect(stage.replies().at(-1)).toMatch(/ds-smoke\/zero3.*queued/);
    await stage.comment('/ds-smoke cancel zero2');
    expect(stage.replies().at(-1)).toMatch(/Nothing to cancel/);
    await stage.comment('/ds-smoke cancel');
    expect(stage.check().conclusion).toBe('cancelled');
    await until('the run ends', () => stage.run().conclusion === 'cancelled');
  });

  test('the same config that passed is not run again, unless asked', async () => {
    const stage = await started();
    await stage.finish(stage.run(), 'success');
    await stage.comment('/ds-smoke zero3');
    expect(stage.runs()).toHaveLength(1);
    expect(stage.replies().at(-1)).toMatch(/passed/);
    stage.push({ 'README.md': 'other' });
    await stage.idle();
    await stage.comment('/ds-smoke zero3');
    expect(stage.runs()).toHaveLength(1);
    const onHead = stage.checks('ds-smoke/zero3').filter((check) => check.headSha === stage.pull.headSha);
    expect(onHead.map((check) => check.conclusion)).toEqual(['success']);
    await stage.comment('/ds-smoke rerun zero3');
    expect(stage.runs()).toHaveLength(2);
  });

  test('a config that failed may be run again at once; one that runs may not', async () => {
    const stage = await started();
    await stage.comment('/ds-smoke zero3', 'mia');
    expect(stage.runs()).toHaveLength(1);
    expect(stage.replies().at(-1)).toMatch(/is running/);
    await stage.finish(stage.run(), 'failure');
    await stage.comment('/ds-smoke zero3');
    expect(stage.runs()).toHaveLength(2);
  });
});

describe('the head moves', () => {
  test('a push stops the run on the older commit', async () => {
    const stage = await started();
    const sha = stage.pull.headSha;
    stage.push({ 'README.md': 'more' });
    await until('the run ends', () => stage.run().conclusion === 'cancelled');
    await stage.idle();
    const check = stage.check();
    expect(check.headSha).toBe(sha);
    expect(check.conclusion).toBe('cancelled');
    expect(check.output.title).toMatch(/Outdated/);
  });

  test('closing stops it, too', async () => {
    const stage = await started();
    stage.closePull();
    await until('the run ends', () => stage.run().conclusion === 'cancelled');
    await stage.idle();
    expect(stage.check().conclusion).toBe('cancelled');
  });

  test('between the command and the dispatch: nothing runs, and the bot says so', async () => {
    const stage = await open();
    let isMoved = false;
    stage.git.github.faults.add({
      when: ({ method, path }) => {
        if (method === 'POST' && path.endsWith(`${stage.repository.name}/check-runs`) && !isMoved) {
          isMoved = true;
          stage.push({ 'README.md': 'sneaked in' });
        }
        return false;
      },
      fault: { kind: 'slow', milliseconds: 0 },
    });
    await stage.comment('/ds-smoke zero3');
    await stage.idle();
    expect(stage.runs()).toHaveLength(0);
    expect(stage.replies()).toHaveLength(1);
    expect(stage.replies()[0]).toMatch(/moved/);
    expect(stage.checks('ds-smoke/zero3').every((check) => check.conclusion === 'cancelled')).toBe(true);
  });

  test('after the command, while its delivery was on its way', async () => {
    const stage = await open();
    const { world, webhooks } = stage.git;
    webhooks.isOn = false;
    const comment = world.state.addComment(
      stage.repository,
      stage.pull.number,
      '/ds-smoke zero3',
      world.state.user('will'),
    );
    const payload = webhooks.commentPayload(stage.repository, comment.id);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    webhooks.isOn = true;
    stage.push({ 'configs/zero3.json': '{"train_micro_batch_size_per_gpu": 64, "zero_optimization": {"stage": 3}}' });
    await stage.idle();
    await webhooks.send('issue_comment', payload);
    expect(stage.runs()).toHaveLength(0);
    expect(stage.replies().at(-1)).toMatch(/moved/);
  });
});

/** A token's permissions with one of them lowered, or taken away. */
function without(permissions: Permissions, name: string, level: 'read' | undefined): Permissions {
  const rest = Object.fromEntries(Object.entries(permissions).filter(([key]) => key !== name));
  return level === undefined ? rest : { ...rest, [name]: level };
}

describe('what the App may not, or the repository has not', () => {
  test('a workflow that does not take our inputs', async () => {
    const stage = await started({
      workflow: 'on:\n  workflow_dispatch:\n    inputs:\n      request_id: { type: string }\n',
    });
    expect(stage.runs()).toHaveLength(0);
    expect(stage.check().conclusion).toBe('failure');
    expect(stage.check().output.summary).toMatch(/inputs/);
  });

  test.each([
    ['actions', 'read', /actions: write/],
    ['checks', 'read', /checks: write/],
    ['actions', undefined, /actions: write/],
    ['checks', undefined, /checks: write/],
    ['contents', undefined, /contents: read/],
  ] as const)('without %s (%s)', async (name, level, words) => {
    const stage = await open({ isPrivate: true });
    const { world } = stage.git;
    const before = world.installation.permissions;
    const tokens = [...world.state.tokens.entries()].filter(([, token]) => token.installationId !== undefined);
    for (const [value, token] of tokens)
      world.state.tokens.set(value, { ...token, permissions: without(before, name, level) });
    try {
      await stage.comment('/ds-smoke zero3');
      expect(stage.runs()).toHaveLength(0);
      const said = [...stage.replies(), ...stage.checks().map((check) => check.output.summary ?? '')].join('\n');
      expect(said).toMatch(words);
      expect(stage.checks().every((check) => check.status === 'completed')).toBe(true);
    } finally {
      for (const [value, token] of tokens) world.state.tokens.set(value, token);
    }
  });
});
