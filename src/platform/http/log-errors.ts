/** An error as the log holds it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

/** Errors under errors that are told of. */
const DEPTH = 5;

/** Values that a database quotes back: `invalid input syntax for type uuid: "…"`, `Key (email)=(…) already exists`. */
const withoutValues = (message: string): string =>
  message.replace(/: "[^\n]*"/g, ': "…"').replace(/=\([^\n]*\)/g, '=(…)');

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * An error without what it was about: a failed statement carries its parameters, the driver's error the row, and both tell
 * of people. What failed and where stays.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'thrown without being an error', stack: '' };
  const {
    query,
    code,
    constraint,
    constraint_name: named,
  } = error as {
    query?: unknown;
    code?: unknown;
    constraint?: unknown;
    constraint_name?: unknown;
  };
  // A statement says with $1, $2 … where its values stood.
  const message =
    typeof query === 'string' && error.message.includes('params:')
      ? error.message.slice(0, error.message.indexOf('params:')).trimEnd()
      : withoutValues(error.message);
  const at = error.stack?.indexOf('\n    at ') ?? -1;
  const places = at < 0 ? '' : error.stack?.slice(at);
  const which = textOf(constraint) ?? textOf(named);
  return {
    type: error.name,
    message,
    stack: `${error.name}: ${message}${places}`,
    ...(textOf(code) === undefined ? {} : { code: textOf(code) as string }),
    ...(which === undefined ? {} : { constraint: which }),
    ...(error.cause === undefined || depth >= DEPTH ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}
