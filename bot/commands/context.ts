/** What a command works with, and what it leaves behind. */
import type { Access } from '../gates/permission.ts';
import type { Lease } from '../lease/lease.ts';
import type { HelpEntry } from '../replies/help-text.ts';
import type { Scope } from '../scope.ts';

export interface Commenter {
  readonly id: number;
  readonly login: string;
}

export interface CommandContext {
  readonly scope: Scope;
  readonly lease: Lease;
  readonly pull: number;
  readonly commentId: number;
  /** Milliseconds since 1970. */
  readonly commentAt: number;
  readonly commenter: Commenter;
  /** Every command, for the help. */
  readonly commands: readonly HelpEntry[];
  /** Absent for commands that anyone may give. */
  readonly access: Access | null;
}

export type Answer =
  /** One comment, Markdown. */
  | { readonly kind: 'reply'; readonly code: string; readonly message: string }
  /** A check says it. */
  | { readonly kind: 'check'; readonly code: string };

export function reply(code: string, message: string): Answer {
  return { kind: 'reply', code, message };
}
