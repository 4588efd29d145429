import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { markdownToHtml } from '../../tools/demo/page.ts';
import { baseFiles, pushes } from '../../tools/demo/scene.ts';
import { htmlToTerminal } from '../../tools/demo/terminal.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('npm run demo', () => {
  test('runs the bundle offline, prints the comment, writes its files, and ends within a minute', () => {
    const output = mkdtempSync(join(tmpdir(), 'demo-'));
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/demo/main.ts', '--output', output], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('exit code 1: verdict fail, errors 1');
    expect(run.stdout).toContain('❌ configs/robovlm.json is rejected by DeepSpeed 0.19.8');
    expect(run.stdout).toContain('exit code 0: verdict pass');
    expect(run.stdout).toMatch(/✅ Resolved: \d+ findings? fixed, the last by [0-9a-f]{7}/);
    for (const name of ['comment.md', 'comment.html', 'summary.md', 'report.json']) {
      expect(existsSync(join(output, name))).toBe(true);
      expect(existsSync(join(output, 'after-the-fix', name))).toBe(true);
    }
    expect(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8'))).toMatchObject({
      schema: 'ds-review/report@1',
      verdict: 'fail',
    });
    expect(readFileSync(join(output, 'comment.html'), 'utf8')).not.toMatch(/<script|src=|@import|url\(/);
    rmSync(output, { recursive: true });
  }, 60_000);
});

describe('examples', () => {
  const files = baseFiles();
  const accepts = (path: string, text: string, integration: 'raw' | 'hf-trainer') =>
    checkConfig(parseConfig(path, text), { integrations: [integration], worldSizes: [8] }).accepts[integration][8];

  test('DeepSpeed takes the configs of the base as they are launched', () => {
    expect(accepts('configs/robovlm.json', files['configs/robovlm.json'] ?? '', 'hf-trainer')).toBe(true);
    expect(accepts('configs/llama.json', files['configs/llama.json'] ?? '', 'raw')).toBe(true);
    expect(accepts('configs/policy-head.json', files['configs/policy-head.json'] ?? '', 'raw')).toBe(true);
  });

  test('the first push breaks one of them, the second mends it', () => {
    const [first, second] = pushes();
    const path = 'configs/robovlm.json';
    expect([first?.files[path], second?.files[path]].map((text) => accepts(path, text ?? '', 'hf-trainer'))).toEqual([
      false,
      true,
    ]);
  });

  test('the policy has no problem', () => {
    expect(parsePolicy('.github/ds-review.yml', files['.github/ds-review.yml'] ?? '').problems).toEqual([]);
  });
});

test('a comment in a terminal: tables in columns, folds opened, no tag left', () => {
  const source =
    '### ❌ `a.json` **bad**\n\n| t | GiB |\n| --- | --- |\n| **x**<br><sub>8 × H100</sub> | 1 → 2 |\n\n- item &lt;b&gt;\n\n<details><summary>more</summary>\n\n```\nbar  ▓\n```\n\n</details>\n';
  expect(htmlToTerminal(markdownToHtml(source), { colour: false, columns: 80 }).split('\n')).toEqual([
    '❌ a.json bad',
    '',
    't          GiB',
    '────────────────',
    'x          1 → 2',
    '8 × H100',
    '  item <b>',
    '',
    '▾ more',
    '',
    '  bar  ▓',
    '',
  ]);
});
