import { type LocalText, localText } from '../../platform/language/index.ts';
import type { CarryOver } from '../series/index.ts';
import { carryOn } from './carry-forward/carry-on.ts';
import * as chain from './store/chain.ts';
import * as store from './store/index.ts';

const reasonFor = (editionTitle: LocalText): LocalText =>
  localText({
    ar: `رُحّلت عند الإعداد للدورة التالية: ${editionTitle.ar}.`,
    en: `Carried over when the next edition was planned: ${editionTitle.en}.`,
  });

/**
 * Recommendations that go on stand in a draft of the next edition: those whose disposition says so, and those that are
 * open, which get the disposition "continued". Each links to the text that it comes from; the secretariat then words them
 * anew.
 */
export const recommendationsCarryOver: CarryOver = {
  key: 'recommendations',
  count: async (db, editionId) =>
    (await store.listOpen(db, editionId)).length + (await chain.listGoingOn(db, editionId)).length,
  async carry(change, from, to, ids) {
    const { tx, now } = change;
    const decided = await chain.listGoingOn(tx, from.id);
    const open = await store.listOpen(tx, from.id);
    const rows = open.map(({ id }) => ({
      editionId: from.id,
      provisionId: id,
      outcome: 'continued' as const,
      reason: reasonFor(to.title),
      decidedOn: now.toISOString().slice(0, 10),
    }));
    await store.insertDispositions(tx, rows);
    const going = [...decided, ...open.map((provision) => ({ provision, outcome: 'continued' as const }))];
    going.sort((one, other) => (one.provision.number ?? 0) - (other.provision.number ?? 0));
    const carried = await carryOn(change, from, to, going);
    for (const [index, { provision }] of going.entries()) {
      ids.set(provision.id, carried[index]?.nextProvisionId ?? '');
    }
    if (going.length === 0) return;
    await change.record({
      action: 'disposition.recorded',
      subject: { kind: 'disposition', id: from.id },
      editionId: from.id,
      after: going.map(({ provision, outcome }, index) => ({
        provisionId: provision.id,
        outcome,
        ...carried[index],
      })),
    });
  },
};
