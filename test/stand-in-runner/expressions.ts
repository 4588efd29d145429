/** `${{ … }}` of workflows, as far as ours use them: paths into contexts. Anything else is an error, so that no step runs with a wrong value. */

export type Contexts = Readonly<Record<string, unknown>>;

export function evaluate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_all, expression: string) =>
    String(lookUp(expression, contexts) ?? ''),
  );
}

export function lookUp(expression: string, contexts: Contexts): unknown {
  if (!/^[a-z]+(\.[A-Za-z0-9_-]+)+$/.test(expression))
    throw new Error(`the stand-in runner does not know the expression ${expression}`);
  let value: unknown = contexts;
  for (const key of expression.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = new Map(Object.entries(value)).get(key);
  }
  return value;
}
