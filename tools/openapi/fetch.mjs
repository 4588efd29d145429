/**
 * Fetches GitHub's OpenAPI description (13 MB) out of the npm package @octokit/openapi into .cache/openapi/.
 * The tests of the Action and of the bot hold every request against it; without it they skip that one check.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi@23.0.2';
const FILE = 'package/generated/api.github.com.json';
const folder = fileURLToPath(new URL('../../.cache/openapi/', import.meta.url));
const target = join(folder, 'api.github.com.json');

if (existsSync(target)) console.log(`${target} is there`);
else {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, 'fetch-'));
  try {
    const name = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: scratch, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', name, FILE], { cwd: scratch });
    renameSync(join(scratch, FILE), target);
    console.log(`${target} fetched from ${PACKAGE}`);
  } catch (error) {
    console.error(
      `GitHub's OpenAPI description could not be fetched (${PACKAGE}): ${error instanceof Error ? error.message : error}`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
