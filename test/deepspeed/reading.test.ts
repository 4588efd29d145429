/** What is left out of a reading, because it is not there or was read before, would have said nothing else. */
import { describe, expect, test } from '@jest/globals';
import type { ObjectNode } from '../../core/config/document.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { resolve } from '../../core/config/resolve/resolve.ts';
import { partsOf } from '../../core/deepspeed/blocks/part.ts';
import { listParts } from '../../core/deepspeed/blocks/parts.ts';
import { readSections } from '../../core/deepspeed/blocks/pydantic.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { type Reading, readConfig } from '../../core/deepspeed/reading.ts';
import { Refusals } from '../../core/deepspeed/refusals.ts';
import { RELEASES } from '../../core/deepspeed/releases.ts';
import { RULES } from '../../core/rules/index.ts';
import { baseConfig, Dice, mutate, recipeOf, write } from '../oracle/mutate.ts';

const GENERATED = 150;

const plain = (refusals: Pick<Refusals, 'of' | 'rules'>) =>
  Object.fromEntries(refusals.rules.map((id) => [id, refusals.of(id).map(({ message, at }) => ({ message, at }))]));

const said = (reading: Reading, settings: readonly (readonly string[])[]) => ({
  refused: reading.refused,
  refusals: Object.fromEntries(
    reading.refusedBy.map((id) => [id, reading.refusals(id).map(({ message, at }) => ({ message, at }))]),
  ),
  settings: settings.map((path) => reading.setting(path)),
});

function objectIn(text: string): ObjectNode {
  const { root } = parseConfig('ds_config.json', text);
  if (root?.kind !== 'object') throw new Error('no object');
  return root;
}

describe.each(RELEASES)('DeepSpeed %s', (version) => {
  test('a part is read wherever it says something, and what was read before says the same again', async () => {
    const release = await loadRelease(version);
    const recipe = recipeOf(release);
    const generated = Array.from({ length: GENERATED }, (_, index) => {
      const dice = new Dice(97 * 1_000_003 + index * 7919);
      const config = baseConfig(dice, recipe);
      for (let more = dice.below(4); more > 0; more--) mutate(dice, config, recipe);
      return write(dice, config);
    });
    const examples = RULES.filter(({ kind }) => kind === undefined).flatMap(({ docs }) => [docs.bad, docs.good]);
    const settings = Object.keys(release.keys).map((path) => path.split('/'));
    const sound = readConfig(objectIn('{"train_batch_size": 8}'), release);
    expect(sound.refused).toBe(false);
    for (const text of [...generated, ...examples]) {
      const document = parseConfig('ds_config.json', text);
      const written = document.root;
      if (written?.kind !== 'object') continue;

      const read = (into: Refusals, parts: (sections: ReturnType<typeof readSections>) => void): unknown => {
        const sections = readSections(
          { release, root: written, refusals: into, accelerator: undefined },
          new Map(),
          new Map(),
        );
        parts(sections);
        return plain(into);
      };
      const all = new Refusals();
      const some = new Refusals();
      const reader = (refusals: Refusals) => ({ release, root: written, refusals, accelerator: undefined });
      const everything = read(all, (sections) => {
        for (const part of listParts(release)) part.read(reader(all), sections);
      });
      const started = read(some, (sections) => partsOf(release, listParts).read(reader(some), sections, undefined));
      expect({ text, said: started }).toEqual({ text, said: everything });

      const raw = resolve(document, written, 'raw', {}).root;
      const first = readConfig(raw, release);
      expect(said(readConfig(raw, release, undefined, sound), settings)).toEqual(said(first, settings));
      for (const integration of ['hf-trainer', 'accelerate'] as const) {
        const root: ObjectNode = resolve(document, written, integration, {}).root;
        const after = said(readConfig(root, release, undefined, first), settings);
        expect({ text, integration, ...after }).toEqual({
          text,
          integration,
          ...said(readConfig(root, release), settings),
        });
      }
    }
  });
});
