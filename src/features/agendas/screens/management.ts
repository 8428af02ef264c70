import { dayLabel, type Language, textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { escapeHtml, type FieldModel, queryHref, type TableModel } from '../../../platform/views/index.ts';
import { type AgendaData, agendaDates, type PartPages } from '../../programme/index.ts';
import { type EditionWhole, editionPath, type ManagementTask, workInEdition } from '../../series/index.ts';
import type { AgendasContext } from '../personal/context.ts';
import { EMBED_PATH, EMBED_SCRIPT } from './embed.ts';

/** Where screens, signs and the widget are found in the management menu. */
export const screensTasks: readonly ManagementTask[] = [
  { group: 'programme', label: 'screens:title', path: '/screens', icon: 'eye', policy: workInEdition },
];

/** Adds the page that lists every other surface of the programme: screens, signs, the widget. */
export function addScreensManagement({ shell, announced, publicUrl }: AgendasContext & PartPages): void {
  shell.managed({
    path: '/screens',
    policy: workInEdition,
    async handle(context, whole) {
      const data = await announced(whole);
      const { language } = context;
      const t = context.words(whole.edition.digits);
      return {
        template: 'agendas/screens',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('screens:title'),
          lede: t('screens:lede'),
          current: '/screens',
        }),
        data: {
          tables: [
            { title: t('screens:screens'), table: screensTable(context, whole, data) },
            { title: t('screens:signs'), table: signsTable(context, whole, data) },
          ],
          widget: widgetModel(context, whole, data, publicUrl, language),
        },
      };
    },
  });
}

function screensTable(context: PageContext, whole: EditionWhole, data: AgendaData): TableModel {
  const t = context.words(whole.edition.digits);
  const base = context.href(`${editionPath(whole)}/screen`);
  const links = (path: string) => ({
    actions: [
      { label: t('screens:open'), href: path, size: 'sm' as const, icon: 'external' as const },
      {
        label: t('screens:both-languages'),
        href: `${path}?languages=ar,en&seconds=15`,
        size: 'sm' as const,
        tone: 'plain' as const,
      },
    ],
  });
  return {
    id: 'screens',
    caption: t('screens:screens'),
    columns: [
      { key: 'place', label: t('screens:place') },
      { key: 'open', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: [
      { id: 'all', title: t('screens:whole-edition'), cells: { open: links(base) } },
      ...data.rooms.map(({ id, slug, name }) => ({
        id,
        title: textIn(name, context.language).text,
        cells: { open: links(`${base}/${slug}`) },
      })),
    ],
  };
}

function signsTable(context: PageContext, whole: EditionWhole, data: AgendaData): TableModel {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const base = context.href(editionPath(whole));
  const settings = agendaDates(data, language);
  const files = (path: string) => ({
    actions: (['a4', 'a3'] as const).flatMap((size) =>
      (['ar-en', 'ar', 'en'] as const).map((mode) => ({
        label: t(`screens:sign.${mode}`, { size: size.toUpperCase() }),
        href: queryHref(path, { language: mode, size }),
        size: 'sm' as const,
        tone: 'plain' as const,
      })),
    ),
  });
  const daysOf = (room: string): string[] => [
    ...new Set(data.sessions.flatMap((session) => (session.room?.id === room ? (session.day ?? []) : []))),
  ];
  const used = data.rooms.filter(({ id }) => daysOf(id).length > 0);
  return {
    id: 'signs',
    caption: t('screens:signs'),
    columns: [
      { key: 'place', label: t('screens:place') },
      { key: 'days', label: t('screens:days') },
      { key: 'files', label: t('common:list.actions'), labelHidden: true },
    ],
    rows:
      used.length === 0
        ? []
        : [
            {
              id: 'all',
              title: t('screens:all-rooms'),
              cells: { days: '', files: files(`${base}/door-signs.pdf`) },
            },
            ...used.map(({ id, slug, name }) => ({
              id,
              title: textIn(name, language).text,
              cells: {
                days: {
                  actions: daysOf(id).map((day) => ({
                    label: dayLabel(day, settings),
                    href: queryHref(`${base}/rooms/${slug}/door-sign.pdf`, { day }),
                    size: 'sm' as const,
                    tone: 'plain' as const,
                  })),
                },
                files: files(`${base}/rooms/${slug}/door-sign.pdf`),
              },
            })),
          ],
    empty: { title: t('agenda:no-sessions'), text: t('agenda:no-sessions-text') },
  };
}

function widgetModel(
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  publicUrl: string,
  pageLanguage: Language,
) {
  const t = context.words(whole.edition.digits);
  const settings = agendaDates(data, pageLanguage);
  const chosen = (name: string, among: readonly string[]): string =>
    among.find((one) => one === queryValue(context, name)) ?? '';
  const language = chosen('language', ['ar', 'en']) || pageLanguage;
  const wish = {
    theme: chosen(
      'theme',
      data.themes.map(({ slug }) => slug),
    ),
    room: chosen(
      'room',
      data.rooms.map(({ slug }) => slug),
    ),
    day: chosen('day', data.days),
    scheme: chosen('scheme', ['light', 'dark']),
  };
  const query = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''));
  const address = queryHref(`/${language}${editionPath(whole)}${EMBED_PATH}`, query);
  const title = textIn(whole.edition.title, language as Language).text;
  const select = (
    name: string,
    label: string,
    blank: string | undefined,
    options: readonly { value: string; label: string }[],
    value: string,
  ): FieldModel => ({
    kind: 'select',
    name,
    label,
    value,
    options: [...(blank === undefined ? [] : [{ value: '', label: blank }]), ...options],
  });
  return {
    fields: [
      select(
        'language',
        t('common:label.language'),
        undefined,
        (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
        language,
      ),
      select(
        'theme',
        t('screens:theme'),
        t('screens:all-themes'),
        data.themes.map(({ slug, title: name }) => ({ value: slug, label: textIn(name, pageLanguage).text })),
        wish.theme,
      ),
      select(
        'room',
        t('common:label.room'),
        t('agenda:all-rooms'),
        data.rooms.map(({ slug, name }) => ({ value: slug, label: textIn(name, pageLanguage).text })),
        wish.room,
      ),
      select(
        'day',
        t('screens:day'),
        t('screens:all-days'),
        data.days.map((day) => ({ value: day, label: dayLabel(day, settings) })),
        wish.day,
      ),
      select(
        'scheme',
        t('screens:scheme'),
        t('screens:scheme-auto'),
        (['light', 'dark'] as const).map((value) => ({ value, label: t(`screens:scheme-${value}`) })),
        wish.scheme,
      ),
    ],
    action: context.href(`/manage${editionPath(whole)}/screens#widget`),
    snippet: `<script src="${publicUrl}${EMBED_SCRIPT}" data-agenda="${escapeHtml(address)}" data-title="${escapeHtml(title)}" async></script>`,
    preview: address,
    title,
  };
}
