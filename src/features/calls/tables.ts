/** The tables of calls, by what they hold. */

export * from './tables/calls.ts';
export * from './tables/reviewing.ts';
export * from './tables/submissions.ts';
