/** Writes generated parts of docs/memory.md between their markers. */
import { TERMS } from '../../core/memory/terms/index.ts';

export function replaceBetween(text: string, name: string, content: string): string {
  const begin = `<!-- begin:${name} -->`;
  const end = `<!-- end:${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/memory.md lacks the markers of ${name}`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

const PLACES = { gpu: 'GPU', cpu: 'CPU', nvme: 'NVMe' } as const;

export function termTables(): string {
  return (['gpu', 'cpu', 'nvme'] as const)
    .map((where) => {
      const lines = TERMS.filter((term) => term.where === where).map(
        ({ id, title, formula, source, rows }) =>
          `| [\`${id}\`](../core/memory/terms/${id}.ts) | ${title} | ${formula} | ${source} | ${rows ?? 'derived'} |`,
      );
      const head = '| term | what | bytes | source | confirmed by |\n|---|---|---|---|---|';
      return `### ${PLACES[where]}\n\n${[head, ...lines].join('\n')}`;
    })
    .join('\n\n');
}
