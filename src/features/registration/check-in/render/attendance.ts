import {
  type DocumentSheet,
  type DocumentWords,
  datesIn,
  drawCover,
  type EditionFacts,
  openSheet,
  runningOf,
} from '../../../../platform/document/index.ts';
import { type Language, shortDate, time } from '../../../../platform/language/index.ts';
import { type Document, drawTable } from '../../../../platform/pdf/index.ts';
import type { AttendanceRow } from '../people.ts';

export interface AttendanceInput {
  readonly edition: EditionFacts;
  readonly symbol: string;
  readonly rows: readonly AttendanceRow[];
  /** Days of the edition with how many came. */
  readonly days: readonly { readonly day: string; readonly people: number }[];
  readonly sessions: readonly {
    readonly title: { ar: string; en: string };
    readonly startsAt: Date;
    readonly people: number;
  }[];
  /** As of when. */
  readonly at: Date;
  readonly words: DocumentWords;
}

const inWords = (text: { readonly ar: string; readonly en: string } | null, language: Language): string =>
  text === null ? '' : text[language] || text.ar || text.en;

function drawFigures(doc: Document, input: AttendanceInput, language: Language): void {
  const t = input.words[language];
  const settings = datesIn(input.edition, language);
  doc.heading(t('check-in:attendance.by-day'), { anchor: 'days', keep: 90, after: 8 });
  drawTable(doc, {
    title: t('check-in:attendance.by-day'),
    columns: [
      { width: { share: 1 }, head: t('check-in:door.day') },
      { width: 92, head: t('check-in:live.people') },
    ],
    rows: input.days.map(({ day, people }) => ({ cells: [shortDate(day, settings), doc.number(people)] })),
  });
  if (input.sessions.length === 0) return;
  doc.y += 26;
  doc.heading(t('check-in:attendance.by-session'), { anchor: 'sessions', keep: 90, after: 8 });
  drawTable(doc, {
    title: t('check-in:attendance.by-session'),
    columns: [
      { width: 110, head: t('check-in:attendance.when') },
      { width: { share: 1 }, head: t('check-in:door.session') },
      { width: 80, head: t('check-in:live.people') },
    ],
    rows: input.sessions.map(({ title, startsAt, people }) => ({
      cells: [
        `${shortDate(startsAt, settings)} ${time(startsAt, settings)}`,
        inWords(title, language),
        doc.number(people),
      ],
    })),
  });
}

function drawPeople(doc: Document, input: AttendanceInput, language: Language): void {
  const t = input.words[language];
  doc.y += 26;
  doc.heading(t('check-in:attendance.by-person'), { anchor: 'people', keep: 110, after: 8 });
  drawTable(doc, {
    title: t('check-in:attendance.by-person'),
    columns: [
      { width: 34, head: t('check-in:attendance.number') },
      { width: { share: 1 }, head: t('common:label.name') },
      { width: { share: 0.8 }, head: t('check-in:attendance.delegation') },
      { width: 64, head: t('check-in:attendance.days') },
      { width: 64, head: t('check-in:attendance.sessions') },
    ],
    // An empty list says that it is empty.
    rows: (input.rows.length === 0
      ? [{ cells: ['', t('check-in:attendance.none'), '', '', ''] }]
      : []
    ).concat(
      input.rows.map((row, index) => ({
        cells: [
          doc.number(index + 1),
          inWords(row.name, language),
          inWords(row.delegation, language) ||
            row.categories.map((one) => t(`attendees:category.${one}`)).join(language === 'ar' ? '، ' : ', '),
          doc.number(row.days.length),
          doc.number(row.sessions.length),
        ],
      })),
    ),
  });
}

/** Who was there: by day, by session, by person, as PDF in one language. */
export async function renderAttendance(input: AttendanceInput, language: Language): Promise<Uint8Array> {
  const { words } = input;
  const sheet: DocumentSheet = {
    edition: input.edition,
    name: { ar: words.ar('check-in:attendance.title'), en: words.en('check-in:attendance.title') },
    part: null,
    symbol: input.symbol,
    // It names people, whatever they chose for lists.
    distribution: 'restricted',
    version: {
      ar: words.ar('check-in:attendance.as-of', { day: shortDate(input.at, datesIn(input.edition, 'ar')) }),
      en: words.en('check-in:attendance.as-of', { day: shortDate(input.at, datesIn(input.edition, 'en')) }),
    },
    mode: language,
    words,
    createdAt: input.at,
  };
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  doc.newPage({ running: runningOf(doc, sheet) });
  drawFigures(doc, input, language);
  drawPeople(doc, input, language);
  return doc.finish();
}
