/** What a comment asks for. Pure; nothing of the comment is kept but words of closed form. */
import { isConfigPath } from './config-path.ts';
import { plainLines } from './plain-lines.ts';

export interface SmokeArguments {
  readonly profile: string;
  /** 7 to 40 lower-case hex digits. */
  readonly sha: string | null;
  readonly path: string | null;
}

export type ParsedCommand =
  | ({ readonly kind: 'smoke' } & SmokeArguments)
  | { readonly kind: 'rerun'; readonly profile: string }
  | { readonly kind: 'cancel'; readonly profile: string | null }
  | { readonly kind: 'status' }
  | { readonly kind: 'help' }
  | { readonly kind: 'malformed'; readonly code: MalformedCode };

export type MalformedCode =
  | 'no-argument'
  | 'unexpected-characters'
  | 'unknown-argument'
  | 'too-many-arguments'
  | 'missing-profile'
  | 'several-commands';

const WORD = '/ds-smoke';
/** What makes the word a longer one: `/ds-smoke-test`, `/ds-smoke/x`, `/ds-smoke.py`. */
const LONGER = /^[\p{L}\p{N}\p{M}_./@-]/u;
const PLAIN_ASCII = /^[\x20-\x7e\t]*$/;
const PROFILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const SHA = /^[0-9a-fA-F]{7,40}$/;

/** null: the comment holds no command, and the bot stays silent. */
export function parseComment(body: string): ParsedCommand | null {
  const rests = plainLines(body).flatMap((line) => commandRest(line) ?? []);
  const first = rests[0];
  if (first === undefined) return null;
  return rests.length > 1 ? malformed('several-commands') : parseArguments(first);
}

/** What follows the word in a line that is a command; null for every other line. */
function commandRest(line: string | null): string | null {
  const text = line?.replace(/^ {0,3}/, '');
  if (!text?.startsWith(WORD)) return null;
  const rest = text.slice(WORD.length);
  return LONGER.test(rest) ? null : rest;
}

function parseArguments(rest: string): ParsedCommand {
  if (!PLAIN_ASCII.test(rest) || /^[^ \t]/.test(rest)) return malformed('unexpected-characters');
  const words = rest.split(/[ \t]+/).filter((word) => word !== '');
  const [first, ...others] = words;
  if (first === undefined) return malformed('no-argument');
  switch (first) {
    case 'help':
      return others.length === 0 ? { kind: 'help' } : malformed('too-many-arguments');
    case 'status':
      return others.length === 0 ? { kind: 'status' } : malformed('too-many-arguments');
    case 'cancel':
      return named(others, (profile) => ({ kind: 'cancel', profile })) ?? { kind: 'cancel', profile: null };
    case 'rerun':
      return named(others, (profile) => ({ kind: 'rerun', profile })) ?? malformed('missing-profile');
    default:
      return parseSmoke(first, others);
  }
}

/** null: no word is there. */
function named(words: readonly string[], make: (profile: string) => ParsedCommand): ParsedCommand | null {
  const [profile, ...more] = words;
  if (profile === undefined) return null;
  if (more.length > 0) return malformed('too-many-arguments');
  return PROFILE.test(profile) ? make(profile) : malformed('unknown-argument');
}

function parseSmoke(profile: string, words: readonly string[]): ParsedCommand {
  if (!PROFILE.test(profile)) return malformed('unknown-argument');
  let sha: string | null = null;
  let path: string | null = null;
  for (const word of words) {
    if (SHA.test(word)) {
      if (sha !== null) return malformed('too-many-arguments');
      sha = word.toLowerCase();
    } else if (isConfigPath(word)) {
      if (path !== null) return malformed('too-many-arguments');
      path = word;
    } else return malformed('unknown-argument');
  }
  return { kind: 'smoke', profile, sha, path };
}

function malformed(code: MalformedCode): ParsedCommand {
  return { kind: 'malformed', code };
}
