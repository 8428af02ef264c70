import type { FastifyBaseLogger } from 'fastify';

/** Work done again and again by every process that works, never twice at once in one. */
export interface RecurringWork {
  /** For the log. */
  readonly name: string;
  /** Seconds from the end of one run to the start of the next. */
  readonly seconds: number;
  work(): Promise<void>;
}

/** Starts all of it. @returns a function that stops it, once what runs has ended */
export function startRecurring(works: readonly RecurringWork[], log: FastifyBaseLogger): () => Promise<void> {
  let stopped = false;
  const loops = works.map(({ name, seconds, work }) => {
    let wake = (): void => {};
    const loop = async (): Promise<void> => {
      while (!stopped) {
        await work().catch((error: unknown) => log.error({ err: error, work: name }, 'recurring work'));
        if (stopped) return;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000);
          timer.unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    };
    return { ended: loop(), wake: () => wake() };
  });
  return async () => {
    stopped = true;
    for (const { wake } of loops) wake();
    await Promise.all(loops.map(({ ended }) => ended));
  };
}
