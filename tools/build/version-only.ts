/** Of package.json only the version goes into a bundle: a new script must not change it. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

export const versionOnly: Plugin = {
  name: 'version-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
