import { notFound } from '../../../../platform/errors/index.ts';
import { fact, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import type { RowModel, TableModel, UnitChartModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import type * as store from '../../store/statements.ts';
import { presentSignature, presentStatement } from '../present.ts';
import { readStatementsOn, type StatementOn } from '../reading.ts';
import { courseOf } from '../rules.ts';
import { signaturesSheet } from '../sheet.ts';
import { askedDay, dayIn, publicTabs, type StatementPages, signatureTag, statementTag } from './frame.ts';
import { signedPaper } from './paper.ts';

/** What everybody may read of an edition's statements by a day. */
export async function readPublished(
  { database: { db }, today }: Pick<StatementPages, 'database' | 'today'>,
  context: PageContext,
  whole: EditionWhole,
) {
  const { on, bad } = askedDay(context, today(whole.edition));
  return { on, bad, statements: await readStatementsOn(db, whole.edition.id, on) };
}
type Published = StatementOn;

/** The form that asks for another day. */
export const dayForm = (context: PageContext, action: string, { on, bad }: { on: string; bad: boolean }) => ({
  action,
  on,
  label: context.t('statements:as-of'),
  submit: context.t('statements:show-day'),
  error: bad ? context.t('statements:bad-day') : null,
});

/** Adds the public pages of an edition's statements and the same as data. */
export function addPublicStatements(deps: StatementPages): void {
  const { shell } = deps;

  const chartOf = (
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

  const factsOf = (context: PageContext, whole: EditionWhole, one: Published) => {
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
      ...fact(t('statements:label.notice-days'), words('common:count.day', { count: statement.noticeDays })),
    ];
  };

  shell.published({
    path: '/statements',
    daily: true,
    async handle(context, whole): Promise<Page> {
      const { t } = context;
      const { on, bad, statements } = await readPublished(deps, context, whole);
      const base = context.href(`${editionPath(whole)}/statements`);
      return {
        template: 'outcomes/statements',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('statements:statements'),
          lede: t('statements:lede'),
          current: '/statements',
          alternates: [
            { href: `${base}.json`, type: 'application/json' },
            { href: `${base}.csv`, type: 'text/csv' },
          ],
          actions: statements.length > 0 ? sheetActions(base) : [],
        }),
        data: {
          tabs: publicTabs(context, whole, 'statements'),
          tabsLabel: t('statements:public-title'),
          asOf: dayForm(context, base, { on, bad }),
          chart: statements.length === 0 ? null : chartOf(context, whole, statements, on),
          cards: statements.map((one) => ({
            title: say(one.statement.title, context),
            href: `${base}/${one.statement.slug}`,
            tags: [
              statementTag(context, one, on),
              ...(one.statement.sample ? [{ text: t('statements:sample'), tone: 'silent' as const }] : []),
            ],
            facts: factsOf(context, whole, one),
          })),
          empty: { title: t('statements:none-public') },
        },
      };
    },
  });

  const find = async (context: PageContext, whole: EditionWhole) => {
    const read = await readPublished(deps, context, whole);
    const one = read.statements.find(({ statement }) => statement.slug === context.params.slug);
    if (one === undefined) throw notFound();
    return { ...read, one };
  };

  const tableOf = (
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

  shell.published({
    path: '/statements/:slug',
    daily: true,
    async handle(context, whole): Promise<Page> {
      const { t } = context;
      const { on, bad, one } = await find(context, whole);
      const { statement, listed } = one;
      const base = context.href(`${editionPath(whole)}/statements/${statement.slug}`);
      const course = courseOf(
        listed.map(({ signature }) => signature),
        on,
      );
      return {
        template: 'outcomes/statement',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: say(statement.title, context),
          current: '/statements',
          ...(statement.remark === null ? {} : { lede: say(statement.remark, context) }),
          tags: [statementTag(context, one, on)],
          crumbs: [
            { label: t('statements:statements'), href: context.href(`${editionPath(whole)}/statements`) },
            { label: say(statement.title, context) },
          ],
          alternates: [{ href: `${base}/signatures.json`, type: 'application/json' }],
          actions: [
            ...sheetActions(`${base}/signatures`),
            {
              label: t('statements:action.signatures'),
              href: `${base}/signatures.${context.language}.pdf`,
              icon: 'down',
              size: 'sm',
            },
          ],
        }),
        data: {
          asOf: dayForm(context, base, { on, bad }),
          facts: factsOf(context, whole, one),
          unnamed: listed.some(({ label }) => label !== null) ? t('statements:unnamed') : null,
          chart: chartOf(context, whole, [one], on),
          course:
            course.length < 2
              ? null
              : {
                  title: t('statements:course'),
                  pointLabel: t('statements:day'),
                  valueLabel: t('statements:count.in-force'),
                  points: course.map(({ day, count }) => ({
                    label: dayIn(context, whole, day),
                    value: count,
                  })),
                },
          table: tableOf(context, whole, one, on),
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/statements.${format}`,
      daily: true,
      async handle(context, whole) {
        const { on, statements } = await readPublished(deps, context, whole);
        const all = statements.flatMap(({ listed }) => listed);
        return sheetFile('statements', format, signaturesSheet(context, statements, all, on));
      },
    });
    shell.published({
      path: `/statements/:slug/signatures.${format}`,
      daily: true,
      async handle(context, whole) {
        const { on, one } = await find(context, whole);
        return sheetFile(one.statement.slug, format, signaturesSheet(context, [one], one.listed, on));
      },
    });
  }

  const json = (value: unknown) => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(value) });
  shell.published({
    path: '/statements.json',
    daily: true,
    async handle(context, whole) {
      const { on, statements } = await readPublished(deps, context, whole);
      return json({ items: statements.map((one) => presentStatement(one, one.listed, on)) });
    },
  });
  shell.published({
    path: '/statements/:slug/signatures.json',
    daily: true,
    async handle(context, whole) {
      const { on, one } = await find(context, whole);
      return json({
        statement: presentStatement(one, one.listed, on),
        items: one.listed.map((signature) => presentSignature(signature, on)),
      });
    },
  });

  for (const language of ['ar', 'en'] as const) {
    shell.published({
      path: `/statements/:slug/signatures.${language}.pdf`,
      daily: true,
      async handle(context, whole) {
        const { on, one } = await find(context, whole);
        return {
          type: 'application/pdf',
          body: await signedPaper(deps, { whole, one, listed: one.listed, on, language }),
          headers: { 'content-disposition': `inline; filename="${one.statement.slug}.${language}.pdf"` },
        };
      },
    });
  }
}
