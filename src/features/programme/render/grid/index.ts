import { legendHeight, sayIn } from '../../../../platform/document/index.ts';
import { dayHead, type Head } from '../day-head.ts';
import { type PlannedDay, type PlannedSession, themesOf } from '../plan.ts';
import { dayPair, type Printing } from '../printing.ts';
import { type Grid, gridsOfDay, gridsOfRoom, splitDay } from './columns.ts';
import { listHeight } from './list.ts';
import { drawGridPage, type GridPage, planGrid } from './page.ts';

/** Draws grids under one head; tells of several pages which is which. */
const drawGrids = (
  printing: Printing,
  grids: readonly Grid[],
  listed: readonly PlannedSession[],
  headOf: (subject: string) => Head,
  start: (first: boolean) => void,
): void => {
  const { doc, speech } = printing;
  const themes = themesOf(printing.days);
  const overview = speech.say('printed-agenda:overview');
  const legend = legendHeight(doc, themes);
  const list = listHeight(printing, listed);
  const axes = grids.flatMap((grid) =>
    planGrid(printing, grid, headOf(overview), legend, list).map((axis) => ({ grid, axis })),
  );
  const pages: GridPage[] = axes.map((page, index) => ({
    ...page,
    listed: index === axes.length - 1 ? listed : [],
  }));
  for (const [index, page] of pages.entries()) {
    const [part, count] = [speech.digits(String(index + 1)), speech.digits(String(pages.length))];
    const whole = pages.length < 2;
    const subject = whole ? overview : `${overview} · ${speech.say('printed-agenda:part', { part, count })}`;
    start(index === 0);
    doc.element('Sect', () => drawGridPage(printing, page, headOf(subject), themes, index === 0));
  }
};

/**
 * The overview of a day: rooms beside each other, time downwards; several pages for many rooms or a long day. The first opens the
 * outline.
 */
export const drawOverviewOfDay = (printing: Printing, day: PlannedDay, opens: boolean): void => {
  const { doc, speech, input } = printing;
  const rooms = input.rooms.map(({ id }) => id);
  const split = splitDay(day, rooms);
  const grids = gridsOfDay(split.day, rooms, {
    elsewhere: speech.say('printed-agenda:elsewhere'),
    everybody: speech.say('printed-agenda:everybody'),
    room: (planned) => speech.place(planned),
  });
  const head = (subject: string): Head => dayHead(printing, day, subject);
  drawGrids(printing, grids, split.listed, head, (first) => {
    printing.startPage(dayPair(printing, day));
    if (first && opens) doc.bookmark(speech.say('printed-agenda:overview'), 1);
    if (first) doc.bookmark([speech.dayName(day), speech.dayDates(day)[0]].join(' · '), 2);
  });
};

/** The overview of one room: days beside each other. */
export const drawOverviewOfRoom = (printing: Printing): void => {
  const { doc, speech, sheet, days } = printing;
  const room = sayIn(sheet.part, speech.language);
  const grids = gridsOfRoom(days, (day) => `${speech.dayName(day)} · ${speech.dayMonth(day)}`);
  const dates: Head['dates'] = [sayIn(sheet.edition.venue, speech.language), ''];
  drawGrids(
    printing,
    grids,
    [],
    (subject) => ({ title: room, dates, subject }),
    (first) => {
      printing.startPage(null);
      if (first) doc.bookmark(speech.say('printed-agenda:overview'), 1);
    },
  );
};
