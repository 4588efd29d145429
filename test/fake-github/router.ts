/** Finds the route of a request by GitHub's own path templates. */
import type { Method, Route } from './http.ts';

const MAY_HOLD_SLASHES = new Set(['path', 'ref', 'basehead', 'branch']);

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path
    .split(/(\{[a-z_]+\})/)
    .map((part) => {
      const name = /^\{([a-z_]+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return MAY_HOLD_SLASHES.has(name) ? '(.*?)' : '([^/]+)';
    })
    .join('');
  return { route, pattern: new RegExp(`^${source}$`), names };
}

function decode(text: string): string | null {
  try {
    return text.split('/').map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}

export class Router {
  readonly #routes: Compiled[] = [];

  add(...routes: readonly Route[]): void {
    this.#routes.push(...routes.map(compile));
    // the more fixed text a template has, the earlier it is tried: commits/{ref}/check-runs before commits/{ref}
    const fixed = (entry: Compiled) => entry.route.path.replace(/\{[a-z_]+\}/g, '').length;
    this.#routes.sort((a, b) => fixed(b) - fixed(a));
  }

  find(method: Method, path: string): Match | null {
    for (const { route, pattern, names } of this.#routes) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (!found) continue;
      const values = found.slice(1).map(decode);
      if (values.includes(null)) continue;
      return { route, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
    }
    return null;
  }
}
