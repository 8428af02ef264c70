/** What breaks the rules of a schedule: pure, the same on the server and in the browser. */
export { indexFacts, violationsOf } from './one.ts';
export { findViolations } from './whole.ts';
