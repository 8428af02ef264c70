import {
  type DocumentSheet,
  drawCover,
  inBoth,
  languagesOf,
  openSheet,
  type TextPair,
} from '../../../platform/document/index.ts';
import { drawDayOfBoth } from './bilingual/day.ts';
import { drawDay } from './details/day.ts';
import { drawOverviewOfDay, drawOverviewOfRoom } from './grid/index.ts';
import type { AgendaDocument, AgendaOptions, AgendaScope } from './input.ts';
import { type PlannedDay, planDays, themesOf } from './plan.ts';
import { createPageStarter, type Printing } from './printing.ts';
import { createSpeech } from './speech.ts';

const partOf = (
  input: AgendaDocument,
  scope: AgendaScope,
  days: readonly PlannedDay[],
  speeches: Printing['speeches'],
): TextPair | null => {
  if (scope.kind === 'whole') return null;
  const room =
    scope.kind === 'room' ? (input.rooms.find(({ id }) => id === scope.roomId)?.name ?? null) : null;
  const [day] = days;
  if (scope.day === undefined || !day) return room;
  const say = (language: 'ar' | 'en'): string =>
    [room?.[language], speeches[language].dayName(day), speeches[language].dayDates(day)[0]]
      .filter((part) => part !== undefined && part !== null)
      .join(' · ');
  return { ar: say('ar'), en: say('en') };
};

const nameKeys = {
  whole: 'printed-agenda:name',
  day: 'printed-agenda:day-name',
  room: 'printed-agenda:room-name',
} as const;

const drawOverviews = (printing: Printing): void => {
  const busy = printing.days.filter(({ sessions }) => sessions.length > 0);
  if (printing.scope.kind === 'room') drawOverviewOfRoom(printing);
  else for (const day of busy) drawOverviewOfDay(printing, day, day === busy[0]);
};

/**
 * Renders an agenda as PDF: cover, overview of each day, and the days in detail; in Arabic, in English, or in both on facing
 * sides of a spine (without overview). Pure: equal input gives equal bytes.
 *
 * @example renderAgenda(agenda, { language: 'ar', words, scope: { kind: 'day', day: '2026-11-17' }, abstracts: true })
 */
export const renderAgenda = async (input: AgendaDocument, options: AgendaOptions): Promise<Uint8Array> => {
  const { language: mode, words, scope = { kind: 'whole' } } = options;
  const speeches = { ar: createSpeech(input, 'ar', words), en: createSpeech(input, 'en', words) };
  const days = planDays(input, scope);
  const sheet: DocumentSheet = {
    edition: input.edition,
    name: inBoth(words, options.owner ? 'printed-agenda:own-name' : nameKeys[scope.kind]),
    part: options.owner ?? partOf(input, scope, days, speeches),
    symbol: input.symbol,
    version: input.version,
    distribution: input.distribution,
    mode,
    words,
    createdAt: input.createdAt,
  };
  const [language, other] = languagesOf(sheet);
  const doc = openSheet(sheet);
  const cover = options.cover ?? true;
  if (cover) drawCover(doc, sheet);
  let begun = false;
  const printing: Printing = {
    doc,
    sheet,
    input,
    scope,
    days,
    abstracts: options.abstracts ?? false,
    speech: speeches[language],
    speeches,
    startPage: createPageStarter(doc, sheet, cover),
    begun: () => begun,
  };
  const overview = !other && (options.overview ?? true);
  if (overview) drawOverviews(printing);
  const legend = overview ? [] : themesOf(days);
  for (const [index, day] of days.entries()) {
    const themes = index === 0 ? legend : [];
    if (other) drawDayOfBoth(printing, day, themes);
    else drawDay(printing, day, themes);
    begun = true;
  }
  if (days.length === 0) drawNothing(printing);
  return doc.finish();
};

const drawNothing = ({ doc, speech, startPage }: Printing): void => {
  startPage(null);
  doc.write(speech.say('printed-agenda:nothing-at-all'), 'abstract');
};
