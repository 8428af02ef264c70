/** What breaks the rules of a schedule: pure, the same on the server and in the browser. */

export { dayAt } from './frame.ts';
export { violationsOf } from './one.ts';
export { blockingOf, findViolations } from './whole.ts';
