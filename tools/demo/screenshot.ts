/** docs/images/comment.png for the README: the demo's comment as a headless Chromium shows it. `npm run demo` first; `--phone FILE` and `--wide FILE` make others. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './scene.ts';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

function shoot(browser: string, page: string, file: string, width: number, height: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=2'];
  const { status, stderr } = spawnSync(
    browser,
    [...flags, `--window-size=${width},${height}`, `--screenshot=${file}`, page],
    { encoding: 'utf8', timeout: 60_000 },
  );
  if (status !== 0 || !existsSync(file)) throw new Error(`${browser} made no picture: ${stderr}`);
  process.stdout.write(`${file}\n`);
}

const browser = BROWSERS.find((name) => spawnSync(name, ['--version']).status === 0);
const html = join(ROOT, 'demo-output', 'comment.html');
const argument = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
if (browser === undefined) throw new Error(`no browser found (looked for ${BROWSERS.join(', ')})`);
if (!existsSync(html)) throw new Error('demo-output/comment.html is missing: npm run demo makes it');
const address = argument('--page') ?? pathToFileURL(html).href;
const [phone, wide] = [argument('--phone'), argument('--wide')];
if (phone !== undefined) shoot(browser, address, resolve(phone), 500, 1600);
if (wide !== undefined) shoot(browser, address, resolve(wide), 1100, 1600);
if (phone === undefined && wide === undefined)
  shoot(browser, address, join(ROOT, 'docs', 'images', 'comment.png'), 952, 760);
