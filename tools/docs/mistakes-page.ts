/** docs/mistakes.md: from what people see to the rule that says it. */
import type { Rule } from '../../core/rules/rule.ts';
import mistakes from './mistakes.json' with { type: 'json' };

interface Mistake {
  readonly symptom: string;
  readonly why: string;
  readonly rules: readonly string[];
  /** `owner/name#number` */
  readonly threads: readonly string[];
}

export function mistakesPage(rules: readonly Rule[]): string {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const rows: readonly Mistake[] = mistakes;
  return [
    '<!-- Written by tools/write-rule-docs.ts from tools/docs/mistakes.json; do not edit. -->',
    '# By what you see',
    '',
    'Messages and surprises that people meet, and the rules that speak of them before the run does.',
    '',
    ...rows.flatMap(({ symptom, why, rules: ids, threads }) => [
      `## ${symptom}`,
      '',
      why,
      '',
      ...ids.map((id) => `- [${id}](rules/${id}.md): ${titleOf(known, id)}`),
      ...(threads.length > 0
        ? [
            '',
            `Met in ${threads.map((thread) => `[${thread}](https://github.com/${thread.replace('#', '/issues/')})`).join(', ')}.`,
          ]
        : []),
      '',
    ]),
  ].join('\n');
}

function titleOf(known: ReadonlyMap<string, Rule>, id: string): string {
  const rule = known.get(id);
  if (rule === undefined) throw new Error(`tools/docs/mistakes.json: there is no rule ${id}`);
  return rule.title.charAt(0).toLowerCase() + rule.title.slice(1);
}
