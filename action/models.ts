/**
 * Models that the policy of the base commit names and the catalogue does not have: a config.json of the repository, or one of Hugging Face,
 * which is only asked where the workflow gives its token for it.
 */
import { decodeUtf8 } from '../core/config/decode.ts';
import type { CatalogueModel, ModelCatalogue } from '../core/models/catalogue.ts';
import { countParameters } from '../core/models/count/count.ts';
import { findModel } from '../core/models/find-model.ts';
import { parseModelCounts } from '../core/models/model-counts.ts';
import type { Policy } from '../core/policy/policy.ts';
import { readFileAt, type Source } from './files/read-file.ts';

const HUB_ID = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
const LARGEST = 1024 * 1024;
const SECONDS = 10;
/** Models of one policy. */
const MOST = 20;

export interface ModelOptions {
  readonly source: Source;
  readonly baseSha: string;
  readonly policy: Policy | null;
  readonly catalogue: ModelCatalogue;
  readonly hfToken: string | null;
  /** https://huggingface.co, or a mirror. */
  readonly hub: string;
}

export interface Models {
  readonly catalogue: ModelCatalogue;
  readonly notes: readonly string[];
}

type Read = { readonly ok: true; readonly config: unknown } | { readonly ok: false; readonly because: string } | null;

export async function withNamedModels(options: ModelOptions): Promise<Models> {
  const { catalogue, policy } = options;
  const names = new Set((policy?.workloads ?? []).flatMap(({ model }) => model ?? []));
  const unknown = [...names].filter((name) => parseModelCounts(name) === null && !findModel(name, catalogue).found);
  const byId = new Map(catalogue.byId);
  const notes: string[] = [];
  for (const name of unknown.slice(0, MOST)) {
    const read = name.endsWith('.json') ? await fromRepository(name, options) : await fromHub(name, options);
    if (read === null) continue;
    const model = read.ok ? describeModel(name, read.config) : read.because;
    if (typeof model === 'string') notes.push(`the model ${name} of the policy is not known: ${model}`);
    else byId.set(name.toLowerCase(), model);
  }
  return { catalogue: { ...catalogue, byId }, notes };
}

/** The model, or why it is none. */
function describeModel(id: string, config: unknown): CatalogueModel | string {
  const count = countParameters(config);
  if (!count.ok) return count.message;
  if (!isRecord(config)) return 'its config.json is not an object';
  return {
    id,
    config,
    native: true,
    total: count.total,
    largest: count.largestLayer,
    largest_v4: null,
    gated: 'unknown',
    confidence: 'derived',
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): Read {
  try {
    return { ok: true, config: JSON.parse(text) };
  } catch {
    return { ok: false, because: 'its config.json is not JSON' };
  }
}

async function fromRepository(path: string, { source, baseSha }: ModelOptions): Promise<Read> {
  const content = await readFileAt(source, path.replace(/^\.\//, ''), baseSha, null);
  if (content.kind === 'absent') return { ok: false, because: 'the base commit has no such file' };
  return content.kind === 'bytes' ? parsed(decodeUtf8(content.bytes).text) : { ok: false, because: content.because };
}

/** null: nobody asked for it. */
async function fromHub(id: string, { hfToken, hub }: ModelOptions): Promise<Read> {
  if (hfToken === null || !HUB_ID.test(id)) return null;
  try {
    const response = await fetch(`${hub}/${id}/resolve/main/config.json`, {
      headers: { authorization: `Bearer ${hfToken}` },
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    if (!response.ok) return { ok: false, because: `Hugging Face answered ${response.status}` };
    const text = await response.text();
    return text.length > LARGEST ? { ok: false, because: 'its config.json is larger than 1 MiB' } : parsed(text);
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return {
      ok: false,
      because: isTimeout ? `Hugging Face did not answer in ${SECONDS} s` : 'Hugging Face could not be reached',
    };
  }
}
