/** `npm run demo -- --smoke`: a comment, the built bot, a stand-in runner with the real DeepSpeed on the CPU, and the check that comes of it. */
import { existsSync } from 'node:fs';
import { bundle } from '../../test/bot/harness/bundle.ts';
import { Stage } from '../../test/bot/harness/stage.ts';
import { zip } from '../../test/fake-github/bot/zip.ts';
import { runSmokeWorkflow } from '../../test/stand-in-runner/runner.ts';

const PYTHON = `${process.cwd()}/.venv/bin/python`;
const CONFIG = JSON.stringify({
  train_micro_batch_size_per_gpu: 1,
  bf16: { enabled: true },
  optimizer: { type: 'AdamW', params: { lr: 1e-3, torch_adam: true } },
  zero_optimization: { stage: 3, reduce_bucket_size: 1_000_000 },
});

export async function smokeDemo(step: (text: string) => void): Promise<void> {
  if (!existsSync(PYTHON))
    throw new Error('.venv with the real DeepSpeed is missing: bash tools/python/setup.sh makes it');
  const bot = await bundle();
  const stage = await Stage.open({ config: CONFIG });
  try {
    await stage.startBot({ main: bot.main });
    step('the built bot listens beside a GitHub of our own; will comments: /ds-smoke zero3');
    await stage.comment('/ds-smoke zero3');
    const job = stage.run();
    step(`the bot dispatched ${job.inputs.request_id}; a stand-in runner takes the workflow's own steps …`);
    const { world, github } = stage.git;
    world.begin(job);
    await stage.idle();
    const end = await runSmokeWorkflow({
      inputs: job.inputs,
      api: github.api,
      repository: stage.repository.fullName,
      token: world.state.actionsToken(stage.repository).value,
      sha: job.headSha,
      python: PYTHON,
    });
    step(`the run ended: ${end.conclusion}`);
    for (const { name, file, bytes } of end.artifacts)
      job.artifacts.push({ id: world.state.nextId(), name, zip: zip({ [file]: bytes.toString('utf8') }) });
    world.complete(job, end.conclusion);
    await stage.idle();
    const { status, conclusion, output } = stage.check();
    step(`the check: ${status}, ${conclusion}`);
    process.stdout.write(`\n${output?.title ?? ''}\n\n${output?.summary ?? ''}\n`);
  } finally {
    await stage.close();
    bot.remove();
  }
}
