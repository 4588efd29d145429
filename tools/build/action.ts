/**
 * The Action as a bundle: an entry that is loaded in every run, and chunks for what only a review needs. The output depends on the sources and on
 * esbuild's version alone, so that CI can compare it with what is committed.
 */
import { rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { versionOnly } from './version-only.ts';

export async function build(outdir = 'action/dist'): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: { index: 'action/main.ts' },
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    plugins: [versionOnly],
    // undici and others still call require for Node's own modules
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    chunkNames: 'chunks/[name]-[hash]',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
