export * from './grants.ts';
export * from './people.ts';
