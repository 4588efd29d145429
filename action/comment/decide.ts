/** What to do about the comment: a decision from what is there, without asking anyone. */
import type { CommentMode } from '../inputs.ts';
import { isNewer, isSameRun, type Marker } from './marker.ts';
import type { OwnComment } from './whose.ts';

export interface Wanted {
  readonly mode: CommentMode;
  readonly marker: Marker;
  /** The comment's text without its marker. `previous`: what our comment says now, null where there is none: a new text may answer it. */
  readonly render: (previous: string | null) => Rendered;
}

export interface Rendered {
  readonly content: string;
  /** Something in the pull request concerns us; without it no comment is begun. */
  readonly worthPosting: boolean;
}

export type Decision =
  | { readonly kind: 'create'; readonly content: string }
  | { readonly kind: 'update'; readonly comment: OwnComment; readonly content: string }
  /** Two runs at once began a comment each: the later one goes. */
  | { readonly kind: 'remove'; readonly comment: OwnComment }
  | {
      readonly kind: 'leave';
      readonly because: 'off' | 'nothing-to-say' | 'unchanged' | 'newer-run' | 'moved-on';
      readonly comment: OwnComment | null;
    };

/** `own`: our comments, oldest first. `headNow`: what the pull request's head is at this moment. */
export function decide(wanted: Wanted, own: readonly OwnComment[], headNow: string): Decision {
  const [first = null, ...others] = own;
  const leave = (because: Extract<Decision, { kind: 'leave' }>['because']): Decision => ({
    kind: 'leave',
    because,
    comment: first,
  });
  if (wanted.mode === 'never') return leave('off');
  if (headNow !== wanted.marker.head) return leave('moved-on');
  if (first === null) {
    const { content, worthPosting } = wanted.render(null);
    return worthPosting || wanted.mode === 'always' ? { kind: 'create', content } : leave('nothing-to-say');
  }
  if (own.some((comment) => isNewer(comment.marker, wanted.marker))) {
    // begun while the newer run, which is done by now, did not see it; nobody ever removes the first
    const late = others.find((comment) => isSameRun(comment.marker, wanted.marker));
    return late ? { kind: 'remove', comment: late } : leave('newer-run');
  }
  const last = others.at(-1);
  if (last) return { kind: 'remove', comment: last };
  const isSigned = wanted.marker.by === null || first.marker.by === wanted.marker.by;
  const { content } = wanted.render(first.content);
  // runs of one head say the same thing: a new run number alone is no reason to touch it
  if (first.content.trimEnd() === content.trimEnd() && first.marker.head === wanted.marker.head && isSigned)
    return leave('unchanged');
  return { kind: 'update', comment: first, content };
}
