/** A cell that a spreadsheet program would take for a formula, or that was quoted against it. */
const dangerous = /^[=+\-@\t\r]/;

/** The text with an apostrophe before what a spreadsheet program would execute (`=cmd|…`, `+1`, `-1`, `@SUM`). */
export const defused = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** The text as it was before {@link defused}, so that what was exported comes back unchanged. */
export const undefused = (text: string): string =>
  text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;
