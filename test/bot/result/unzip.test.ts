import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unzip } from '../../../bot/result/unzip.ts';
import { zip } from '../../fake-github/bot/zip.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

test('finds the file by its name, in a folder or not', () => {
  for (const path of ['result.json', 'out/result.json']) {
    const found = unzip(zip({ 'other.txt': 'x', [path]: '{"a":1}' }), 'result.json', 1000);
    expect(found.kind === 'file' && text(found.bytes)).toBe('{"a":1}');
  }
});

describe('refuses', () => {
  const good = zip({ 'result.json': '{"a":1}' });
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(good);
    copy.writeUInt32LE(value, at);
    return copy;
  };
  const central = good.indexOf('PK\x01\x02');
  test.each([
    ['nothing', Buffer.alloc(0), 'not-a-zip'],
    ['a text', Buffer.from('not a zip, but long enough to be looked at'), 'not-a-zip'],
    ['an archive without it', zip({ 'a.txt': 'x' }), 'no-such-file'],
    ['a bomb that says its size', zip({ 'result.json': Buffer.alloc(100_000) }), 'too-large'],
    ['a bomb that lies about its size', bomb(), 'damaged'],
    ['an offset outside', changed(central + 42, 0xfffffff0), 'damaged'],
    ['a size that does not fit', changed(central + 24, 3), 'damaged'],
    ['an unknown method', changed(central + 8, 0x00630000), 'unsupported'],
    ['encryption', changed(central + 8, 0x00080001), 'unsupported'],
  ])('%s', (_what, archive, code) => expect(unzip(archive, 'result.json', 10_000)).toEqual({ kind: 'refused', code }));
});

/** Says 10 bytes, inflates to a million. */
function bomb(): Buffer {
  const archive = zip({ 'result.json': Buffer.alloc(1_000_000) });
  const central = archive.indexOf('PK\x01\x02');
  archive.writeUInt32LE(10, central + 24);
  expect(deflateRawSync(Buffer.alloc(1_000_000)).length).toBeLessThan(5000);
  return archive;
}

test('never throws, whatever the bytes', () => {
  const base = zip({ 'result.json': '{"a":[1,2,3]}' });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 6 }), (edits) => {
      const copy = Buffer.from(base);
      for (const [at, value] of edits) copy[at] = value;
      const found = unzip(copy, 'result.json', 1000);
      if (found.kind === 'file') expect(found.bytes.length).toBeLessThanOrEqual(1000);
    }),
  );
});
