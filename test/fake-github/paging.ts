/** Pages as GitHub's lists give them: 30 by default, 100 at most, addresses of the others in `Link`. */
import { type Call, json, type Reply } from './http.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

export function pageOf<T>(call: Call, all: readonly T[], defaultSize = 30): Page<T> {
  const number = (name: string, fallback: number) => {
    const value = Number.parseInt(call.query.get(name) ?? '', 10);
    return Number.isFinite(value) && value > 0 ? value : fallback;
  };
  const size = Math.min(100, number('per_page', defaultSize));
  const page = number('page', 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const address = (to: number) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    return `${call.api}${call.path}?${query}`;
  };
  const links: string[] = [];
  if (page > 1) links.push(`<${address(page - 1)}>; rel="prev"`);
  if (page < last) links.push(`<${address(page + 1)}>; rel="next"`, `<${address(last)}>; rel="last"`);
  if (page > 1) links.push(`<${address(1)}>; rel="first"`);
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

export function paged<T>(call: Call, all: readonly T[], view: (item: T) => unknown): Reply {
  const page = pageOf(call, all);
  return json(page.items.map(view), 200, page.headers);
}
