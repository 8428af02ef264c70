import type { TextPair } from '../../../../platform/document/index.ts';
import { mm, palette, rosette, textStyle, themeColours } from '../../../../platform/pdf/index.ts';
import { badgeCategories } from '../rules.ts';
import { type BadgeDocument, sizeOf, zoneMark } from './badge.ts';
import { fit2, names } from './names.ts';
import { type Column, fill, joined, line, type Mark, type Pen, pair, qr, rule, squares } from './pen.ts';

/** Measures of the portrait badge at A6, in points; A7 is the same in proportion, its texts never under 7.5. */
const measuresOf = (width: number) => {
  const k = width / mm(105);
  return {
    k,
    at: (millimetres: number) => mm(millimetres) * k,
    type: (size: number) => Math.max(7.5, size * k),
  };
};

/** The name of the category and its number, white on its colour. */
function drawBand(
  pen: Pen,
  badge: BadgeDocument,
  column: Column,
  top: number,
  height: number,
  width: number,
): void {
  const { k, type } = measuresOf(width);
  const { strong } = themeColours(badge.colour);
  const { words } = pen.edition;
  fill(pen, -pen.bleed, top, width + 2 * pen.bleed, height, strong);
  const style = (size: number) => textStyle('semiBold', type(size), height, palette.white);
  pair(
    pen,
    {
      ar: words.ar(`attendees:category.${badge.category}`),
      en: words.en(`attendees:category.${badge.category}`),
    },
    { ar: style(19), en: style(17) },
    column,
    top,
  );
  const box = 22 * k;
  fill(pen, (width - box) / 2, top + (height - box) / 2, box, box, palette.white);
  const number = String(badgeCategories.indexOf(badge.category) + 1);
  line(
    pen,
    number,
    textStyle('semiBold', 13 * k, box, strong),
    { x: (width - box) / 2, width: box },
    top + (height - box) / 2,
    'en',
    'center',
  );
}

/** The forum's mark with its name on both sides. */
export function drawHead(pen: Pen, column: Column, centre: number, width: number): void {
  const { k, type } = measuresOf(width);
  const { doc, edition } = pen;
  doc.artwork(`badge-rosette ${width} ${pen.x} ${pen.y} ${centre}`, (canvas) =>
    rosette(canvas, pen.x + width / 2, pen.y + centre, 15 * k, { lineWidth: 0.6 }),
  );
  const side = (column.width - 44 * k) / 2;
  const sides = { ar: { x: column.x + column.width - side, width: side }, en: { x: column.x, width: side } };
  for (const language of ['ar', 'en'] as const) {
    const size = Math.max(8, (language === 'ar' ? 11.5 : 10) * k);
    const title = doc.fit(edition.title[language], textStyle('display', size, type(16), palette.petrol), {
      width: sides[language].width,
      language,
      lines: 2,
      maxLines: 3,
      minSize: size * 0.72,
      balance: true,
    });
    doc.draw(title, pen.x + sides[language].x, pen.y + centre - title.height / 2);
  }
}

export const dayMarks = (pen: Pen, badge: BadgeDocument): Mark[] =>
  pen.edition.days.map((day, index) => ({
    text: String(day),
    on: badge.days.length === 0 || badge.days.includes(index),
  }));

/** All zones while they are few; else those that it opens. */
export const zoneMarks = (pen: Pen, badge: BadgeDocument, few: number): Mark[] => {
  const all = pen.edition.zones.map(({ number }) => ({
    text: zoneMark(number),
    on: badge.zones.includes(number),
  }));
  return all.length <= few ? all : all.filter(({ on }) => on);
};

/** The state's name in both languages, its code before the Latin one. */
const withCode = ({ state, stateCode }: BadgeDocument): TextPair => ({
  ar: state?.ar ?? '',
  en: [stateCode, state?.en].filter(Boolean).join(' · '),
});

/** Draws the front of an A6 or A7 badge. */
export function drawPortrait(pen: Pen, badge: BadgeDocument): void {
  const { doc, edition } = pen;
  const [width, height] = sizeOf(badge.size);
  const { k, at, type } = measuresOf(width);
  const margin = at(8);
  const column = { x: margin, width: width - 2 * margin };
  const { strong } = themeColours(badge.colour);

  doc.shape((canvas) =>
    canvas
      .roundedRect(pen.x + width / 2 - at(7), pen.y + at(5), at(14), at(3), at(1.5))
      .paint({ stroke: { colour: palette.rule, width: 0.5 } }),
  );
  drawHead(pen, column, at(19), width);
  drawBand(pen, badge, column, at(29), at(13), width);

  const code = at(27);
  const foot = height - margin - code;
  const stateTop = foot - 24 * k;
  const photo = badge.photo === null ? null : { width: at(24), height: at(30) };
  const beside =
    photo === null
      ? column
      : { x: column.x + photo.width + at(4), width: column.width - photo.width - at(4) };
  let top = at(47);
  if (photo !== null && badge.photo !== null) {
    doc.image(
      badge.photo,
      pen.x + column.x,
      pen.y + top,
      photo.width,
      photo.height,
      joined([badge.name], 'ar') || joined([badge.name], 'en'),
    );
  }
  top = names(pen, badge.name, beside, top, {
    ar: { size: 25 * k, line: 36 * k, least: 18 * k, two: 21 * k },
    en: { size: 18 * k, line: 25 * k, least: 13 * k, two: 15 * k },
  });
  top += 5 * k;
  rule(pen, beside.x, top, beside.width, strong, 0.6);
  top += 5 * k;
  const end = badge.state === null ? foot - 6 * k : stateTop - 4 * k;
  fit2(
    pen,
    joined([badge.post, badge.body], 'ar'),
    joined([badge.post, badge.body], 'en'),
    beside,
    top,
    end,
    {
      ar: textStyle('regular', type(10), type(10) * 1.6, palette.soft),
      en: textStyle('regular', type(9), type(9) * 1.55, palette.soft),
    },
  );

  if (badge.state !== null) {
    const style = (size: number) => textStyle('semiBold', type(size), 18 * k);
    pair(pen, withCode(badge), { ar: style(13), en: style(12) }, column, stateTop);
  }
  rule(pen, column.x, foot - 2, column.width, palette.hair);
  qr(pen, badge.code, column.x + column.width - code + 2, foot + 4, code - 4);

  const left = { x: column.x, width: column.width - code - 10 * k };
  const label = textStyle('regular', 7.5, 11 * Math.max(k, 0.85), palette.mute);
  const square = 17 * k;
  const row = 11 * Math.max(k, 0.85);
  let y = foot + 4;
  const heading = (key: 'days' | 'zones'): void => {
    pair(
      pen,
      { ar: edition.words.ar(`badges:${key}`), en: edition.words.en(`badges:${key}`) },
      { ar: label, en: label },
      left,
      y,
    );
    y += row + 1;
  };
  if (edition.days.length > 0) {
    heading('days');
    squares(pen, dayMarks(pen, badge), left, y, square);
    y += square + 5 * k;
  }
  const number = 44 * Math.max(k, 0.8);
  const zones = zoneMarks(pen, badge, 5);
  if (zones.length > 0) {
    heading('zones');
    squares(pen, zones, { ...left, width: left.width - number - 4 }, y, square);
  }
  const serial = textStyle('medium', type(9), square);
  line(
    pen,
    String(badge.serial).padStart(5, '0'),
    serial,
    { x: left.x + left.width - number, width: number },
    Math.min(y, foot + code - square),
    'en',
    'end',
  );
}
