/** A template's gap, in a file that is read as it stands. */

/** What a shell, sed or a template engine replaces: `$NAME`, `${NAME}`, `{{ name }}`, `<name>`. */
const PLACEHOLDER = /\$\{[^}\n]{1,60}\}|\$\w{1,60}|\{\{[^{}\n]{1,60}\}\}|<[\w -]{1,60}>/y;

/** What to say of the placeholder that begins here; null where none does. */
export function unfilledAt(text: string, start: number): string | null {
  PLACEHOLDER.lastIndex = start;
  const found = PLACEHOLDER.exec(text)?.[0];
  return found === undefined ? null : `\`${found}\` is a placeholder: no value stands here until it is filled`;
}

/** `$NAME`, `{{ name }}` or `CONFIG_NAME` as a whole value, with the comma that hjson takes into a text without quotes. */
const WHOLE = /^(?:\$\{[^}]+\}|\$\w+|\{\{[^{}]+\}\}|<[\w -]+>|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+),?$/;

export function isPlaceholder(value: string): boolean {
  return value.length <= 64 && WHOLE.test(value);
}
