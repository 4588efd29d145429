/** Every rule's bad example and what chance found, under each of the eleven releases, against the verdicts that releases.ts recorded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { compareReleases, LATEST, RELEASES } from '../../core/deepspeed/releases.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';
import { textsForReleases, WORLD_SIZES } from './release-texts.ts';

const folder = fileURLToPath(new URL('releases', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const verdicts: Record<string, Record<string, string>> = read('verdicts.json');
const texts = textsForReleases(read('found.json'));
const ids = new Map(RULES.map((rule) => [rule.id, rule]));

test.each(RELEASES)(
  'DeepSpeed %s: its own verdict, and nothing that begins or ends with another release',
  async (name) => {
    const release = await loadRelease(name);
    const real = verdicts[name] ?? {};
    const wrong: string[] = [];
    for (const [id, text] of texts) {
      const { accepts, findings } = checkConfig(parseConfig('x.json', text), {
        integrations: ['raw'],
        worldSizes: WORLD_SIZES,
        worldSizesKnown: true,
        // The judge of the older releases finds no accelerator but the CPU's, under a name of its own.
        run: { accelerator: 'cpu' },
        release,
      });
      const ours = WORLD_SIZES.map((size) => (accepts.raw[size] ? '+' : '-')).join('');
      const rejected = findings.filter(({ effect, severity }) => effect === 'rejects' && severity === 'error');
      if (ours !== real[id])
        wrong.push(`${id}: really ${real[id]}, here ${ours} ${rejected.map(({ rule }) => rule).join(' ')}: ${text}`);
      if (ours.includes('-') && rejected.length === 0) wrong.push(`${id}: refused, and no finding says why`);
      if (!ours.includes('-') && rejected.length > 0)
        wrong.push(`${id}: accepted, but ${rejected[0]?.rule} is an error`);
      for (const { rule } of findings) {
        const { since, until } = ids.get(rule) ?? {};
        if (since !== undefined && compareReleases(name, since) < 0) wrong.push(`${id}: ${rule} is since ${since}`);
        if (until !== undefined && compareReleases(name, until) > 0) wrong.push(`${id}: ${rule} is until ${until}`);
      }
    }
    expect(Object.keys(real).sort()).toEqual(texts.map(([id]) => id).sort());
    expect(wrong).toEqual([]);
  },
);

test('what a release brought is said of no older one, and what the latest refuses is said of it', async () => {
  const oldest = await loadRelease(RELEASES[0] ?? LATEST);
  const silent = RULES.filter((rule) => rule.since !== undefined && compareReleases(rule.since, '0.9.5') > 0);
  expect(silent.length).toBeGreaterThan(40);
  for (const rule of silent) {
    const { findings } = checkConfig(parseConfig('x.json', rule.docs.bad), {
      integrations: [rule.docs.run?.integration ?? 'raw'],
      run: { ...rule.docs.run?.facts },
      release: oldest,
    });
    expect([rule.id, findings.some((finding) => finding.rule === rule.id)]).toEqual([rule.id, false]);
  }
});
