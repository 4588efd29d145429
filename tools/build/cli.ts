/** The command line as a bundle: a small entry, and a chunk per command and catalogue that loads when it is needed. */
import { chmod, rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { versionOnly } from './version-only.ts';

export async function build(outdir = 'cli/dist'): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: { 'ds-review': 'cli/main.ts' },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    plugins: [versionOnly],
    charset: 'utf8',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await chmod(`${outdir}/ds-review.js`, 0o755);
}
