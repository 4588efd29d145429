import { FreeBlocks } from './free-blocks.ts';

/** The free lists, one per size class and stream. */
export class Pools {
  private readonly byKey: (FreeBlocks | undefined)[] = [];

  of(small: boolean, stream: number): FreeBlocks {
    const key = stream * 2 + (small ? 1 : 0);
    const known = this.byKey[key];
    if (known !== undefined) return known;
    const made = new FreeBlocks(small);
    this.byKey[key] = made;
    return made;
  }

  *[Symbol.iterator](): Generator<FreeBlocks> {
    for (const pool of this.byKey) if (pool !== undefined) yield pool;
  }
}
