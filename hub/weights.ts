/**
 * How many parameters the safetensors files of a model hold, from their headers: no weight is downloaded. A chunk of its own in the bundles (70 kB),
 * as only models of an unknown architecture need it.
 */
import { HubApiError, parseSafetensorsMetadata, type SafetensorsFileHeader } from '@huggingface/hub';
import { failure, type HubFailure, HubProblem } from './failure.ts';
import type { HubId } from './model-id.ts';
import { refusal } from './refusals.ts';
import { request } from './request.ts';
import type { HubSettings } from './settings.ts';

export interface Weights {
  /** Elements; of a checkpoint that is quantized, as many as its packed weights stand for. */
  readonly params: number;
  /** By the type they are stored in, as safetensors names it. */
  readonly byType: Readonly<Record<string, number>>;
  /** The module with the most parameters of its own, elements, as DeepSpeed's estimators count it. */
  readonly largestModule: number;
}

/** Of one answer: a header has at most 25 MB, the index of a model with half a million tensors 60. */
const HEADER_BYTES = 64 * 1024 * 1024;
/** Of all answers together: the headers of the largest sharded models are a tenth. */
const ALL_BYTES = 256 * 1024 * 1024;
const MOST_REQUESTS = 2000;
/** Buffers such as position ids and masks, which nobody trains. */
const NOT_TRAINED = new Set(['I64', 'U64', 'I32', 'U32', 'I16', 'U16', 'I8', 'U8', 'BOOL']);

/** null: the model has no safetensors files. */
export async function readWeights(
  { id, revision }: HubId,
  settings: HubSettings,
  quantized: boolean,
): Promise<{ readonly ok: true; readonly weights: Weights } | HubFailure | null> {
  try {
    const { parameterCount, ...files } = await parseSafetensorsMetadata({
      repo: id,
      revision,
      hubUrl: settings.endpoint,
      computeParametersCount: true,
      fetch: watchedFetch({ id, revision }, settings),
    });
    const byType = Object.fromEntries(
      Object.entries(parameterCount).filter(([type]) => quantized || !NOT_TRAINED.has(type)),
    );
    const params = Object.values(byType).reduce((sum, count) => sum + count, 0);
    if (!Number.isSafeInteger(params) || params < 1)
      return failure('not-json', 'its safetensors files hold no parameters that can be counted');
    const headers = files.sharded ? Object.values(files.headers) : [files.header];
    return { ok: true, weights: { params, byType, largestModule: quantized ? 0 : largestModule(headers) } };
  } catch (error) {
    if (error instanceof HubProblem) return error.failure;
    if (error instanceof HubApiError) return failure('hub-error', `Hugging Face answered with ${error.statusCode}`);
    if (error instanceof Error && /does not seem to contain safetensors/.test(error.message)) return null;
    return failure('not-json', 'the headers of its safetensors files cannot be read');
  }
}

/** The library sets the token itself where it is given one; here `request` does, and for the hub alone. */
function watchedFetch(model: HubId, settings: HubSettings): typeof fetch {
  let [requests, bytes] = [0, 0];
  return async (input, init) => {
    requests += 1;
    if (requests > MOST_REQUESTS || bytes > ALL_BYTES)
      throw new HubProblem('too-large', 'the headers of its safetensors files are too many');
    const headers = Object.fromEntries(new Headers(init?.headers));
    // Files that the hub keeps in parts it also gives whole, to those who do not ask for parts.
    const whole = { ...headers, accept: '*/*' };
    const address = input instanceof Request ? input.url : String(input);
    const response = await request(address, { method: init?.method ?? 'GET', headers: whole }, settings, {
      bytes: HEADER_BYTES,
      what: 'a header of its safetensors files',
    });
    bytes += Number(response.headers.get('content-length') ?? 0);
    const { status } = response;
    if (status === 401 || status === 403 || status === 429) throw asProblem(refusal(response, model, settings));
    return response;
  };
}

const asProblem = ({ code, message }: HubFailure): HubProblem => new HubProblem(code, message);

/** `model.layers.0.mlp.up_proj.weight` belongs to `model.layers.0.mlp.up_proj`. Elements. */
function largestModule(headers: readonly SafetensorsFileHeader[]): number {
  const modules = new Map<string, number>();
  for (const header of headers) {
    for (const [name, tensor] of Object.entries(header)) {
      if (name === '__metadata__' || !Array.isArray(tensor.shape) || NOT_TRAINED.has(String(tensor.dtype))) continue;
      const module = name.slice(0, Math.max(0, name.lastIndexOf('.')));
      const elements = tensor.shape.reduce((product, size) => product * Number(size), 1);
      modules.set(module, (modules.get(module) ?? 0) + elements);
    }
  }
  return Math.max(0, ...modules.values());
}
