import { Worker } from 'node:worker_threads';
import { type Cost, isBetter } from '../board.ts';
import type { SearchJob, ThreadMessage, ThreadTask } from './messages.ts';
import { highsPath, threadProgram } from './program.ts';

export interface SearchOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  /** Changes that each thread tries, instead of seconds. */
  readonly iterations: number | null;
  /** Ends the search with the best so far. */
  readonly signal: AbortSignal;
  /** Whenever any thread is better than all before. */
  readonly onBest?: (best: Found) => void;
}

export interface Found {
  readonly score: Readonly<Cost>;
  readonly state: Int32Array;
  /** Of all threads together. */
  readonly iterations: number;
  /** Since the call. */
  readonly seconds: number;
}

type Message<K> = Extract<ThreadMessage, { readonly kind: K }>;

/** Starts a thread; resolves with its last word, rejects where it fails. */
async function runThread<T extends ThreadMessage>(
  task: ThreadTask,
  {
    isLast,
    say,
    signal,
  }: {
    readonly isLast: (message: ThreadMessage) => message is T;
    readonly say?: (message: ThreadMessage) => void;
    /** Kills it; the answer is then undefined. */
    readonly signal?: AbortSignal;
  },
): Promise<T | undefined> {
  const worker = new Worker(await threadProgram(), { eval: true, workerData: task, execArgv: [] });
  const kill = (): void => void worker.terminate();
  if (signal?.aborted === true) kill();
  signal?.addEventListener('abort', kill);
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      worker.on('message', (message: ThreadMessage) => {
        if (isLast(message)) resolve(message);
        else say?.(message);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve(undefined));
    });
  } finally {
    signal?.removeEventListener('abort', kill);
    void worker.terminate();
  }
}

/** Threads that search the same thing from different seeds; the best of them. */
export async function runSearches(job: SearchJob, options: SearchOptions): Promise<Found> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const end = (): void => {
    Atomics.store(stop, 0, 1);
  };
  if (options.signal.aborted) end();
  options.signal.addEventListener('abort', end);
  const tried = new Array<number>(options.threads).fill(0);
  let best: Found | undefined;
  const look = (thread: number, { score, state, iterations }: Message<'best' | 'end'>): void => {
    tried[thread] = iterations;
    if (best !== undefined && !isBetter(score, best.score)) return;
    best = { score, state, iterations: tried.reduce((sum, one) => sum + one, 0), seconds: seconds() };
    options.onBest?.(best);
  };
  await threadProgram();
  try {
    const ends = await Promise.all(
      tried.map((_, thread) =>
        runThread(
          {
            work: 'search',
            job,
            seed: options.seed + thread * 7_919,
            seconds: Math.max(0.05, options.seconds - seconds()),
            iterations: options.iterations,
            stop,
          },
          {
            isLast: (message): message is Message<'end'> => message.kind === 'end',
            say: (message) => {
              if (message.kind === 'best') look(thread, message);
            },
          },
        ),
      ),
    );
    // By their order, not by who came first: the same seed gives the same answer.
    const answers = ends.flatMap((one, thread) => (one === undefined ? [] : { one, thread }));
    for (const { one, thread } of answers) look(thread, one);
    const [first, ...others] = answers.map(({ one }) => one);
    if (first === undefined) throw new Error('The search ended without an answer.');
    const found = others.reduce((so, one) => (isBetter(one.score, so.score) ? one : so), first);
    const { score, state } = found;
    return { score, state, iterations: tried.reduce((sum, one) => sum + one, 0), seconds: seconds() };
  } finally {
    options.signal.removeEventListener('abort', end);
  }
}

/** Looks for a better placing, or a proof that there is none, in a thread that the signal ends at once. */
export async function runProof(
  task: Omit<Extract<ThreadTask, { work: 'prove' }>, 'work' | 'highs'>,
  signal: AbortSignal,
): Promise<Message<'proof'>> {
  const answer = await runThread(
    { work: 'prove', highs: highsPath(), ...task },
    { isLast: (message): message is Message<'proof'> => message.kind === 'proof', signal },
  );
  return answer ?? { kind: 'proof', state: null, optimal: false, bound: null };
}
