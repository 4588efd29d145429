/** The modules of a model with their own parameters, as `module.parameters(recurse=False)` has them. Elements. */

interface Entry {
  readonly name: string;
  /** Parameters of one such module. */
  readonly own: number;
  readonly times: number;
  /** How many of its own parameters count for the total: a tied head has the embedding's matrix, which counts there. */
  readonly counted: number;
}

export class ModuleList {
  private readonly entries: Entry[] = [];
  /** What the head would add were it not tied. */
  tiedHead = 0;

  add(name: string, own: number, times = 1): void {
    if (own > 0 && times > 0) this.entries.push({ name, own, times, counted: own });
  }

  linear(name: string, inputs: number, outputs: number, bias = false, times = 1): void {
    this.add(name, inputs * outputs + (bias ? outputs : 0), times);
  }

  /** Weight and bias. */
  layerNorm(name: string, size: number, times = 1): void {
    this.add(name, 2 * size, times);
  }

  /** Weight only. */
  rmsNorm(name: string, size: number, times = 1): void {
    this.add(name, size, times);
  }

  head(hidden: number, vocab: number, tied: boolean, bias = false): void {
    if (!tied) {
      this.linear('lm_head', hidden, vocab, bias);
      return;
    }
    const extra = bias ? vocab : 0;
    this.entries.push({ name: 'lm_head', own: hidden * vocab + extra, times: 1, counted: extra });
    this.tiedHead = hidden * vocab;
  }

  /** A module with parameters that another counts already: the first of them makes a head tied. */
  addShared(name: string, own: number, counted: number): void {
    if (own === 0) return;
    this.entries.push({ name, own, times: 1, counted });
    this.tiedHead += own - counted;
  }

  total(): number {
    return this.entries.reduce((sum, { counted, times }) => sum + counted * times, 0);
  }

  largest(): { readonly name: string; readonly own: number } {
    return this.entries.reduce((most, { name, own }) => (own > most.own ? { name, own } : most), { name: '', own: 0 });
  }
}
