/** Keys that people use to write a comment into JSON: DeepSpeed ignores them, and so they are meant. */
export function isCommentKey(key: string): boolean {
  return (
    key.startsWith('_') || key === '$schema' || key.startsWith('//') || key.startsWith('#') || /^comments?$/i.test(key)
  );
}
