import type { Database } from '../../platform/database/index.ts';
import { dayLabel, textIn } from '../../platform/language/index.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import type { DocumentModel } from '../../platform/views/index.ts';
import { agendaDates } from '../programme/index.ts';
import { type EditionShell, type EditionWhole, editionPath } from '../series/index.ts';
import { type HomeData, readHome } from './home-data.ts';

/** Languages of a printed document: one, the other, or both side by side. */
const modes = ['ar', 'en', 'ar-en'] as const;

type Served = (path: string) => boolean;

/** Lists that are offered as tables, where a feature serves them. */
const tables = [
  { title: 'site:files.sessions', path: '/agenda' },
  { title: 'site:files.sessions', path: '/sessions' },
  { title: 'site:files.speakers', path: '/speakers' },
  { title: 'site:files.participants', path: '/participants' },
  { title: 'site:files.recommendations', path: '/recommendations' },
  { title: 'site:files.exhibition', path: '/exhibition' },
] as const;

/** Machine-readable forms of the programme and the texts. */
const open = [
  { title: 'site:files.calendar', path: '/agenda.ics', format: 'ics', of: 'agenda' },
  { title: 'site:files.schedule', path: '/schedule.xml', format: 'xml', of: 'agenda' },
  { title: 'site:files.schedule', path: '/schedule.json', format: 'json', of: 'agenda' },
  { title: 'site:files.recommendations', path: '/recommendations.json', format: 'json', of: 'texts' },
] as const;

const hasAgenda = ({ agenda }: HomeData): boolean => agenda.sessions.length > 0;

const printed = ({ t }: PageContext, base: string, name: 'agenda' | 'recommendations'): DocumentModel[] =>
  modes.map((mode) => ({
    title: t(`site:files.${name}`),
    href: `${base}/${name}.${mode}.pdf`,
    note: `PDF\u00a0· ${t(`site:mode.${mode}`)}`,
  }));

/** The first few files, for an edition's home. */
export function homeDocuments(
  context: PageContext,
  whole: EditionWhole,
  data: HomeData,
  served: Served,
): DocumentModel[] {
  const { t, language } = context;
  const base = context.href(editionPath(whole));
  const [own] = printed(context, base, 'agenda').filter(({ href }) => href?.endsWith(`.${language}.pdf`));
  const [report] = printed(context, base, 'recommendations').filter(({ href }) =>
    href?.endsWith(`.${language}.pdf`),
  );
  return [
    ...(hasAgenda(data) && own !== undefined ? [own] : []),
    ...(data.recommendations > 0 && report !== undefined ? [report] : []),
    ...data.documents
      .filter(({ kind }) => kind !== 'recommendations')
      .map((document) => {
        const title = textIn(document.title, language);
        return {
          title: title.text,
          href: `${base}/recommendations#${document.slug}`,
          note: t(`outcomes:kinds.${document.kind}`),
          ...(title.fallback ? { language: title.language } : {}),
        };
      }),
    ...(hasAgenda(data) && served('/agenda.ics')
      ? [{ title: t('site:files.calendar'), href: `${base}/agenda.ics`, note: t('site:format.ics') }]
      : []),
  ];
}

/** Adds the page of everything that can be downloaded of an edition. */
export function addDownloadsPage({
  shell,
  database,
  served,
}: {
  shell: EditionShell;
  database: Database;
  served: Served;
}): void {
  shell.published({
    path: '/documents',
    handle: async (context, whole): Promise<Page> => {
      const data = await readHome(database, whole, context.language);
      const words = { ...context, t: context.words(whole.edition.digits) };
      const { t, language } = words;
      const base = context.href(editionPath(whole));
      const settings = agendaDates(data.agenda, language);
      const days = data.agenda.days.filter((day) =>
        data.agenda.sessions.some((session) => session.day === day),
      );
      const published = data.documents.length > 0;
      return {
        template: 'site/documents',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('common:nav.public.documents'),
          current: '/documents',
          lede: t('site:files.lede'),
          description: textIn(whole.edition.title, language).text,
        }),
        data: {
          printed: [
            ...(hasAgenda(data) ? printed(words, base, 'agenda') : []),
            ...(data.recommendations > 0 ? printed(words, base, 'recommendations') : []),
          ],
          days:
            days.length < 2
              ? []
              : days.map((day) => ({
                  label: dayLabel(day, settings),
                  files: modes.map((mode) => ({
                    label: t(`site:mode-short.${mode}`),
                    href: `${base}/agenda.${mode}.pdf?day=${day}`,
                  })),
                })),
          texts: data.documents.map((document) => ({
            title: textIn(document.title, language).text,
            href: `${base}/recommendations#${document.slug}`,
            note: t(`outcomes:kinds.${document.kind}`),
          })),
          tables: tables.flatMap(({ title, path }) => {
            const formats = (['csv', 'xlsx'] as const).filter((format) => served(`${path}.${format}`));
            return formats.length === 0
              ? []
              : [
                  {
                    title: t(title),
                    files: formats.map((format) => ({
                      label: t(`site:format.${format}`),
                      href: `${base}${path}.${format}`,
                    })),
                  },
                ];
          }),
          open: open
            .filter(({ path, of }) => served(path) && (of === 'agenda' ? hasAgenda(data) : published))
            .map(({ title, path, format }) => ({
              title: t(title),
              href: `${base}${path}`,
              note: t(`site:format.${format}`),
            })),
          updated: hasAgenda(data) || published,
        },
      };
    },
  });
}
