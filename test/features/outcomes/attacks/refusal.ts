import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../../src/platform/database/index.ts';

/** Name of the constraint that refuses a statement of the application's role; null: it went through. */
export async function refusalOf(database: Database, statement: SQL): Promise<string | null> {
  try {
    await database.transaction((tx) => tx.execute(statement));
    return null;
  } catch (thrown) {
    for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
      const { constraint, constraint_name: named } = error as {
        readonly constraint?: string;
        readonly constraint_name?: string;
      };
      if (constraint !== undefined || named !== undefined) return constraint ?? named ?? null;
    }
    throw thrown;
  }
}

/** What is broken by each of some statements, by the words that say what it tries. */
export async function refusalsOf(
  database: Database,
  attempts: Readonly<Record<string, SQL>>,
): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const [attempt, statement] of Object.entries(attempts)) {
    found[attempt] = await refusalOf(database, statement);
  }
  return found;
}

/** That each of them is refused by one constraint. */
export const allBy = (
  constraint: string,
  attempts: Readonly<Record<string, unknown>>,
): Record<string, string> => Object.fromEntries(Object.keys(attempts).map((key) => [key, constraint]));
