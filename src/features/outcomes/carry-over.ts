import { accountIdOf } from '../../platform/actor/index.ts';
import { type LocalText, localText } from '../../platform/language/index.ts';
import type { CarryOver } from '../series/index.ts';
import * as store from './store/index.ts';

const reasonFor = (editionTitle: LocalText): LocalText =>
  localText({
    ar: `رُحّلت عند الإعداد للدورة التالية: ${editionTitle.ar}.`,
    en: `Carried over when the next edition was planned: ${editionTitle.en}.`,
  });

/**
 * Open recommendations go on in a draft of the next edition. Each gets the disposition "continued" and a link to the
 * text that it builds on; the secretariat then words them anew.
 */
export const recommendationsCarryOver: CarryOver = {
  key: 'recommendations',
  count: async (db, editionId) => (await store.listOpen(db, editionId)).length,
  async carry(change, from, to, ids) {
    const { tx, now } = change;
    const open = await store.listOpen(tx, from.id);
    if (open.length === 0) return;
    const document = await store.insertDocument(tx, {
      editionId: to.id,
      kind: 'recommendations',
      slug: 'recommendations',
      title: localText({ ar: 'مشروع التوصيات', en: 'Draft recommendations' }),
      authenticLanguage: to.authenticLanguage,
      status: 'draft',
    });
    const rows = [];
    for (const [index, provision] of open.entries()) {
      const next = await store.insertProvision(tx, {
        editionId: to.id,
        documentId: document.id,
        kind: 'recommendation',
        position: index + 1,
        title: provision.title,
        text: provision.text,
        themeId: provision.themeId === null ? null : (ids.get(provision.themeId) ?? null),
        level: provision.level,
        targetGroup: provision.targetGroup,
      });
      await store.keepVersion(tx, next, { origin: 'carried-over', writtenBy: accountIdOf(change.actor) });
      ids.set(provision.id, next.id);
      const whole = await store.findProvision(tx, provision.id);
      await store.replaceRelations(tx, next, {
        leadBodyId: whole?.lead?.id ?? null,
        supportingBodyIds: whole?.supporting.map(({ id }) => id) ?? [],
        links: [
          {
            relation: 'builds-on',
            editionId: from.id,
            documentId: provision.documentId,
            provisionId: provision.id,
          },
        ],
      });
      rows.push({
        editionId: from.id,
        provisionId: provision.id,
        outcome: 'continued' as const,
        reason: reasonFor(to.title),
        nextEditionId: to.id,
        nextProvisionId: next.id,
        decidedOn: now.toISOString().slice(0, 10),
      });
    }
    await store.insertDispositions(tx, rows);
    await change.record({
      action: 'disposition.recorded',
      subject: { kind: 'disposition', id: from.id },
      editionId: from.id,
      after: rows,
    });
    await change.record({
      action: 'outcome-document.created',
      subject: { kind: 'outcome-document', id: document.id },
      editionId: to.id,
      after: { ...document, provisions: rows.map(({ nextProvisionId }) => nextProvisionId) },
    });
  },
};
