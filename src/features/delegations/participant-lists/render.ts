import type { DocumentMode } from '../../../platform/document/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import {
  type CellContent,
  createDocument,
  type Digits,
  drawTable,
  type TableRow,
} from '../../../platform/pdf/index.ts';
import type { EntryRow } from '../store/participant-lists.ts';

/** A list as it is printed. Words of both languages: a bilingual list says everything twice. */
export interface PrintedList {
  readonly mode: DocumentMode;
  readonly authentic: Language;
  readonly digits: Digits;
  readonly createdAt: Date;
  readonly words: Readonly<Record<Language, Translate>>;
  readonly edition: Readonly<Record<Language, string>>;
  /** Stage, number and day in a language. */
  readonly version: Readonly<Record<Language, string>>;
  readonly entries: readonly EntryRow[];
}

/** Entries of one state or body, or of one category of those who come for themselves. */
export interface ListGroup {
  readonly title: Readonly<Record<Language, string>>;
  readonly entries: readonly EntryRow[];
}

/** Groups in the order of the list, which is that of precedence: it is never sorted again. */
export function groupsOf(
  entries: readonly EntryRow[],
  words: Readonly<Record<Language, Translate>>,
): ListGroup[] {
  const groups = new Map<string, { title: ListGroup['title']; entries: EntryRow[] }>();
  for (const entry of entries) {
    const key = entry.participationId ?? entry.category;
    const name: LocalText | undefined = entry.state?.shortName ?? entry.body?.name;
    const titleIn = (language: Language): string =>
      name === undefined
        ? words[language](`participant-lists:group.${entry.category}`)
        : textIn(name, language).text;
    const group = groups.get(key) ?? { title: { ar: titleIn('ar'), en: titleIn('en') }, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What somebody comes as: their role in a delegation where it is named, else their category. */
export const asWhat = (t: Translate, { shown, category }: EntryRow): string =>
  shown?.role === undefined
    ? t(`participant-lists:category.${category}`)
    : t(`participant-lists:role.${shown.role}`);

/** A participant list as PDF: numbered groups in the order of precedence, name, post and body, category. */
export async function renderParticipantList(list: PrintedList): Promise<Buffer> {
  const { mode, authentic, digits, createdAt, words, edition, version, entries } = list;
  const languages: readonly Language[] =
    mode === 'ar-en' ? (authentic === 'ar' ? ['ar', 'en'] : ['en', 'ar']) : [mode];
  const [language, other] = languages as [Language, Language?];
  const t = words[language];
  const inAll = (of: (one: Language) => string): string => languages.map(of).join(' — ');
  const doc = createDocument({
    title: `${inAll((one) => words[one]('participant-lists:title'))} — ${edition[language]}`,
    language,
    digits,
    createdAt,
    running: {
      headerStart: edition[language],
      headerEnd:
        other === undefined ? t('participant-lists:title') : { content: edition[other], language: other },
      footerStart: version[language],
      footerEnd: other === undefined ? 'page' : 'pageInBoth',
    },
  });
  for (const one of languages) {
    if (one === language) doc.heading(words[one]('participant-lists:title'), { after: 4 });
    else doc.write(words[one]('participant-lists:title'), 'sectionTitle', { language: one, after: 4 });
    doc.write(version[one], 'label', { language: one, after: 8 });
  }
  const stack = (of: (one: Language) => string): CellContent => ({
    stack: languages.flatMap((one) => {
      const content = of(one);
      if (content === '') return [];
      // The second language stands under the first, at the same edge.
      return [one === language ? { content } : { content, language: one, align: 'end' as const }];
    }),
  });
  const say = (text: LocalText | null, one: Language): string =>
    text === null ? '' : textIn(text, one).text;
  const headOf = (column: 'name' | 'post' | 'category'): string =>
    languages.map((one) => words[one](`participant-lists:column.${column}`)).join(' / ');
  let number = 0;
  drawTable(doc, {
    title: t('participant-lists:title'),
    columns: [
      { width: 30, head: t('participant-lists:column.number') },
      { width: { share: 178 }, head: headOf('name') },
      { width: { share: 187 }, head: headOf('post') },
      { width: other === undefined ? 88 : 96, head: headOf('category') },
    ],
    rows: groupsOf(entries, words).flatMap((group, index): TableRow[] => [
      { group: inAll((one) => group.title[one]), number: doc.number(index + 1) },
      ...group.entries.map((entry): TableRow => {
        const { shown } = entry;
        number += 1;
        if (shown === null) {
          return {
            cells: [doc.number(number), stack((one) => words[one]('participant-lists:erased')), null, null],
          };
        }
        const post = stack((one) =>
          [say(shown.post, one), say(shown.organisation, one), one === language ? (shown.email ?? '') : '']
            .filter((part) => part !== '')
            .join(one === 'ar' ? '، ' : ', '),
        );
        const empty = shown.post === null && shown.organisation === null && shown.email === null;
        return {
          cells: [
            doc.number(number),
            stack((one) =>
              [say(shown.honorific, one), say(shown.name, one)].filter((part) => part !== '').join(' '),
            ),
            empty ? null : post,
            stack((one) => asWhat(words[one], entry)),
          ],
        };
      }),
    ]),
  });
  return doc.finish();
}
