/** How an example of a rule's page, or a fixture of its folder, is launched. */
import { parseConfig } from '../../core/config/parse.ts';
import { type CheckResult, checkConfig } from '../../core/rules/check.ts';
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
