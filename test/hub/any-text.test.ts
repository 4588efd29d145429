/** Whatever people or a hub write: nothing throws, and no id leads anywhere but to a model's own folder of the hub. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readConfigText } from '../../hub/config-text.ts';
import { parseHubId } from '../../hub/model-id.ts';

const HUB = 'https://hub.example/base';
const likeAnId = fc
  .array(
    fc.constantFrom(
      'acme',
      'x',
      '/',
      '@',
      '..',
      '.',
      '-',
      '%2e',
      '%2f',
      '\\',
      '?',
      '#',
      'https://',
      'hf.co',
      ' ',
      '\n',
      'é',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

test('an id stays below the hub, and comes out as it went in', () => {
  fc.assert(
    fc.property(fc.oneof(likeAnId, fc.string({ unit: 'binary' })), (text) => {
      const found = parseHubId(text);
      if (found === null) return;
      const url = new URL(`${HUB}/${found.id}/resolve/${encodeURIComponent(found.revision)}/config.json`);
      expect(url.origin).toBe('https://hub.example');
      expect(url.pathname.split('/')).toEqual([
        '',
        'base',
        ...found.id.split('/'),
        'resolve',
        encodeURIComponent(found.revision),
        'config.json',
      ]);
      expect(parseHubId(`${found.id}@${found.revision}`)).toEqual(found);
    }),
    { numRuns: 5000 },
  );
});

test('a config.json is an object or one sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      const read = readConfigText(text);
      if (read.ok) expect(typeof read.config).toBe('object');
      else expect(read.message).toMatch(/\S/);
    }),
    { numRuns: 2000 },
  );
});

test('a key that is a name of the language is a key', () => {
  const read = readConfigText('{"__proto__": {"model_type": "llama"}, "constructor": 1}');
  expect(read.ok && Object.keys(read.config)).toEqual(['__proto__', 'constructor']);
  expect(Object(read.ok ? read.config : null).model_type).toBeUndefined();
});
