/** Puts the Node that runs the Action on GitHub into .cache/node24, for the acceptance tests; without it they use the Node that runs them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const VERSION = '24.21.0';
const folder = fileURLToPath(new URL('../../.cache/node24/', import.meta.url));
const node = `${folder}node_modules/node/bin/node`;

const isThere = () =>
  existsSync(node) && execFileSync(node, ['--version'], { encoding: 'utf8' }).trim() === `v${VERSION}`;

if (!isThere()) {
  mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--silent'];
  try {
    // its install script links the program into place
    execFileSync('npm', ['install', ...options, `node@${VERSION}`], { stdio: 'inherit' });
  } catch {
    console.error(`Node ${VERSION} could not be installed into ${folder}`);
  }
}
if (isThere()) console.log(`${node} is Node ${VERSION}`);
else process.exitCode = 1;
