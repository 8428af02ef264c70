import { constants } from 'node:os';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `cleanUp` when this process is told to end, then ends it with 128 and the signal's number.
 * @returns takes the watch off again
 */
export function onEnding(cleanUp: () => Promise<void>): () => void {
  const listeners = endings.map((signal) => {
    const listener = (): void => {
      void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
    };
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
}
