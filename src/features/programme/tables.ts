/** The tables of the programme, by what they hold. */

export * from './tables/files.ts';
export * from './tables/people.ts';
export * from './tables/planning.ts';
export * from './tables/releases.ts';
export * from './tables/sessions.ts';
export * from './tables/sources.ts';
