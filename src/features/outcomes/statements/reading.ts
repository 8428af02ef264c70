import type { Db } from '../../../platform/database/index.ts';
import { type PartyRow, partyText } from '../parties.ts';
import * as store from '../store/statements.ts';
import { listedOn } from './present.ts';
import { standsOn } from './rules.ts';

/** What everybody may read of an edition's statements by a day: who signed by then, and how many of them stand. */
export async function readStatementsOn(db: Db, editionId: string, on: string) {
  const statements = await store.listStatements(db, editionId, { published: true });
  const given = await store.listSignatures(db, { editionId }, { published: true });
  return statements.map((one) => {
    const listed = listedOn(given, one.statement.id, on);
    return { ...one, listed, count: listed.filter(({ signature }) => standsOn(signature, on)).length };
  });
}

/** A statement with its signatures by a day. */
export type StatementOn = Awaited<ReturnType<typeof readStatementsOn>>[number];

/** What a party is called in both languages. */
export const partyNames = (party: PartyRow) => ({ ar: partyText(party, 'ar'), en: partyText(party, 'en') });
