/** The gate remembers when GitHub told us of its commit: by that a command can tell whether the head is newer than itself. */

/** `since` null: the gate was put on later, and tells nothing. */
export function gateId(since: number | null): string {
  return since === null ? 'gate' : `gate told ${since}`;
}

/** Milliseconds since 1970; null: it does not say. */
export function toldAt(externalId: string): number | null {
  const told = /^gate told (\d{1,15})$/.exec(externalId)?.[1];
  return told === undefined ? null : Number(told);
}
