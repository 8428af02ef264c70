import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  killWorkers,
  openSharedEmbedded,
  type SharedDatabase,
  SLOTS,
} from '../../../scripts/lib/mail/mail-kills.ts';
import { databaseKind, openTestDatabase } from '../../support/database.ts';

/** A fifth of what the rule names, so that the suite stays quick: `npm run bench -- mail` kills ten over a thousand. */
const MAILS = 200;
const KILLS = 4;

async function openShared(): Promise<SharedDatabase> {
  if (databaseKind !== 'postgres') return openSharedEmbedded();
  const database = await openTestDatabase();
  const [row] = await database.rows<{ name: string }>(database.db, sql`select current_database() as name`);
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${row?.name}`;
  return {
    database,
    place: url.href,
    handOver: async () => {},
    takeBack: async () => database,
    remove: async () => {},
  };
}

describe('a mail worker that is killed', () => {
  it('loses no mail and doubles at most what was under way, under the same Message-ID', async () => {
    const { unsent, lost, doubles, strange } = await killWorkers(await openShared(), {
      mails: MAILS,
      kills: KILLS,
    });

    expect({ unsent, lost, strange }).toEqual({ unsent: [], lost: [], strange: 0 });
    expect(doubles).toBeLessThanOrEqual(KILLS * SLOTS);
    console.info(`${MAILS} mails, ${KILLS} kills: none lost, ${doubles} sent twice`);
  }, 240_000);
});
