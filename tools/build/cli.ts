/** The command line as a bundle: a small entry, and a chunk per command and catalogue that loads when it is needed. */
import { rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';

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
    minifySyntax: true,
    banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
