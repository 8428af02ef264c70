import { availableParallelism } from 'node:os';
import { runSearches } from '../threads/searches.ts';
import { compileConference, timetableOf } from './compile.ts';
import type { Conference, Timetable } from './problem.ts';

export interface ConferenceOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly iterations?: number;
  readonly signal?: AbortSignal;
  readonly onBest?: (cost: number, seconds: number) => void;
}

/** Timetables a conference with the search of the programmes, in threads. */
export async function solveConference(
  conference: Conference,
  { seconds, seed, iterations, signal, onBest }: ConferenceOptions,
): Promise<Timetable> {
  const problem = compileConference(conference);
  const { state } = await runSearches(
    { kind: 'tracks', problem },
    {
      seconds,
      seed,
      threads: Math.max(2, availableParallelism()),
      iterations: iterations ?? null,
      signal: signal ?? new AbortController().signal,
      onBest: ({ score, seconds: at }) => onBest?.(score.soft, at),
    },
  );
  return timetableOf(conference, problem.most, state);
}
