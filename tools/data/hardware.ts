/**
 * `npm run data:hardware [FACTS]`: writes `data/hardware/` from the collected facts (`gpus.json`, `instances.json`; default `../shared/hardware`).
 * Files of accelerators that the facts do not name are left alone, so that a card added by hand survives; the import list is always rewritten.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Json = Record<string, unknown>;
const facts = process.argv[2] ?? '../shared/hardware';
const folder = 'data/hardware';

async function readJson(path: string): Promise<Json> {
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}

/** Objects and lists one level down on a line of their own, everything deeper inline: a diff shows the field that changed. */
export function compact(value: Json): string {
  const lines = Object.entries(value).map(([key, field]) => `  ${JSON.stringify(key)}: ${JSON.stringify(field)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function accelerator(gpu: Json): Json {
  const names = gpu.device_names as string[];
  const driver = gpu.driver_total as { mib: number | null };
  return {
    id: gpu.id,
    name: names[0],
    vendor: gpu.vendor,
    kind: gpu.kind,
    architecture: gpu.architecture,
    compute_capability: gpu.compute_capability,
    gfx_target: gpu.gfx_target,
    form_factor: gpu.form_factor,
    parent: gpu.parent,
    device_names: names,
    aliases: gpu.aliases,
    memory: {
      nominal: gpu.memory_nominal,
      total_bytes: gpu.memory_total_bytes,
      confidence: gpu.memory_total_confidence,
      basis: gpu.memory_total_basis,
      resolution_bytes: gpu.memory_total_resolution_bytes,
      sources: gpu.sources,
      observed: gpu.observed,
      driver_mib: driver.mib,
    },
    supports: gpu.supports,
    memory_bandwidth_gb_s: gpu.memory_bandwidth_gb_s,
    bf16_dense_tflops: gpu.bf16_dense_tflops,
    interconnect: gpu.interconnect,
    notes: gpu.notes,
  };
}

async function writeIndex(): Promise<number> {
  const ids = (await readdir(folder))
    .filter((name) => name.endsWith('.json') && name !== 'instances.json' && name !== 'ambiguous.json')
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
  const variable = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const imports = ids.map((id) => `import ${variable(id)} from './${id}.json' with { type: 'json' };`);
  await writeFile(
    join(folder, 'accelerators.ts'),
    `// Written by tools/data/hardware.ts: every file of this folder that describes an accelerator.\n${imports.join('\n')}\n\nexport const accelerators: readonly unknown[] = [\n${ids.map((id) => `  ${variable(id)},`).join('\n')}\n];\n`,
  );
  return ids.length;
}

await mkdir(folder, { recursive: true });
const gpus = await readJson(join(facts, 'gpus.json')).catch(() => null);
if (gpus === null) {
  console.log(`no facts at ${facts}: only the list of accelerators is rewritten`);
} else {
  for (const gpu of gpus.gpus as Json[]) await writeFile(join(folder, `${gpu.id}.json`), compact(accelerator(gpu)));
  const instances = (await readJson(join(facts, 'instances.json'))).instances as Json[];
  await writeFile(join(folder, 'instances.json'), `[\n${instances.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  const ambiguous = gpus.ambiguous_aliases as Json[];
  await writeFile(
    join(folder, 'ambiguous.json'),
    `[\n${ambiguous.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`,
  );
}
console.log(`${folder}: ${await writeIndex()} accelerators`);
