import { checksOf, type FoundCheck } from '../checks/find.ts';
import { isSmokeCheck } from '../checks/names.ts';
import { code } from '../replies/escape.ts';
import { readPull } from '../repository/pull.ts';
import type { Command } from './command.ts';
import { reply } from './context.ts';

/** The newest check of each name, as rows of a table. */
export function statusText(checks: readonly FoundCheck[], headSha: string): string {
  const newest = new Map<string, FoundCheck>();
  for (const check of checks.filter((entry) => isSmokeCheck(entry.name)))
    if (!newest.has(check.name)) newest.set(check.name, check);
  const commit = `\`${headSha.slice(0, 12)}\``;
  if (newest.size === 0) return `No smoke run was asked for on ${commit} yet. \`/ds-smoke help\` lists the commands.`;
  const rows = [...newest.values()].map((check) => {
    const state = check.isOpen ? 'running or queued' : (check.conclusion ?? 'ended');
    const run = check.state?.runUrl ? `[run](${check.state.runUrl})` : 'none';
    return `| ${code(check.name)} | ${state} | ${check.state ? code(check.state.inputs.config_path) : ''} | ${run} |`;
  });
  return [
    `Smoke runs on ${commit}:`,
    '',
    '| check | state | config | run |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const status: Command<'status'> = {
  kind: 'status',
  usage: 'status',
  help: 'Lists the smoke runs of this pull request’s head.',
  permission: 'write',
  examples: ['status'],
  run: async ({ scope, pull }) => {
    const { headSha } = await readPull(scope, pull);
    return reply('status', statusText(await checksOf(scope, headSha), headSha));
  },
};

export default status;
