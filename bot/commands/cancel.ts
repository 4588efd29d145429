import { checksOf, type FoundCheck } from '../checks/find.ts';
import { isSmokeCheck, smokeCheckName } from '../checks/names.ts';
import { code } from '../replies/escape.ts';
import { readPull } from '../repository/pull.ts';
import { stopCheck } from '../settle/stop-check.ts';
import type { Command } from './command.ts';
import { reply } from './context.ts';

/** The checks that a cancel is meant for; null: all profiles. */
export function decideCancel(checks: readonly FoundCheck[], profile: string | null): FoundCheck[] {
  return checks.filter(
    (check) => check.isOpen && isSmokeCheck(check.name) && (profile === null || check.name === smokeCheckName(profile)),
  );
}

const cancel: Command<'cancel'> = {
  kind: 'cancel',
  usage: 'cancel [<profile>]',
  help: 'Stops the runs of this pull request’s head, or that of one profile.',
  permission: 'write',
  examples: ['cancel', 'cancel zero3'],
  run: async ({ scope, pull }, { profile }) => {
    const { headSha } = await readPull(scope, pull);
    const open = decideCancel(await checksOf(scope, headSha), profile);
    for (const check of open) await stopCheck(scope, check, 'cancelled');
    const what = profile === null ? 'no smoke run is going' : `no smoke run of ${code(profile)} is going`;
    if (open.length === 0)
      return reply('nothing-to-cancel', `Nothing to cancel: ${what} on \`${headSha.slice(0, 12)}\`.`);
    return reply(
      'cancelled',
      `Cancelled on \`${headSha.slice(0, 12)}\`: ${open.map((check) => code(check.name)).join(', ')}.`,
    );
  },
};

export default cancel;
