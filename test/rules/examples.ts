/** How an example of a rule's page, or a fixture of its folder, is launched. */
import { parseConfig } from '../../core/config/parse.ts';
import { type CheckResult, checkConfig } from '../../core/rules/check.ts';
import { launchOf } from '../../core/rules/row.ts';
import type { Rule, RunContextExample } from '../../core/rules/rule.ts';

export function checkExample(
  rule: Rule,
  text: string,
  run: RunContextExample | undefined = rule.docs.run,
  path = 'example',
): CheckResult {
  const accelerate = rule.kind === 'accelerate' || run?.path === 'accelerate.yaml';
  const document = parseConfig(run?.path ?? path, text);
  const integrations =
    run?.integration === undefined ? (['raw', 'hf-trainer', 'accelerate'] as const) : [run.integration];
  return checkConfig(document, {
    kind: accelerate ? 'accelerate' : 'ds_config',
    integrations,
    intended: integrations,
    worldSizes: [run?.worldSize ?? 1],
    worldSizesKnown: true,
    run: run?.facts ?? {},
  });
}

/** The same from a row's context, as `check --batch` takes it. */
export function runOfContext(context: unknown): RunContextExample {
  const { integration, worldSize, run, yaml } = launchOf({ context, config: {} });
  if (yaml !== undefined) return { path: 'accelerate.yaml', worldSize };
  return { integration, worldSize, facts: { ...run } };
}
