/** One file out of an npm package, without installing the package: for data that only tests read. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} source name@version of the package
 * @param {string} file its path in the package, below `package/`
 * @param {string} kept where it goes below .cache/
 */
export function fetchFile(source, file, kept) {
  const target = fileURLToPath(new URL(`../../.cache/${kept}`, import.meta.url));
  if (existsSync(target)) {
    console.log(`${target} is there`);
    return;
  }
  const folder = join(target, '..');
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, 'fetch-'));
  try {
    const name = execFileSync('npm', ['pack', '--silent', source], { cwd: scratch, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', name, `package/${file}`], { cwd: scratch });
    renameSync(join(scratch, 'package', file), target);
    console.log(`${target} fetched from ${source}`);
  } catch (error) {
    console.error(`${kept} could not be fetched from ${source}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
