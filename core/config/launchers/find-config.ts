/** From what a launcher writes to a file of the repository. The folder a run starts in is not known: the likely ones are tried in turn. */

export type Found =
  | { readonly found: true; readonly path: string; readonly how: 'beside' | 'root' | 'ancestor' | 'suffix' }
  /** `sameName`: files of that name elsewhere; the reference may mean one of them, on another machine's disk. */
  | { readonly found: false; readonly sameName: readonly string[] };

/** `a/./b/../c` is `a/c`; null where it leaves the repository. */
export function normalPath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `files`: all paths of the repository, or those that may be configs. */
export function findConfig(launcher: string, ref: string, files: ReadonlySet<string>): Found {
  const absolute = ref.startsWith('/') || /^[A-Za-z]:[\\/]/.test(ref) || ref.startsWith('~');
  // $HOME/x, ${DIR}/x: what stands behind the variable may be a path of the repository.
  const variable = /^\$(?:\{[^}]*\}|\w+)\/(.*)$/.exec(ref)?.[1];
  const relative = variable ?? ref;
  if (!absolute) {
    const folder = folderOf(launcher);
    const folders = [folder, '', ...ancestors(folder)];
    for (const [index, base] of folders.entries()) {
      const path = normalPath(base === '' ? relative : `${base}/${relative}`);
      if (path !== null && files.has(path))
        return { found: true, path, how: index === 0 ? 'beside' : index === 1 ? 'root' : 'ancestor' };
    }
  }
  const plain = normalPath(relative.replace(/^(?:\.\.?\/)+/, ''));
  const suffix = !absolute && plain?.includes('/') ? [...files].filter((file) => file.endsWith(`/${plain}`)) : [];
  const [only, ...others] = suffix;
  if (only !== undefined && others.length === 0) return { found: true, path: only, how: 'suffix' };
  const name = relative.slice(Math.max(relative.lastIndexOf('/'), relative.lastIndexOf('\\')) + 1);
  return { found: false, sameName: [...files].filter((file) => file === name || file.endsWith(`/${name}`)).sort() };
}

/** The folders above, nearest first, without the repository's own. */
function ancestors(folder: string): string[] {
  const above: string[] = [];
  for (let at = folderOf(folder); at !== ''; at = folderOf(at)) above.push(at);
  return above;
}
