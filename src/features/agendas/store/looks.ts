import type { Tx } from '../../../platform/database/index.ts';
import { agendaLooks } from '../tables.ts';

/** The release that somebody has seen now. */
export interface Look {
  readonly editionId: string;
  readonly accountId: string;
  readonly releaseNumber: number;
  readonly lookedAt: Date;
}

export async function saveLook(tx: Tx, look: Look): Promise<void> {
  const { releaseNumber, lookedAt } = look;
  await tx
    .insert(agendaLooks)
    .values(look)
    .onConflictDoUpdate({
      target: [agendaLooks.editionId, agendaLooks.accountId],
      set: { releaseNumber, lookedAt },
    });
}

/** Where changes are counted from when nothing was seen before. */
export async function beginLooks(tx: Tx, look: Look): Promise<void> {
  await tx.insert(agendaLooks).values(look).onConflictDoNothing();
}
