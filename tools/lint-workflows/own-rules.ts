/** What no linter of the public ones checks as we want it: pinned actions, least permissions, no expression inside a script. */
import { load } from 'js-yaml';

const PINNED = /^\s*-?\s*uses:\s*(\S+)\s*(#\s*v\d+(\.\d+)*)?\s*$/;
const entries = (value: unknown): [string, unknown][] =>
  value !== null && typeof value === 'object' ? Object.entries(value) : [];

/** One line for each problem: `path:line: what`. */
export function ownRules(path: string, text: string): string[] {
  const lines = text
    .split('\n')
    .flatMap((line, index) => usesProblem(line).map((what) => `${path}:${index + 1}: ${what}`));
  const root = new Map(entries(load(text)));
  const scripts = runs(root.get('jobs') ?? root.get('runs')).filter((script) => script.includes('${{'));
  const inScripts = scripts.map((script) => `${path}: an expression inside run: ${script.split('\n')[0]}`);
  return [...lines, ...inScripts, ...(root.has('jobs') ? permissionProblems(path, root) : [])];
}

function usesProblem(line: string): string[] {
  if (!/^\s*-?\s*uses:/.test(line)) return [];
  const found = PINNED.exec(line);
  const [, action = '', version] = found ?? [];
  if (action.startsWith('./')) return [];
  if (!/@[0-9a-f]{40}$/.test(action)) return [`${action || line.trim()} is not pinned to a full SHA`];
  return version === undefined ? [`${action} has no comment with its version`] : [];
}

function permissionProblems(path: string, root: ReadonlyMap<string, unknown>): string[] {
  if (!root.has('permissions')) return [`${path}: no permissions: at the top`];
  const top = root.get('permissions');
  if (typeof top === 'string') return [`${path}: permissions: ${top} is more than a list of what is needed`];
  return entries(top).flatMap(([name, value]) =>
    value === 'write' ? [`${path}: ${name}: write belongs to the one job that needs it`] : [],
  );
}

function runs(value: unknown): string[] {
  return entries(value).flatMap(([key, child]) => (key === 'run' && typeof child === 'string' ? [child] : runs(child)));
}
