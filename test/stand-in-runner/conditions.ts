/** `if:` of a step, as far as our own steps use it: always(), !cancelled(), comparisons of a path with a text, joined by &&. */
import { type Contexts, lookUp } from './expressions.ts';

export interface JobState {
  readonly failed: boolean;
  readonly cancelled: boolean;
}

export function runs(condition: string | undefined, state: JobState, contexts: Contexts): boolean {
  const parts = condition?.split('&&').map((part) => part.trim()) ?? [];
  // As on GitHub: a condition that names no status function means success() as well.
  const named = parts.some((part) => part === 'always()' || part === '!cancelled()');
  if (!named && (state.failed || state.cancelled)) return false;
  return parts.every((part) => holds(part, state, contexts));
}

function holds(part: string, state: JobState, contexts: Contexts): boolean {
  if (part === 'always()') return true;
  if (part === '!cancelled()') return !state.cancelled;
  const [, path = '', operator, text] = /^(\S+) (==|!=) '([^']*)'$/.exec(part) ?? [];
  if (operator === undefined) throw new Error(`the stand-in runner does not know the condition ${part}`);
  return (String(lookUp(path, contexts) ?? '') === text) === (operator === '==');
}
