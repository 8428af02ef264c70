import { sayIn } from '../../../../platform/document/index.ts';
import { dayHead } from '../day-head.ts';
import { type PlannedDay, themesOf } from '../plan.ts';
import { dayPair, type Printing } from '../printing.ts';
import { type Grid, gridsOfDay, gridsOfRoom } from './columns.ts';
import { drawGridPage, planGrid } from './page.ts';

const pagesOf = (printing: Printing, grids: readonly Grid[]) => {
  const themes = themesOf(printing.days);
  const pages = grids.flatMap((grid) => planGrid(printing, grid, themes).map((axis) => ({ grid, axis })));
  const subject = (index: number): string => {
    const { speech } = printing;
    const overview = speech.say('printed-agenda:overview');
    if (pages.length < 2) return overview;
    const [part, count] = [speech.digits(String(index + 1)), speech.digits(String(pages.length))];
    return `${overview} · ${speech.say('printed-agenda:part', { part, count })}`;
  };
  return { themes, pages, subject };
};

/** The overview of a day: rooms beside each other, time downwards; several pages for many rooms or a long day. The first opens the outline. */
export const drawOverviewOfDay = (printing: Printing, day: PlannedDay, first: boolean): void => {
  const { doc, speech, input } = printing;
  const grids = gridsOfDay(
    day,
    input.rooms.map(({ id }) => id),
    {
      elsewhere: speech.say('printed-agenda:elsewhere'),
      everybody: speech.say('printed-agenda:everybody'),
      room: (planned) => speech.place(planned),
    },
  );
  const { themes, pages, subject } = pagesOf(printing, grids);
  for (const [index, { grid, axis }] of pages.entries()) {
    printing.startPage(dayPair(printing, day));
    if (first && index === 0) doc.bookmark(speech.say('printed-agenda:overview'), 1);
    if (index === 0) doc.bookmark([speech.dayName(day), speech.dayDates(day)[0]].join(' · '), 2);
    doc.element('Sect', () =>
      drawGridPage(printing, grid, axis, dayHead(printing, day, subject(index)), themes),
    );
  }
};

/** The overview of one room: days beside each other. */
export const drawOverviewOfRoom = (printing: Printing): void => {
  const { doc, speech, sheet, days } = printing;
  const { themes, pages, subject } = pagesOf(
    printing,
    gridsOfRoom(days, (day) => speech.dayName(day)),
  );
  for (const [index, { grid, axis }] of pages.entries()) {
    printing.startPage(null);
    if (index === 0) doc.bookmark(speech.say('printed-agenda:overview'), 1);
    const head = {
      title: sayIn(sheet.part, speech.language),
      dates: ['', ''] as const,
      subject: subject(index),
    };
    doc.element('Sect', () => drawGridPage(printing, grid, axis, head, themes));
  }
};
