/** Fetches the result of a run. What cannot be had is said, and never stops a check from ending. */
import { failureOf } from '../octokit/failure.ts';
import { at, type Scope } from '../scope.ts';
import { downloaded } from '../trust.ts';
import type { SmokeResult } from './figures.ts';
import { readResult } from './read-result.ts';
import { unzip } from './unzip.ts';

/** Bytes; a result of ds_smoke has some tens of thousands. */
const MOST_PACKED = 1_000_000;
const MOST_INFLATED = 2_000_000;

export interface FetchedResult {
  readonly result: SmokeResult | null;
  /** Why there is none; null: there is. */
  readonly missing: string | null;
}

const missing = (why: string): FetchedResult => ({ result: null, missing: why });

export async function fetchResult(scope: Scope, runId: number, requestId: string): Promise<FetchedResult> {
  try {
    const { data } = await scope.octokit.rest.actions.listWorkflowRunArtifacts({
      ...at(scope),
      run_id: runId,
      per_page: 100,
    });
    const rank = (name: string) => (name === `ds-smoke-result-${requestId}` ? 2 : /result/i.test(name) ? 1 : 0);
    const artifact = data.artifacts
      .filter((entry) => !entry.expired && rank(entry.name) > 0)
      .sort((a, b) => rank(b.name) - rank(a.name) || b.id - a.id)[0];
    if (!artifact) return missing('The run left no result.json; its log says more.');
    if (artifact.size_in_bytes > MOST_PACKED)
      return missing('The run’s result.json is larger than any result can be, and was not read.');
    const download = await scope.octokit.rest.actions.downloadArtifact({
      ...at(scope),
      artifact_id: artifact.id,
      archive_format: 'zip',
    });
    return open(downloaded(download.data), requestId);
  } catch (error) {
    const failure = failureOf(error, scope.services.clock.now());
    if (failure.kind === 'limited') throw error;
    scope.services.log.warn({ err: error, runId }, 'the result could not be fetched');
    return missing('The run’s result.json could not be fetched.');
  }
}

function open(archive: ArrayBuffer | null, requestId: string): FetchedResult {
  if (archive === null || archive.byteLength > MOST_PACKED)
    return missing('The run’s result.json could not be fetched.');
  const file = unzip(new Uint8Array(archive), 'result.json', MOST_INFLATED);
  if (file.kind === 'refused') return missing(`The run’s artifact could not be read (${file.code}).`);
  const read = readResult(file.bytes, requestId);
  if (read.kind === 'result') return { result: read.result, missing: null };
  return missing(`The run’s result.json is not what ds_smoke writes (${read.code}), and was not used.`);
}
