import { expect, test } from '@jest/globals';
import { changesBetween } from '../../../action/files/from-trees.ts';

const tree = (files: Record<string, string>) => Object.entries(files).map(([path, sha]) => ({ path, sha }));

test('changes between two trees', () => {
  const base = tree({ same: '1', changed: '2', gone: '3', 'old-name': '4' });
  const head = tree({ same: '1', changed: '9', 'new-name': '4', added: '5' });
  expect(changesBetween(base, head).map(({ path, status, previousPath }) => [path, status, previousPath])).toEqual([
    ['added', 'added', null],
    ['changed', 'modified', null],
    ['gone', 'removed', null],
    ['new-name', 'renamed', 'old-name'],
  ]);
});
