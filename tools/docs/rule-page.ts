/** The page of one rule, and the overview of all. */
import type { Effect, Rule, RunContextExample, Severity } from '../../core/rules/rule.ts';

const EFFECTS: Readonly<Record<Effect, string>> = {
  rejects: 'DeepSpeed (or what launches it) refuses the config',
  fails: 'the run ends in an error later',
  ignored: 'it is ignored without a word',
  changed: 'it runs, but not as written',
  advice: 'nothing breaks; worth knowing',
};

const LAUNCHES = {
  raw: 'DeepSpeed itself',
  'hf-trainer': 'the Transformers Trainer',
  accelerate: 'Accelerate',
} as const;

export function rulePage(rule: Rule): string {
  const { docs } = rule;
  const facts = [
    `**${capital(rule.severity)}**`,
    EFFECTS[rule.effect],
    ...(rule.integrations === undefined
      ? []
      : [`only under ${rule.integrations.map((one) => LAUNCHES[one]).join(' and ')}`]),
    ...(rule.since === undefined ? [] : [`since DeepSpeed ${rule.since}`]),
    ...(rule.until === undefined ? [] : [`until DeepSpeed ${rule.until}`]),
  ];
  return [
    '<!-- Written by tools/write-rule-docs.ts from the rule; do not edit. -->',
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${facts.join(' · ')}`,
    '',
    docs.why,
    '',
    '## Bad',
    '',
    ...known(docs.run),
    ...fence(docs.bad),
    '## Good',
    '',
    ...(docs.goodRun === undefined ? [] : known(docs.goodRun)),
    ...fence(docs.good),
    '## Where DeepSpeed does it',
    '',
    ...docs.sources.map((source) => (source.startsWith('https://') ? `- <${source}>` : `- \`${source}\``)),
    '',
    rule.effect === 'rejects' || rule.effect === 'fails'
      ? `Where it is an error it cannot be switched off: the run would end in it. A notice or warning can, in \`.github/ds-review.yml\`: \`rules: { ${rule.id}: off }\`.`
      : `Switch it off, or make it stricter, in \`.github/ds-review.yml\`: \`rules: { ${rule.id}: off }\`.`,
    '',
    `Source: [core/rules/${rule.group}/${rule.id}.ts](../../core/rules/${rule.group}/${rule.id}.ts)`,
    '',
  ].join('\n');
}

/** What the example takes as known of the run. */
function known(run: RunContextExample | undefined): string[] {
  if (run === undefined) return [];
  const facts = [
    ...(run.integration === undefined ? [] : [`launched by ${LAUNCHES[run.integration]}`]),
    ...(run.worldSize === undefined ? [] : [`on ${run.worldSize} GPU${run.worldSize === 1 ? '' : 's'}`]),
    ...(run.path === undefined ? [] : [`in \`${run.path}\``]),
    ...Object.entries(run.facts ?? {}).map(([fact, value]) => `with \`${fact}\` = \`${JSON.stringify(value)}\``),
  ];
  return facts.length === 0 ? [] : [`${capital(facts.join(', '))}:`, ''];
}

function fence(text: string): string[] {
  let shown = text.trimEnd();
  try {
    // One line of JSON is easier to read on several.
    if (!shown.includes('\n')) shown = JSON.stringify(JSON.parse(shown), null, 2);
  } catch {
    // Not strict JSON: shown as it is.
  }
  const keepsNumbers = /\d\.0\b|\de\d/.test(text);
  return ['```hjson', keepsNumbers ? text.trimEnd() : shown, '```', ''];
}

export function rulesOverview(rules: readonly Rule[]): string {
  const groups = [...new Set(rules.map(({ group }) => group))];
  const count = (severity: Severity): number => rules.filter((rule) => rule.severity === severity).length;
  return [
    '<!-- Written by tools/write-rule-docs.ts from the rules; do not edit. -->',
    '# Rules',
    '',
    `${rules.length} rules: ${count('error')} errors, ${count('warning')} warnings, ${count('notice')} notices. What hangs on something that is not known of the run is a notice at most. By what you see: [mistakes](../mistakes.md).`,
    '',
    ...groups.flatMap((group) => [
      `## ${capital(group)}`,
      '',
      '| rule | severity | what |',
      '| --- | --- | --- |',
      ...rules
        .filter((rule) => rule.group === group)
        .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.title.replaceAll('|', '\\|')} |`),
      '',
    ]),
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
