/** Rules of one scope, and those among them that have something to say of a config with certain top-level keys. */
import type { ObjectNode } from '../config/document.ts';
import type { Rule } from './rule.ts';
import type { Silence, Watched } from './silence.ts';

/** A combination of keys is one number: two halves of so many bits. Keys beyond count as present, which costs time and changes nothing. */
const BITS = 26;
/** The configs that people write have a few hundred combinations; what comes after is put together anew each time. */
const MOST_REMEMBERED = 500;

export class RuleList {
  readonly #rules: readonly Rule[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #remembered = new WeakMap<Silence, Map<number, readonly Watched[]>>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    const keys = new Set(rules.flatMap((rule) => rule.keys ?? []));
    this.#places = new Map([...keys].slice(0, 2 * BITS).map((key, place) => [key, place]));
  }

  forKeysOf(root: ObjectNode, silence: Silence): readonly Watched[] {
    const combination = this.#combinationOf(root);
    let remembered = this.#remembered.get(silence);
    if (remembered === undefined) {
      remembered = new Map();
      this.#remembered.set(silence, remembered);
    }
    let list = remembered.get(combination);
    if (list === undefined) {
      list = this.#withKeys(combination).map((rule) => silence.watch(rule));
      if (remembered.size < MOST_REMEMBERED) remembered.set(combination, list);
    }
    return list;
  }

  #combinationOf(root: ObjectNode): number {
    let low = 0;
    let high = 0;
    for (const { key } of root.members) {
      const place = this.#places.get(key);
      if (place === undefined) continue;
      if (place < BITS) low |= 1 << place;
      else high |= 1 << (place - BITS);
    }
    return high * 2 ** BITS + low;
  }

  #withKeys(combination: number): Rule[] {
    const isThere = (key: string): boolean => {
      const place = this.#places.get(key);
      return place === undefined || Math.floor(combination / 2 ** place) % 2 === 1;
    };
    return this.#rules.filter((rule) => rule.keys === undefined || rule.keys.some(isThere));
  }
}
