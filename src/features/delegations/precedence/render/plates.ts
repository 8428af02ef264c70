import type { Digits } from '../../../../platform/pdf/index.ts';
import { createDocument, palette, textStyle } from '../../../../platform/pdf/index.ts';

/** What stands on a plate: the name in both languages. */
export interface Plate {
  readonly ar: string;
  readonly en: string;
}

/** Largest and smallest size of the Arabic name, in points. */
const [LARGE, SMALL] = [64, 26];

/**
 * Name plates, one on each landscape A4 page, for stands: the Arabic name above, the English below.
 */
export async function renderPlates(
  plates: readonly Plate[],
  facts: { readonly title: string; readonly digits: Digits; readonly createdAt: Date },
): Promise<Buffer> {
  const doc = createDocument({
    title: facts.title,
    language: 'ar',
    digits: facts.digits,
    createdAt: facts.createdAt,
    size: [841.89, 595.28],
    margins: { top: 40, bottom: 40, start: 56, end: 56 },
  });
  plates.forEach(({ ar, en }, index) => {
    if (index > 0) doc.newPage();
    const width = doc.width - 112;
    const arabic = doc.fit(ar, textStyle('display', LARGE, LARGE * 1.5, palette.petrol), {
      width,
      language: 'ar',
      align: 'center',
      minSize: SMALL,
      lines: 1,
      maxLines: 2,
      balance: true,
    });
    const english = doc.fit(en, textStyle('semiBold', 34, 46, palette.ink), {
      width,
      language: 'en',
      align: 'center',
      minSize: 16,
      lines: 1,
      maxLines: 2,
      balance: true,
    });
    const gap = 14;
    const top = (doc.height - arabic.height - gap - english.height) / 2;
    const below = doc.draw(arabic, 56, top, { tag: 'H1' });
    doc.artifact(() =>
      doc.rule({
        y: below + gap / 2,
        offset: width / 2 - 60,
        width: 120,
        stroke: { colour: palette.brass, width: 1 },
      }),
    );
    doc.draw(english, 56, below + gap, { tag: 'P' });
  });
  return doc.finish();
}
