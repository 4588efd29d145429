/** The help reply, made from the commands' own words alone. */
import type { MalformedCode } from '../parse/command-line.ts';
import { code } from './escape.ts';

const REASONS: Readonly<Record<MalformedCode, string>> = {
  'no-argument': 'The command needs a word behind it.',
  'unexpected-characters': 'The command holds characters that do not belong there (invisible ones, perhaps).',
  'unknown-argument': 'The command holds a word that it does not take.',
  'too-many-arguments': 'The command holds more words than it takes.',
  'missing-profile': 'The command needs the name of a profile.',
  'several-commands': 'One comment holds one command; this one holds several.',
};

export interface HelpEntry {
  readonly usage: string;
  readonly help: string;
  readonly permission: 'write' | 'anyone';
  readonly examples: readonly string[];
}

/** The whole help, from the commands' own words. */
export function helpText(
  entries: readonly HelpEntry[],
  profiles: readonly string[],
  reason: MalformedCode | null,
): string {
  const rows = entries.map(({ usage, help, permission, examples }) => {
    const who = permission === 'write' ? 'people with write access' : 'anyone';
    const shown = examples.map((example) => `\`/ds-smoke ${example}\``).join('<br>');
    return `| \`/ds-smoke ${usage.replaceAll('|', '\\|')}\` | ${help} | ${who} | ${shown} |`;
  });
  return [
    ...(reason === null ? [] : [`${REASONS[reason]} Nothing was started.`, '']),
    'The commands, each on a line of its own in a comment on a pull request:',
    '',
    '| command | what it does | who may | for example |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `Profiles here: ${profiles.map((name) => code(name)).join(', ')}.`,
  ].join('\n');
}
