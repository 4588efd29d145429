/** What a change does to the keys of a config: by JSON pointer, whatever happened to lines, order or spacing. */

export interface KeyChange {
  readonly pointer: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As people would write it in JSON; null: absent on that side. */
  readonly base: string | null;
  readonly head: string | null;
  /** Of `moved`: where it was. */
  readonly from?: string;
}
