/** A memory term is core/memory/terms/<id>.ts and a section of docs/memory.md. */
import { TERMS } from '../../core/memory/terms/index.ts';
import { read } from './tracked-files.ts';

export async function terms(files: readonly string[]): Promise<string[]> {
  const known = new Set(files);
  const page = known.has('docs/memory.md') ? read('docs/memory.md') : '';
  return TERMS.flatMap(({ id }) => [
    known.has(`core/memory/terms/${id}.ts`) ? '' : `term ${id}: core/memory/terms/${id}.ts is not there`,
    page.includes(id) ? '' : `term ${id}: docs/memory.md does not explain it`,
  ]).filter((line) => line !== '');
}
