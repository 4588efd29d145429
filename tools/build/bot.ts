/** The bot as one file, and its entry for a function of a cloud beside it. */
import { rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';

export async function build(outdir = 'bot/dist', options: { readonly plugins?: esbuild.Plugin[] } = {}): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: { main: 'bot/main.ts', lambda: 'bot/lambda.ts' },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: options.plugins ?? [],
  });
}
