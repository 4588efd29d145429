/** `ds-review rules`: the list, or the page of one rule. */

import { wrapped } from '../../core/report/width.ts';
import { RULES } from '../../core/rules/index.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { closestNames } from '../../core/text/closest-names.ts';
import { oneOf } from '../arguments.ts';
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from '../command.ts';

const rules: Command = {
  summary: 'list the rules, or explain one',
  usage: '[ID]',
  options: { format: { type: 'string', value: 'text|json', help: 'default text' } },
  examples: ['ds-review rules', 'ds-review rules offload-param-stage3-only'],
  exits: '0 listed; 2 no such rule',
  run,
};

export default rules;

async function run(args: Arguments, io: Io): Promise<ExitCode> {
  const format = oneOf('format', args.text('format') ?? 'text', ['text', 'json'] as const);
  const id = args.positionals[0];
  const chosen = id === undefined ? RULES : RULES.filter((rule) => rule.id === id);
  if (id !== undefined && chosen.length === 0) {
    const near = closestNames(
      id,
      RULES.map((rule) => rule.id),
    );
    throw new UsageError(`there is no rule "${id}"${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`);
  }
  if (format === 'json') io.out(`${JSON.stringify(chosen.map(asData), null, 2)}\n`);
  else io.out(id === undefined ? list() : chosen.map((rule) => page(rule, io.columns)).join('\n'));
  return 0;
}

function asData({ id, group, severity, effect, title, docs, since, until }: Rule) {
  return { id, group, severity, effect, title, docs, since: since ?? null, until: until ?? null };
}

function list(): string {
  const width = Math.max(...RULES.map((rule) => rule.id.length));
  const lines: string[] = [];
  let group = '';
  for (const rule of RULES.toSorted((a, b) =>
    a.group === b.group ? (a.id < b.id ? -1 : 1) : a.group < b.group ? -1 : 1,
  )) {
    if (rule.group !== group) lines.push(`${lines.length > 0 ? '\n' : ''}${rule.group}`);
    group = rule.group;
    lines.push(`  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
  }
  return `${lines.join('\n')}\n\n${RULES.length} rules\n`;
}

function page(rule: Rule, width: number): string {
  const indent = (text: string): string =>
    text
      .trim()
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  return [
    `${rule.id} (${rule.severity}, ${rule.group})`,
    rule.title,
    '',
    ...wrapped(rule.docs.why.trim(), width),
    '',
    '  bad:',
    indent(rule.docs.bad),
    '',
    '  good:',
    indent(rule.docs.good),
    '',
    ...rule.docs.sources.map((source) => `  ${source}`),
    '',
  ].join('\n');
}
