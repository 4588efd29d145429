import { describe, expect, test } from '@jest/globals';
import type { Source } from '../../../action/files/read-file.ts';
import type { Content, GitHubApi, Tree } from '../../../action/github/api.ts';
import { configsOfHead, MOST_READS } from '../../../action/upgrade/configs.ts';
import { parsePolicy } from '../../../core/policy/parse.ts';

const CONFIG = '{"zero_optimization": {"stage": 2}}';

/** A repository of these files, sizes in bytes; only the two questions that are asked are answered. */
function sourceOf(files: Readonly<Record<string, number>>, isWhole = true) {
  const read: string[] = [];
  const tree: Tree = { files: Object.entries(files).map(([path, size]) => ({ path, sha: path, size })), isWhole };
  const api: Partial<GitHubApi> = {
    tree: async () => tree,
    content: async (path): Promise<Content> => {
      read.push(path);
      return { sha: path, size: CONFIG.length, bytes: Buffer.from(CONFIG) };
    },
  };
  const source: Source = { api: api as GitHubApi, checkout: async () => null };
  return { source, read };
}

const policyOf = (text: string) => parsePolicy('p.yml', `version: 1\n${text}`).policy;

describe('configs of the head', () => {
  test('by name without a policy: JSON of any name, and what is called a config of DeepSpeed', async () => {
    const { source } = sourceOf({
      'a.json': 9,
      'x/y.hjson': 9,
      ds_config: 9,
      'train.py': 9,
      'package-lock.json': 9,
      'notes.txt': 9,
      'acc.yaml': 9,
      'weights.bin': 9,
    });
    const { files, notes } = await configsOfHead(source, 'head', null);
    expect(files.map(({ path }) => path).sort()).toEqual(['a.json', 'ds_config', 'x/y.hjson']);
    expect(notes).toEqual([]);
  });

  test('by the policy, whatever they are called, with those of its workloads', async () => {
    const { source } = sourceOf({ 'a.json': 9, 'configs/x.conf': 9, 'w.txt': 9 });
    const policy = policyOf('configs: ["configs/**"]\nworkloads: [{ config: w.txt }]\n');
    const { files } = await configsOfHead(source, 'head', policy);
    expect(files.map(({ path }) => path).sort()).toEqual(['configs/x.conf', 'w.txt']);
  });

  test('a list that GitHub cut short is said', async () => {
    const { files, notes } = await configsOfHead(sourceOf({ 'a.json': 9 }, false).source, 'head', null);
    expect(files).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/^The repository has too many files for GitHub to list/)]);
  });

  test('large files are data, and no more than so many are read, the likely ones first', async () => {
    const many = Object.fromEntries(Array.from({ length: MOST_READS + 5 }, (_, index) => [`m/${index}.json`, 9]));
    const { source, read } = sourceOf({ ...many, 'data.json': 10_000_000, 'zz/deepspeed_z3.json': 9 });
    const { notes } = await configsOfHead(source, 'head', null);
    expect(read).toHaveLength(MOST_READS);
    expect(read).toContain('zz/deepspeed_z3.json');
    expect(read).not.toContain('data.json');
    expect(notes).toEqual([
      expect.stringMatching(/^6 files that may be configs not looked at/),
      expect.stringMatching(/^1 JSON file above 256 KiB taken for data/),
    ]);
  });
});
