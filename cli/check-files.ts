/** Many files of `ds-review check`, shared out over the cores. The answer has the order of the files, whoever was faster. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CheckedFile } from '../core/report/checked-file.ts';
import { type Checked, type CheckSettings, checkFile, checkPaths } from './check-file.ts';
import type { Io } from './command.ts';
import { readOutright } from './files.ts';
import { progressBar } from './progress.ts';
import type { Place } from './walk.ts';

/** Below, starting a thread takes longer than it saves. */
const WORTH_A_THREAD = 800;
/** More threads wait for the one that puts the report together. */
const MOST_THREADS = 8;
/** Files of one message between threads. */
const SHARE = 50;

interface Share {
  readonly index: number;
  readonly paths: readonly string[];
}

/** Every place in its order; with a bar on the terminal while it takes time. */
export async function checkPlaces(
  places: readonly Place[],
  settings: CheckSettings,
  io: Pick<Io, 'err'>,
): Promise<readonly CheckedFile[]> {
  const [outright, found] = [new Map<string, CheckedFile>(), new Map<string, CheckedFile>()];
  for (const place of places)
    if (place.from !== 'folder') outright.set(place.path, checkFile(place.path, await readOutright(place), settings));
  const inFolders = places.filter(({ from }) => from === 'folder').map(({ path }) => path);
  const progress = progressBar(inFolders.length);
  try {
    const { files, leftOut } = await checkFiles(inFolders, settings, progress.at);
    for (const file of files) found.set(file.path, file);
    progress.end();
    for (const line of leftOut) io.err(line);
  } finally {
    progress.end();
  }
  return places
    .map(({ path, from }) => (from === 'folder' ? found : outright).get(path))
    .filter((file) => file !== undefined);
}

/** `checked` is told how many files are done. */
export async function checkFiles(
  paths: readonly string[],
  settings: CheckSettings,
  checked: (files: number) => void,
): Promise<Checked> {
  const shares: Share[] = [];
  for (let from = 0; from < paths.length; from += SHARE)
    shares.push({ index: shares.length, paths: paths.slice(from, from + SHARE) });
  const waiting = shares.values();
  const take = (): Share | undefined => waiting.next().value;
  const answers: Checked[] = [];
  let done = 0;
  const put = (share: Share, answer: Checked): void => {
    answers[share.index] = answer;
    done += share.paths.length;
    checked(done);
  };
  const here = async (share: Share): Promise<void> => {
    put(share, checkPaths(share.paths, settings));
    // Lets the answers of the threads in.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const threads = paths.length < WORTH_A_THREAD ? 0 : Math.min(availableParallelism(), MOST_THREADS) - 1;
  const lanes = await startLanes(threads, settings, take, put);
  for (let share = take(); share !== undefined; share = take()) await here(share);
  for (const undone of await Promise.all(lanes)) if (undone !== undefined) await here(undone);
  return {
    files: answers.flatMap(({ files }) => files),
    leftOut: answers.flatMap(({ leftOut }) => leftOut),
  };
}

type Lane = Promise<Share | undefined>;

async function startLanes(
  threads: number,
  settings: CheckSettings,
  take: () => Share | undefined,
  put: (share: Share, answer: Checked) => void,
): Promise<readonly Lane[]> {
  if (threads < 1) return [];
  const { WORKER_URL } = await import('./check-worker.ts');
  return Array.from({ length: threads }, () => {
    const worker = new Worker(WORKER_URL, { workerData: { task: 'ds-review check', settings } });
    return lane(worker, take, put);
  });
}

/** Ends when nothing is left to take, or with the share that it could not do: a thread that fails costs time and no answer. */
function lane(worker: Worker, take: () => Share | undefined, put: (share: Share, answer: Checked) => void): Lane {
  return new Promise((resolve) => {
    let share = take();
    const next = (): void => {
      if (share === undefined) void worker.terminate();
      else worker.postMessage(share.paths);
    };
    worker.on('message', (answer: Checked) => {
      if (share !== undefined) put(share, answer);
      share = take();
      next();
    });
    worker.on('error', () => resolve(share));
    worker.on('exit', () => resolve(share));
    next();
  });
}
