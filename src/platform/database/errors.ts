/** The name of the constraint that a statement broke, under whatever layer the driver's error lies. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth += 1) {
    const { constraint, constraint_name: postgresName } = cause as {
      constraint?: unknown;
      constraint_name?: unknown;
    };
    if (typeof constraint === 'string') return constraint;
    if (typeof postgresName === 'string') return postgresName;
  }
  return undefined;
}

/** The five-character SQLSTATE of a driver's error. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth += 1) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/**
 * Runs a statement and turns the constraints named into the errors given; others pass through unchanged.
 * @example
 * await guarded({ rooms_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }) }, () => insertRoom(tx, room));
 */
export async function guarded<T>(
  constraints: Readonly<Record<string, () => Error>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const name = brokenConstraint(error);
    const translated = name === undefined ? undefined : constraints[name];
    throw translated === undefined ? error : translated();
  }
}
