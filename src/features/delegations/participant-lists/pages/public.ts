import type { Database } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { type EditionShell, type EditionWhole, editionPath, mastheadOf } from '../../../series/index.ts';
import * as store from '../../store/participant-lists.ts';
import { renderParticipantList } from '../render.ts';
import { listSheet, listTables, versionWords } from './shown.ts';

/** Adds the list that was issued last, for everybody: as a page, as PDF in one or both languages, as tables. */
export function addPublicLists(deps: {
  readonly shell: EditionShell;
  readonly database: Database;
  readonly translator: Translator;
}): void {
  const { shell, database, translator } = deps;
  const { db } = database;

  const current = async ({ edition }: EditionWhole) => {
    const [found] = await store.listLists(db, { editionId: edition.id });
    if (found === undefined) throw notFound();
    return { found, entries: await store.listEntries(db, found.list.id) };
  };

  shell.published({
    path: '/participants/list',
    async handle(context, whole) {
      const { found, entries } = await current(whole);
      const path = context.href(`${editionPath(whole)}/participants/list`);
      const t = context.words(whole.edition.digits);
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('participant-lists:title'),
          lede: versionWords(context, whole, found),
          current: '/participants',
          crumbs: [
            {
              label: t('common:nav.public.participants'),
              href: context.href(`${editionPath(whole)}/participants`),
            },
            { label: t('participant-lists:title') },
          ],
          actions: [
            { label: 'PDF', href: `${path}.${context.language}.pdf`, icon: 'down', size: 'sm' },
            { label: t('participant-lists:both'), href: `${path}.ar-en.pdf`, icon: 'down', size: 'sm' },
            ...sheetActions(path),
          ],
        }),
        data: { layout: 'public', tables: listTables(context, entries) },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/participants/list.${format}`,
      handle: async (context, whole) =>
        sheetFile('participants-list', format, listSheet(context, (await current(whole)).entries)),
    });
  }

  for (const mode of ['ar', 'en', 'ar-en'] as const) {
    shell.published({
      path: `/participants/list.${mode}.pdf`,
      async handle(context, whole) {
        const { found, entries } = await current(whole);
        const words = { ar: translator.t('ar', { digits: whole.edition.digits }), en: translator.t('en') };
        const inLanguage = (language: 'ar' | 'en'): PageContext => ({
          ...context,
          language,
          t: words[language],
          words: () => words[language],
        });
        const body = await renderParticipantList({
          mode,
          authentic: whole.edition.authenticLanguage,
          digits: whole.edition.digits,
          createdAt: found.list.publishedAt,
          words,
          edition: { ar: mastheadOf(whole, 'ar'), en: mastheadOf(whole, 'en') },
          version: {
            ar: versionWords(inLanguage('ar'), whole, found),
            en: versionWords(inLanguage('en'), whole, found),
          },
          entries,
        });
        return {
          type: 'application/pdf',
          body,
          headers: { 'content-disposition': `inline; filename="participants-list-${mode}.pdf"` },
        };
      },
    });
  }
}
