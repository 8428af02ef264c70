import { dayOf, inDigits } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../platform/views/index.ts';
import { inOrder } from '../../../delegations/index.ts';
import { type EditionWhole, mastheadOf } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/statements.ts';
import { renderList } from '../render.ts';
import { dayIn, listPath, managedPage, type StatementPages, signatureTag, statementOf } from './frame.ts';

/** Adds the order in which a ceremony signs, as page and as the sheet that it is led by. */
export function addCeremonyPages(deps: StatementPages): void {
  const { shell, database, today } = deps;
  const { db } = database;

  /** Who signs, in the order of the version: it is read, and never sorted again. */
  const orderOf = async ({ statement }: store.StatementWhole) => {
    const order =
      statement.precedenceVersionId === null ? [] : await store.listOrder(db, statement.precedenceVersionId);
    const known = new Set(order);
    const signing = (await store.listSignatures(db, { statementId: statement.id })).filter(
      ({ signature }) => signature.status !== 'declined',
    );
    return inOrder(order, signing, ({ participationId }) => participationId).map((whole) => ({
      ...whole,
      outside: order.length > 0 && !known.has(whole.participationId ?? ''),
    }));
  };

  const versionWords = ({ t, language }: PageContext, { order }: store.StatementWhole): string =>
    order === null
      ? t('statements:ceremony.no-order')
      : t('statements:ceremony.version', {
          occasion: say(order.occasion, { language }),
          number: order.number ?? '',
        });

  shell.managed({
    path: '/statements/:statement/ceremony',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { t } = context;
      const own = await statementOf(deps, context, whole);
      const base = `${listPath(context, whole)}/${own.statement.id}`;
      const on = today(whole.edition);
      const rows = await orderOf(own);
      const table: TableModel = {
        id: 'ceremony',
        caption: t('statements:ceremony.title'),
        columns: [
          { key: 'title', label: t('statements:label.party') },
          { key: 'place', label: t('statements:label.place'), kind: 'number' },
          { key: 'signatory', label: t('statements:label.signatory') },
          { key: 'status', label: t('statements:label.status') },
        ],
        rows: rows.map(({ signature, outside, ...party }, index) => ({
          id: signature.id,
          title: partyText(party, context.language),
          href: `${base}/signatures/${signature.id}`,
          tags: outside ? [{ text: t('statements:ceremony.outside'), tone: 'warn' as const }] : [],
          cells: {
            place: index + 1,
            signatory: {
              text: say(signature.signatory, context) || '—',
              sub: say(signature.capacity, context),
            },
            status: { tag: signatureTag(context, signature, on) },
          },
        })),
        empty: { title: t('statements:ceremony.none') },
      };
      return managedPage(deps, context, whole, {
        title: t('statements:ceremony.title'),
        statement: own,
        template: 'pages/list',
        page: {
          lede: t('statements:ceremony.lede'),
          actions: [
            {
              label: t('statements:ceremony.pdf'),
              href: `${base}/ceremony.${context.language}.pdf`,
              icon: 'down',
              tone: 'primary',
            },
          ],
        },
        data: {
          notices: [
            own.order === null && { tone: 'warn', title: t('statements:ceremony.no-order') },
            own.order !== null && { title: versionWords(context, own) },
            own.order?.state === 'superseded' && { tone: 'warn', title: t('statements:ceremony.newer') },
          ],
          table,
        },
      });
    },
  });

  const sheetOf = async (context: PageContext, whole: EditionWhole, language: 'ar' | 'en') => {
    const said = language === context.language ? context : { ...context, language };
    const t = deps.translator.t(language, { digits: language === 'ar' ? whole.edition.digits : 'latn' });
    const spoken = { ...said, t };
    const own = await statementOf(deps, context, whole);
    const rows = await orderOf(own);
    return renderList({
      language,
      digits: whole.edition.digits,
      createdAt: own.statement.updatedAt,
      edition: mastheadOf(whole, language),
      title: say(own.statement.title, spoken),
      lines: [
        t('statements:ceremony.title'),
        versionWords(spoken, own),
        ...(own.ceremony?.startsAt == null
          ? []
          : [dayIn(spoken, whole, dayOf(own.ceremony.startsAt, whole.edition.timeZone))]),
      ],
      columns: [
        { head: t('statements:label.place'), width: 44 },
        { head: t('statements:label.party'), width: { share: 3 } },
        { head: t('statements:label.signatory'), width: { share: 3 } },
        { head: t('statements:label.signature'), width: { share: 3 } },
      ],
      rows: rows.map(({ signature, ...party }, index) => [
        inDigits(String(index + 1), { language, digits: whole.edition.digits }),
        partyText(party, language),
        [say(signature.signatory, spoken), say(signature.capacity, spoken)]
          .filter(Boolean)
          .join(language === 'ar' ? '، ' : ', ') || null,
        '',
      ]),
      roomy: true,
      empty: t('statements:ceremony.none'),
    });
  };

  for (const language of ['ar', 'en'] as const) {
    shell.managed({
      path: `/statements/:statement/ceremony.${language}.pdf`,
      policy: manageOutcomes,
      handle: async (context, whole) => ({
        type: 'application/pdf',
        body: await sheetOf(context, whole, language),
        headers: { 'content-disposition': `inline; filename="ceremony-${language}.pdf"` },
      }),
    });
  }
}
