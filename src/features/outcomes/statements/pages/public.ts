import { notFound } from '../../../../platform/errors/index.ts';
import { type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { presentSignature, presentStatement } from '../present.ts';
import { courseOf } from '../rules.ts';
import { signaturesSheet } from '../sheet.ts';
import { dayIn, publicTabs, type StatementPages, statementTag } from './frame.ts';
import { signedPaper } from './paper.ts';
import { chartOf, dayForm, factsOf, readPublished, tableOf } from './published.ts';

/** Adds the public pages of an edition's statements and the same as data. */
export function addPublicStatements(deps: StatementPages): void {
  const { shell } = deps;

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
              statementTag(context, one, on, whole.edition),
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
          tags: [statementTag(context, one, on, whole.edition)],
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
