import { mm, palette, textStyle, themeColours } from '../../../../platform/pdf/index.ts';
import { badgeCategories } from '../rules.ts';
import { type BadgeDocument, sizeOf } from './badge.ts';
import { names } from './names.ts';
import { fill, joined, line, type Pen, pair, qr, rule, squares } from './pen.ts';
import { dayMarks, zoneMarks } from './portrait.ts';

/** Draws the front of a card, 86 × 54 mm. */
export function drawCard(pen: Pen, badge: BadgeDocument): void {
  const [width, height] = sizeOf('card');
  const margin = mm(4);
  const column = { x: margin, width: width - 2 * margin };
  const { strong } = themeColours(badge.colour);
  const { words } = pen.edition;

  const band = mm(9.5);
  fill(pen, -pen.bleed, -pen.bleed, width + 2 * pen.bleed, band + pen.bleed, strong);
  const style = (size: number) => textStyle('semiBold', size, band, palette.white);
  const category = `attendees:category.${badge.category}`;
  pair(pen, { ar: words.ar(category), en: words.en(category) }, { ar: style(13), en: style(12) }, column, 0);
  fill(pen, width / 2 - 8, band / 2 - 8, 16, 16, palette.white);
  const number = String(badgeCategories.indexOf(badge.category) + 1);
  line(
    pen,
    number,
    textStyle('semiBold', 10, 16, strong),
    { x: width / 2 - 8, width: 16 },
    band / 2 - 8,
    'en',
    'center',
  );

  const code = mm(18);
  const codeTop = height - margin - code + 2;
  const photo = badge.photo === null ? null : { width: mm(15), height: mm(19) };
  const beside = photo === null ? column : { x: column.x, width: column.width - photo.width - mm(3) };
  if (photo !== null && badge.photo !== null) {
    pen.doc.image(
      badge.photo,
      pen.x + column.x + column.width - photo.width,
      pen.y + band + 5,
      photo.width,
      photo.height,
      joined([badge.name], 'ar') || joined([badge.name], 'en'),
    );
  }
  const top = names(pen, badge.name, beside, band + 6, {
    ar: { size: 16, line: 22, least: 11.5, two: 12.5 },
    en: { size: 12, line: 16, least: 8.5, two: 10 },
  });
  qr(pen, badge.code, column.x, codeTop, code - 2);

  const right = { x: column.x + code + 8, width: column.width - code - 8 };
  const foot = height - margin;
  const body = joined([badge.body ?? badge.post], 'ar') || joined([badge.body ?? badge.post], 'en');
  const bodyTop = Math.max(top + 1, codeTop + 1);
  if (body !== '' && bodyTop + 13 <= foot - 27 && photo === null) {
    line(
      pen,
      body,
      textStyle('regular', 8, 13, palette.soft),
      right,
      bodyTop,
      joined([badge.body ?? badge.post], 'ar') === '' ? 'en' : 'ar',
    );
  }
  rule(pen, right.x, foot - 27, right.width, palette.hair);
  if (badge.state !== null) {
    pair(
      pen,
      badge.state,
      { ar: textStyle('semiBold', 9, 13), en: textStyle('semiBold', 8.5, 13) },
      right,
      foot - 25,
    );
  }
  const marks = [...dayMarks(pen, badge), ...zoneMarks(pen, badge, 4)];
  squares(pen, marks, { x: right.x, width: right.width - 36 }, foot - 11, 11);
  line(
    pen,
    String(badge.serial).padStart(5, '0'),
    textStyle('medium', 7.5, 11),
    { x: right.x + right.width - 34, width: 34 },
    foot - 11,
    'en',
    'end',
  );
}

/** Draws a label, 89 × 36 mm: black alone, as label printers print. */
export function drawLabel(pen: Pen, badge: BadgeDocument): void {
  const [width, height] = sizeOf('label');
  const margin = mm(3);
  const band = mm(6.5);
  const { words } = pen.edition;
  const column = { x: margin, width: width - 2 * margin };
  fill(pen, -pen.bleed, -pen.bleed, width + 2 * pen.bleed, band + pen.bleed, palette.black);
  const style = (size: number) => textStyle('semiBold', size, band, palette.white);
  const category = `attendees:category.${badge.category}`;
  pair(
    pen,
    { ar: words.ar(category), en: words.en(category) },
    { ar: style(10.5), en: style(10) },
    column,
    0,
  );

  const code = mm(22);
  qr(pen, badge.code, margin, height - margin - code + 2, code - 4);
  const right = { x: margin + code + 6, width: column.width - code - 6 };
  const top = names(pen, badge.name, right, band + 4, {
    ar: { size: 14, line: 19, least: 9.5, two: 10.5 },
    en: { size: 10.5, line: 14, least: 8, two: 8.5 },
  });
  const foot = height - margin - 11;
  const body = joined([badge.body, badge.state], 'ar') || joined([badge.body, badge.state], 'en');
  if (body !== '' && top + 12 <= foot) {
    line(
      pen,
      body,
      textStyle('regular', 8, 12),
      right,
      top,
      joined([badge.body, badge.state], 'ar') === '' ? 'en' : 'ar',
    );
  }
  const marks = [...dayMarks(pen, badge), ...zoneMarks(pen, badge, 4)];
  squares(pen, marks, { x: right.x, width: right.width - 36 }, foot, 11);
  line(
    pen,
    String(badge.serial).padStart(5, '0'),
    textStyle('medium', 7.5, 11),
    { x: right.x + right.width - 34, width: 34 },
    foot,
    'en',
    'end',
  );
}
