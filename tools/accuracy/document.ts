/** Writes generated parts of docs/memory.md between their markers. */
import { MOVING_KEYS, STILL_KEYS } from '../../core/memory/settings/keys.ts';
import { NOT_MODELLED } from '../../core/memory/settings/not-modelled.ts';
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

/** Keys that move bytes with their terms, keys that do not, keys that are not modelled. */
export function keyTables(): string {
  const moving = MOVING_KEYS.map(
    ({ key, terms }) => `| \`${key}\` | ${terms.map((term) => `\`${term}\``).join(', ')} |`,
  );
  const still = STILL_KEYS.map(({ key, why }) => `| \`${key}\` | ${why} |`);
  const unknown = NOT_MODELLED.map(({ path, sentence }) => `| \`${path.join('.')}\` | ${sentence} |`);
  return [
    `| key | terms it moves |\n|---|---|\n${moving.join('\n')}`,
    `| key | why the figures are the same |\n|---|---|\n${still.join('\n')}`,
    `| not modelled | what an estimate says then |\n|---|---|\n${unknown.join('\n')}`,
  ].join('\n\n');
}
