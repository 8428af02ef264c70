export * from './answering.ts';
export * from './edition.ts';
export * from './measures.ts';
export * from './obligations.ts';
export * from './reports.ts';
export * from './standing.ts';
