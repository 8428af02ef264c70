import { fact, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { RowModel, TableModel, UnitChartModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import type * as store from '../../store/statements.ts';
import { readStatementsOn, type StatementOn } from '../reading.ts';
import { askedDay, dayIn, type StatementPages, signatureTag } from './frame.ts';

/** What everybody may read of an edition's statements by a day. */
export async function readPublished(
  { database: { db }, today }: Pick<StatementPages, 'database' | 'today'>,
  context: PageContext,
  whole: EditionWhole,
) {
  const { on, bad } = askedDay(context, today(whole.edition));
  return { on, bad, statements: await readStatementsOn(db, whole.edition.id, on) };
}
export type Published = StatementOn;

/** The form that asks for another day. */
export const dayForm = (context: PageContext, action: string, { on, bad }: { on: string; bad: boolean }) => ({
  action,
  on,
  label: context.t('statements:as-of'),
  submit: context.t('statements:show-day'),
  error: bad ? context.t('statements:bad-day') : null,
});

/** One square for each party that stands, and for each that withdrew. */
export const chartOf = (
  context: PageContext,
  whole: EditionWhole,
  statements: readonly Published[],
  on: string,
): UnitChartModel => {
  const { t } = context;
  return {
    title: t('statements:chart'),
    note: t('statements:chart-note', { day: dayIn(context, whole, on) }),
    rowLabel: t('statements:statement'),
    axes: [
      {
        label: t('statements:count.in-force'),
        legend: [
          { level: 4, label: t('statements:count.in-force') },
          ...(statements.some(({ listed, count }) => listed.length > count)
            ? [{ level: 1 as const, label: t('statements:count.withdrawn') }]
            : []),
        ],
      },
    ],
    rows: statements.map(({ statement, listed, count }) => ({
      label: say(statement.title, context),
      href: context.href(`${editionPath(whole)}/statements/${statement.slug}`),
      axes: [
        [
          { level: 4, count, label: t('statements:count.in-force') },
          { level: 1, count: listed.length - count, label: t('statements:count.withdrawn') },
        ],
      ],
      total: count,
    })),
  };
};

/** What is said of a statement; of another host's only what its source says. */
export const factsOf = (context: PageContext, whole: EditionWhole, one: Published) => {
  const { t } = context;
  const { statement, document, listed, count } = one;
  const words = context.words(whole.edition.digits);
  return [
    ...fact(t('statements:constituency-label'), t(`statements:constituency.${statement.constituency}`)),
    { label: t('statements:count.in-force'), value: count === 0 ? t('views:none') : count },
    ...fact(t('statements:count.withdrawn'), listed.length - count || ''),
    ...fact(
      t('statements:count.accessions'),
      listed.filter(({ signature }) => signature.accession).length || '',
    ),
    ...fact(
      t('statements:count.reservations'),
      listed.filter(({ signature }) => signature.reservation !== null).length || '',
    ),
    ...fact(t('statements:label.text'), say(document?.title, context), {
      href: context.href(`${editionPath(whole)}/recommendations#${document?.slug ?? ''}`),
    }),
    ...fact(t('statements:label.opens-on'), dayIn(context, whole, statement.opensOn)),
    ...fact(t('statements:label.closes-on'), dayIn(context, whole, statement.closesOn)),
    ...(whole.edition.external
      ? []
      : fact(t('statements:label.notice-days'), words('common:count.day', { count: statement.noticeDays }))),
  ];
};

/** Who gave it, as a day knew it. */
export const tableOf = (
  context: PageContext,
  whole: EditionWhole,
  { listed, statement }: Published,
  on: string,
): TableModel => {
  const { t } = context;
  const some = (of: (row: store.SignatureRow) => unknown): boolean =>
    listed.some(({ signature }) => of(signature));
  const columns = [
    { key: 'number', label: t('statements:label.number'), kind: 'number' as const },
    { key: 'signed', label: t('statements:label.signed-on') },
    ...(some(({ signatory, capacity }) => signatory ?? capacity)
      ? [{ key: 'signatory', label: t('statements:label.signatory') }]
      : []),
    { key: 'instrument', label: t('statements:label.instrument') },
    ...(some(({ reservation }) => reservation)
      ? [{ key: 'reservation', label: t('statements:label.reservation') }]
      : []),
    { key: 'status', label: t('statements:label.status') },
  ];
  return {
    id: 'signatures',
    caption: t(`statements:given.${statement.adherence}`),
    columns: [{ key: 'title', label: t('statements:label.party') }, ...columns],
    rows: listed.map(
      ({ signature, ...party }): RowModel => ({
        id: signature.id,
        title: partyText(party, context.language),
        tags: signature.accession ? [{ text: t('statements:accession'), tone: 'info' }] : [],
        cells: {
          number: signature.number,
          signed: dayIn(context, whole, signature.signedOn),
          signatory:
            signature.signatory === null && signature.capacity === null
              ? null
              : { text: say(signature.signatory, context), sub: say(signature.capacity, context) },
          instrument:
            signature.instrument === null ? null : t(`statements:instrument.${signature.instrument}`),
          reservation: say(signature.reservation, context) || null,
          status: {
            // What a day did not know yet is not said of it.
            tag: signatureTag(
              context,
              (signature.noticeOn ?? '9999') > on ? { ...signature, status: 'signed' } : signature,
              on,
            ),
            ...(signature.withdrawnOn !== null && (signature.noticeOn ?? '9999') <= on
              ? { sub: dayIn(context, whole, signature.withdrawnOn) }
              : {}),
          },
        },
      }),
    ),
    empty: { title: t('statements:none-signatures') },
  };
};
