import { type Language, mm, palette, textStyle, themeColours } from '../../../../platform/pdf/index.ts';
import { type BadgeDocument, sizeOf, zoneMark } from './badge.ts';
import { fill, line, type Pen, rule } from './pen.ts';
import { drawHead } from './portrait.ts';

const sizes = {
  a6: { margin: mm(8), text: [11, 18], zone: 9.5 },
  a7: { margin: mm(5.6), text: [8.5, 13.5], zone: 8 },
  card: { margin: mm(4), text: [7.5, 11], zone: 7.5 },
} as const;

/** Draws the back: the forum, what its organiser says to the holder or a finder, and what the zones are. Labels have none. */
export function drawBack(pen: Pen, badge: BadgeDocument): void {
  if (badge.size === 'label') return;
  const { doc, edition } = pen;
  const [width, height] = sizeOf(badge.size);
  const { margin, text } = sizes[badge.size];
  const column = { x: margin, width: width - 2 * margin };
  const { strong } = themeColours(badge.colour);
  const strip = mm(badge.size === 'a6' ? 3 : 2);
  fill(pen, -pen.bleed, height - strip, width + 2 * pen.bleed, strip + pen.bleed, strong);

  let top = badge.size === 'card' ? margin : mm(19) * (width / mm(105));
  if (badge.size !== 'card') {
    drawHead(pen, column, top, width);
    top += mm(14) * (width / mm(105));
    rule(pen, column.x, top, column.width, palette.hair);
    top += 10;
  }
  const shown = edition.zones.filter(({ number }) => badge.zones.includes(number));
  // On a card more than four zones are set smaller; a letter without its name says nothing to a guard.
  const rows = Math.min(shown.length, badge.size === 'card' ? 6 : 8);
  const zone = badge.size === 'card' && rows > 4 ? 6.2 : sizes[badge.size].zone;
  const zonesHeight = rows === 0 ? 0 : rows * (zone * 1.6) + zone * 2;
  const end = height - strip - margin - zonesHeight - 12;
  for (const language of ['ar', 'en'] as const) {
    const said = badge.back?.[language].trim() ?? '';
    if (said === '') continue;
    const size = language === 'ar' ? text[0] : text[0] - 0.5;
    const lines = Math.max(
      1,
      Math.floor((end - top) / text[1] / (language === 'ar' && badge.back?.en ? 2 : 1)),
    );
    const paragraph = doc.clamp(said, textStyle('regular', size, text[1]), {
      width: column.width,
      language,
      lines,
    });
    top = doc.draw(paragraph, pen.x + column.x, pen.y + top) - pen.y + 6;
  }
  drawZones(
    pen,
    shown.slice(0, rows),
    shown.length - rows,
    column,
    height - strip - margin - zonesHeight,
    zone,
  );
  line(
    pen,
    edition.code,
    textStyle('regular', 7, 10, palette.mute),
    column,
    height - strip - 12,
    'en',
    'center',
  );
}

function drawZones(
  pen: Pen,
  zones: Pen['edition']['zones'],
  more: number,
  column: { readonly x: number; readonly width: number },
  top: number,
  size: number,
): void {
  if (zones.length === 0) return;
  const style = (colour = palette.ink as string) => textStyle('regular', size, size * 1.6, colour);
  const half = column.width / 2 - size * 1.5;
  const sides: Record<Language, { x: number; width: number }> = {
    ar: { x: column.x + column.width - half, width: half },
    en: { x: column.x, width: half },
  };
  let y = top;
  for (const language of ['ar', 'en'] as const) {
    line(pen, pen.edition.words[language]('badges:zones'), style(palette.mute), sides[language], y, language);
  }
  y += size * 1.7;
  for (const [index, { number, name }] of zones.entries()) {
    const last = index === zones.length - 1 && more > 0 ? ` +${more}` : '';
    line(
      pen,
      `${zoneMark(number)}${last}`,
      { ...style(), face: 'semiBold' },
      { x: column.x + half, width: size * 3 },
      y,
      'en',
      'center',
    );
    for (const language of ['ar', 'en'] as const)
      line(pen, name[language], style(), sides[language], y, language);
    y += size * 1.6;
  }
}
