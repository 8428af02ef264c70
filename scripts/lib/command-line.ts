import { ConfigError } from '../../src/config.ts';

/** Bad input from whoever typed the command: shown as its one line, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type ErrorClass = abstract new (...args: never[]) => Error;

export interface CommandOptions {
  /** Errors whose message alone says what to do, besides {@link UsageError} and a refused setting. */
  readonly expected?: readonly ErrorClass[];
  /** The exit code after a throw, where 1 has a meaning of its own. Default 1. */
  readonly refused?: number;
}

/** What went wrong outside the program: a bad option, a file or server not reached, a sign-in refused by PostgreSQL. */
function comesFromOutside(error: Error): boolean {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return typeof syscall === 'string' || (typeof code === 'string' && /^(ERR_PARSE_ARGS|28|3D)/.test(code));
}

/** One line for what the person at the terminal can put right; the whole stack for what only a developer can. */
function explain(error: unknown, expected: readonly ErrorClass[]): string {
  if (!(error instanceof Error)) return String(error);
  const known = [UsageError, ConfigError, ...expected].some((kind) => error instanceof kind);
  return known || comesFromOutside(error) ? error.message : (error.stack ?? error.message);
}

/**
 * Runs a command: prints `help` on `--help` or `-h`, else gives `main` the arguments and exits with its code.
 * @param main returns the exit code, 0 for success; a throw is explained on stderr and exits with `refused`
 */
export async function runCommand(
  help: string,
  main: (args: readonly string[]) => Promise<number>,
  { expected = [], refused = 1 }: CommandOptions = {},
): Promise<void> {
  const args = process.argv.slice(2);
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (own.includes('--help') || own.includes('-h')) {
    console.log(help.trim());
    return;
  }
  try {
    process.exitCode = await main(args);
  } catch (error) {
    console.error(explain(error, expected));
    process.exitCode = refused;
  }
}
