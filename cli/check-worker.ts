/** A thread of `ds-review check`: gets paths, answers with what was found. In the main thread this module only knows where it lies. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckSettings, checkPaths } from './check-file.ts';

export const WORKER_URL = new URL(import.meta.url);

/** What a worker of this kind is started with. */
export interface WorkerTask {
  readonly task: 'ds-review check';
  readonly settings: CheckSettings;
}

function isTask(data: unknown): data is WorkerTask {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === 'ds-review check';
}

if (parentPort !== null && isTask(workerData)) {
  const { settings } = workerData;
  const port = parentPort;
  port.on('message', (paths: readonly string[]) => port.postMessage(checkPaths(paths, settings)));
}
