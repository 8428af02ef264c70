import type { Database } from '../../platform/database/index.ts';
import { dayLabel, textIn } from '../../platform/language/index.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import { sheetFormats } from '../../platform/pages/sheet-file.ts';
import type { DocumentModel } from '../../platform/views/index.ts';
import { agendaDates } from '../programme/index.ts';
import { type EditionShell, type EditionWhole, editionPath } from '../series/index.ts';
import { type HomeData, readHome } from './home-data.ts';

/** Languages of a printed document: one, the other, or both side by side. */
const modes = ['ar', 'en', 'ar-en'] as const;

type Served = (path: string) => boolean;

/** Lists that are offered as tables, where a feature serves them. */
const tables = [
  { title: 'site:files.speakers', path: '/speakers', of: 'agenda' },
  { title: 'site:files.participants', path: '/participants', of: 'parties' },
  { title: 'site:files.recommendations', path: '/recommendations', of: 'texts' },
  { title: 'site:files.exhibition', path: '/exhibition', of: 'stands' },
] as const;

/** Machine-readable forms of the programme and the texts. */
const open = [
  { title: 'site:files.calendar', path: '/agenda.ics', format: 'ics', of: 'agenda' },
  { title: 'site:files.schedule', path: '/schedule.xml', format: 'xml', of: 'agenda' },
  { title: 'site:files.schedule', path: '/schedule.json', format: 'json', of: 'agenda' },
  { title: 'site:files.recommendations', path: '/recommendations.json', format: 'json', of: 'texts' },
  { title: 'site:files.participants', path: '/participants.json', format: 'json', of: 'parties' },
  { title: 'site:files.exhibition', path: '/exhibition.json', format: 'json', of: 'stands' },
] as const;

const hasAgenda = ({ agenda }: HomeData): boolean => agenda.sessions.length > 0;

/** A document to print, with a file in each language that is served. */
interface PrintedRow {
  readonly title: string;
  readonly files: readonly { readonly label: string; readonly href: string }[];
}

/** What can be printed of an edition: the agenda whole and in parts, the texts, who took part. */
function printedRows(context: PageContext, base: string, data: HomeData, served: Served) {
  const { t, language } = context;
  const row = (title: string, name: string, query = ''): PrintedRow[] => {
    const files = modes
      .filter((mode) => served(`/${name}.${mode}.pdf`))
      .map((mode) => ({ label: t(`site:mode-short.${mode}`), href: `${base}/${name}.${mode}.pdf${query}` }));
    return files.length === 0 ? [] : [{ title, files }];
  };
  const { agenda } = data;
  const settings = agendaDates(agenda, language);
  const days = agenda.days.filter((day) => agenda.sessions.some((session) => session.day === day));
  const rooms = agenda.rooms.filter(({ id }) => agenda.sessions.some(({ room }) => room?.id === id));
  const ofAgenda = hasAgenda(data)
    ? {
        whole: [
          ...row(t('site:files.agenda'), 'agenda'),
          ...row(t('site:files.agenda-abstracts'), 'agenda', '?abstracts=1'),
          ...(days.length < 2
            ? []
            : days.flatMap((day) =>
                row(t('site:files.agenda-of', { part: dayLabel(day, settings) }), 'agenda', `?day=${day}`),
              )),
        ],
        rooms:
          rooms.length < 2
            ? []
            : rooms.flatMap(({ slug, name }) => row(textIn(name, language).text, 'agenda', `?room=${slug}`)),
      }
    : { whole: [], rooms: [] };
  return {
    printed: [
      ...ofAgenda.whole,
      ...(data.recommendations > 0 ? row(t('site:files.recommendations'), 'recommendations') : []),
      ...(data.parties.length > 0 ? row(t('site:files.participants'), 'participants') : []),
    ],
    rooms: ofAgenda.rooms,
  };
}

/** Something to read on an edition's home: a file, or a text that is a page. */
export interface HomeDocument extends DocumentModel {
  readonly file: boolean;
}

/** The first few files, for an edition's home. */
export function homeDocuments(
  context: PageContext,
  whole: EditionWhole,
  data: HomeData,
  served: Served,
): HomeDocument[] {
  const { t, language } = context;
  const base = context.href(editionPath(whole));
  const printed = (name: string): HomeDocument[] =>
    served(`/${name}.${language}.pdf`)
      ? [
          {
            title: t(`site:files.${name}`),
            href: `${base}/${name}.${language}.pdf`,
            note: `PDF\u00a0· ${t(`site:mode.${language}`)}`,
            file: true,
          },
        ]
      : [];
  return [
    ...(hasAgenda(data) ? printed('agenda') : []),
    ...(data.recommendations > 0 ? printed('recommendations') : []),
    ...data.documents
      .filter(({ kind }) => kind !== 'recommendations')
      .map((document) => {
        const title = textIn(document.title, language);
        return {
          title: title.text,
          href: `${base}/recommendations#${document.slug}`,
          note: t(`outcomes:kinds.${document.kind}`),
          file: false,
          ...(title.fallback ? { language: title.language } : {}),
        };
      }),
    ...(hasAgenda(data) && served('/agenda.ics')
      ? [
          {
            title: t('site:files.calendar'),
            href: `${base}/agenda.ics`,
            note: t('site:format.ics'),
            file: true,
          },
        ]
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
      const has = {
        agenda: hasAgenda(data),
        texts: data.documents.length > 0,
        parties: data.parties.length > 0,
        stands: data.stands > 0,
      };
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
          ...printedRows(words, base, data, served),
          modes: modes.map((mode) => t(`site:mode-short.${mode}`)),
          texts: data.documents.map((document) => ({
            title: textIn(document.title, language).text,
            href: `${base}/recommendations#${document.slug}`,
            note: t(`outcomes:kinds.${document.kind}`),
          })),
          tables: tables.flatMap(({ title, path, of }) => {
            const formats = sheetFormats.filter((format) => has[of] && served(`${path}.${format}`));
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
            .filter(({ path, of }) => served(path) && has[of])
            .map(({ title, path, format }) => ({
              title: t(title),
              href: `${base}${path}`,
              note: t(`site:format.${format}`),
            })),
          any: Object.values(has).includes(true),
        },
      };
    },
  });
}
