/** Everything a run leaves behind besides the comment: annotations, job summary, JSON and SARIF, outputs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fingerprint } from '../../core/report/fingerprint.ts';
import { reportJson } from '../../core/report/report-json.ts';
import { sarif } from '../../core/report/sarif.ts';
import { upgradeFindings } from '../../core/report/upgrade-findings.ts';
import type { Review } from '../../core/review/outcome.ts';
import type { Runner } from '../commands.ts';
import type { Environment } from '../environment.ts';
import { describe, Problem } from '../problem.ts';
import { VERSION } from '../version.ts';
import { annotate } from './annotate.ts';
import { writeOutputs } from './outputs.ts';
import { writeSummary } from './summary.ts';

export interface ReportOptions {
  readonly environment: Environment;
  readonly runner: Runner;
  readonly review: Review;
  readonly comment: { readonly id: number; readonly url: string } | null;
  readonly notes: readonly string[];
  readonly sarifFile: string | null;
}

export async function report(options: ReportOptions): Promise<void> {
  const { environment, runner, review, notes } = options;
  const annotated = annotate(review, notes.length > 0 ? 2 : 1);
  runner.raw(annotated.commands);
  // several warnings of our own would push out those about lines: one, and the rest in the log
  const [first, ...others] = notes;
  if (first !== undefined)
    runner.warning(others.length === 0 ? first : `${first} (and ${others.length} more: see the job summary)`);
  for (const note of others) runner.info(note);
  writeSummary(environment.summaryFile, { review, annotated, notes });
  const reportPath = join(environment.temporary, 'ds-config-review', 'report.json');
  await mkdir(dirname(reportPath), { recursive: true });
  await writeFile(reportPath, `${JSON.stringify(reportJson(review), null, 2)}\n`);
  if (options.sarifFile !== null) await writeSarif(options.sarifFile, environment, review);
  writeOutputs(runner, { review, comment: options.comment, reportPath });
}

async function writeSarif(file: string, environment: Environment, review: Review): Promise<void> {
  const root = environment.workspace ?? process.cwd();
  const path = resolve(root, file);
  if (relative(root, path).split(sep)[0] === '..')
    throw new Problem(`input sarif-file: "${file}" leads out of the workspace`);
  const { RULES: rules } = await import('../../core/rules/index.ts');
  const ofConfigs = review.configs.flatMap((config) => config.findings);
  const known = new Set(ofConfigs.map((finding) => fingerprint(finding)));
  const findings = [
    ...ofConfigs,
    // a changed config is reviewed for the new release anyway
    ...upgradeFindings(review.upgrades).filter((finding) => !known.has(fingerprint(finding))),
  ];
  const text = JSON.stringify(
    sarif(findings, {
      version: VERSION,
      docsUrl: review.refs.docsUrl ?? null,
      rules,
      suppressed: review.configs.flatMap((config) => config.suppressed),
      useless: review.configs.flatMap((config) => config.uselessSuppressions),
    }),
    null,
    2,
  );
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${text}\n`);
  } catch (error) {
    throw new Problem(
      `input sarif-file: ${file} cannot be written: ${error instanceof Error ? error.message : describe(error)}`,
    );
  }
}
