/**
 * What the next run has to know of this one, hidden in the comment itself, since GitHub is the only database. It is read from a comment that
 * the caller knows to be ours, and still judged as foreign text: whatever has not this shape is no state.
 */

export interface CommentState {
  /** Head SHA that was reviewed. */
  readonly head: string;
  readonly open: readonly StateFinding[];
  readonly fixed: readonly (StateFinding & { readonly by: string })[];
}

export interface StateFinding {
  readonly id: string;
  readonly rule: string;
  readonly path: string;
}

const OPEN = '<!-- ds-config-review:state ';
const CLOSE = ' -->';
const MOST = 60;

/** Characters that the state may take of a comment, whatever files are called. */
export const STATE_LIMIT = 12_000;

/** What is too much is left out: of the open ones the last, of the fixed ones the oldest. */
export function writeState(state: CommentState): string {
  let kept: CommentState = {
    head: state.head.slice(0, 64),
    open: state.open.slice(0, MOST),
    fixed: state.fixed.slice(-MOST),
  };
  for (;;) {
    const hidden = `${OPEN}${encoded(kept)}${CLOSE}`;
    if (hidden.length <= STATE_LIMIT) return hidden;
    kept = {
      ...kept,
      open: kept.open.slice(0, Math.floor(kept.open.length / 2)),
      fixed: kept.fixed.slice(Math.ceil(kept.fixed.length / 2)),
    };
  }
}

/** Neither the end of the comment nor anything else of Markdown, whatever a path is called. */
function encoded(state: CommentState): string {
  return JSON.stringify(state).replace(
    /[<>&@`\-\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function readState(body: string): CommentState | null {
  const start = body.lastIndexOf(OPEN);
  const end = start === -1 ? -1 : body.indexOf(CLOSE, start);
  if (end === -1) return null;
  try {
    return stateOf(JSON.parse(body.slice(start + OPEN.length, end)));
  } catch {
    return null;
  }
}

function stateOf(value: unknown): CommentState | null {
  if (!isRecord(value) || typeof value.head !== 'string' || !Array.isArray(value.open) || !Array.isArray(value.fixed))
    return null;
  const open = value.open.flatMap((one) => findingOf(one));
  const fixed = value.fixed.flatMap((one) => {
    const [finding] = findingOf(one);
    return finding !== undefined && isRecord(one) && typeof one.by === 'string' ? [{ ...finding, by: one.by }] : [];
  });
  return { head: value.head, open: open.slice(0, MOST), fixed: fixed.slice(-MOST) };
}

function findingOf(value: unknown): StateFinding[] {
  if (!isRecord(value)) return [];
  const { id, rule, path } = value;
  return typeof id === 'string' && typeof rule === 'string' && typeof path === 'string' ? [{ id, rule, path }] : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
