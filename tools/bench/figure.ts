/** One measured figure against its limit; all of a run are ratios or differences taken in that run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it must not exceed (`most`) or fall below (`least`). */
  readonly limit: { readonly most: number } | { readonly least: number };
}

export function holds({ value, limit }: Figure): boolean {
  return 'most' in limit ? value <= limit.most : value >= limit.least;
}

export function figureLine(figure: Figure): string {
  const { limit, unit } = figure;
  const bound = 'most' in limit ? `at most ${limit.most}` : `at least ${limit.least}`;
  return `${holds(figure) ? 'ok  ' : 'FAIL'} ${figure.name}: ${figure.value.toFixed(2)} ${unit} (${bound} ${unit})`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** Every figure with its bound and whether it holds; widths follow the texts. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { limit, unit, value, name } = figure;
    const bound = 'most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;
    return [name, value.toFixed(2), bound, holds(figure) ? 'ok' : 'FAIL', unit];
  });
  const table = [['figure', 'measured', 'bound', 'verdict', 'unit'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}
