import { sayIn, TAG_SIZE } from '../../../../platform/document/index.ts';
import { type Language, languages } from '../../../../platform/language/index.ts';
import { drawThemeTag, palette, type Spine, textStyle } from '../../../../platform/pdf/index.ts';
import type { AgendaTheme } from '../input.ts';
import type { PlannedDay } from '../plan.ts';
import type { Printing } from '../printing.ts';

const TITLE = { ar: 24, en: 22 } as const;

/** Draws the head of a day in both languages, and the rule under it. */
export const drawDayHeadOfBoth = ({ doc, speeches }: Printing, spine: Spine, day: PlannedDay): void => {
  const title = (side: Language) =>
    spine[side](speeches[side].dayName(day), textStyle('displayBold', TITLE[side], 36, palette.petrol));
  const dates = (which: 0 | 1) => (side: Language) => {
    const style =
      which === 0 ? textStyle('medium', 9.5, 17, palette.ink) : textStyle('regular', 9, 15, palette.soft);
    return spine[side](speeches[side].dayDates(day)[which], style, { avoidOrphans: false });
  };
  const rows = [title, dates(0), dates(1)].map((of) => ({ ar: of('ar'), en: of('en') }));
  let y = doc.y - 4;
  for (const [index, row] of rows.entries()) {
    for (const side of languages) {
      doc.draw(row[side], spine.x[side], y, { tag: index === 0 ? 'H2' : 'P' });
    }
    y += Math.max(row.ar.height, row.en.height);
  }
  doc.y = y + 8;
  doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
  doc.y += 10;
};

/** Draws the line that continues a day on a further page, on both sides. */
export const drawContinuedHeadOfBoth = ({ doc, speeches }: Printing, spine: Spine, day: PlannedDay): void => {
  const texts = languages.map((side) =>
    spine[side](
      [
        { text: speeches[side].dayName(day), face: 'semiBold', colour: palette.petrol },
        ` — ${speeches[side].say('document:continued')}`,
      ],
      textStyle('regular', 9, 15, palette.mute),
    ),
  );
  doc.artifact(() => {
    for (const text of texts) doc.draw(text, spine.x[text.language], doc.y - 8);
  });
  doc.y += 14;
};

/** Draws the themes, their tags on the spine: what the numbers on the following pages mean. */
export const drawThemesOfBoth = ({ doc }: Printing, spine: Spine, themes: readonly AgendaTheme[]): void => {
  if (themes.length === 0) return;
  for (const theme of themes) {
    const texts = languages.map((side) =>
      spine[side](sayIn(theme.title, side), textStyle('regular', side === 'ar' ? 8.5 : 8, 14, palette.soft), {
        align: 'end',
      }),
    );
    const x = spine.x.centre - TAG_SIZE / 2;
    drawThemeTag(doc, theme.number, x, doc.y + 2, { size: TAG_SIZE, language: 'en' });
    for (const text of texts) doc.draw(text, spine.x[text.language], doc.y);
    doc.y += Math.max(...texts.map((text) => text.height));
  }
  doc.y += 6;
  doc.rule({ stroke: { colour: palette.rule, width: 0.4 } });
  doc.y += 14;
};
