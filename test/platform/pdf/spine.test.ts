import { describe, expect, it } from 'vitest';
import { createDocument, createSpine, textStyle } from '../../../src/platform/pdf/index.ts';
import { readPdf } from './support/read-pdf.ts';

const open = () => {
  const doc = createDocument({ title: 'التوصيات', language: 'ar', createdAt: new Date(0) });
  return { doc, spine: createSpine(doc, { width: 56 }) };
};

describe('a bilingual page', () => {
  it('has Arabic right, English left and the number between them', () => {
    const { spine } = open();

    expect(spine.side).toBeCloseTo((483.28 - 76) / 2, 6);
    expect([spine.x.en, spine.x.middle, spine.x.ar].map((x) => Math.round(x))).toEqual([56, 270, 336]);
  });

  it('puts both sides of a row on one baseline, whatever their sizes', async () => {
    const { doc, spine } = open();
    spine.draw({
      ar: [spine.ar('مواءمة التشريعات', textStyle('regular', 12, 24))],
      en: [spine.en('To align legislation', textStyle('regular', 9, 14))],
      middle: [spine.middle('1', textStyle('display', 24, 30))],
    });

    const ys = readPdf(await doc.finish())
      .texts(1)
      .filter(({ size }) => size < 20)
      .map(({ y }) => y);

    expect(ys[0]).toBe(ys[1]);
  });

  it('puts last lines on one baseline when asked', async () => {
    const { doc, spine } = open();
    const name = textStyle('displayBold', 20, 30);
    spine.draw({
      ar: [spine.ar('نور البحراوي', name)],
      en: [spine.en('Nūr bint ʿAbd Allāh al-Baḥrāwī of the Regional Centre', name)],
      align: 'last',
    });

    const texts = readPdf(await doc.finish()).texts(1);
    const lowest = (latin: boolean) =>
      Math.max(...texts.filter(({ text }) => /[A-Za-z]/.test(text) === latin).map(({ y }) => y));

    expect(lowest(true)).toBe(lowest(false));
  });

  it('measures a row before it is drawn', () => {
    const { doc, spine } = open();
    const row = {
      ar: [spine.ar('نص', 'bilingual'), 6, spine.ar('نص', 'label')],
      en: [spine.en('Text', 'bilingual')],
    };

    const height = spine.height(row);
    spine.draw(row);

    expect(height).toBeCloseTo(17.5 + 6 + 14, 6);
    expect(doc.y).toBeCloseTo(72 + height, 6);
  });

  it('tags each side with its language', async () => {
    const { doc, spine } = open();
    spine.draw({ ar: [spine.ar('نص', 'bilingual')], en: [spine.en('Text', 'bilingual')] });
    const [arabic, english] = readPdf(await doc.finish()).structure()?.kids ?? [];

    expect(arabic?.attributes).not.toContain('/Lang');
    expect(english?.attributes).toContain('/Lang(en)');
  });
});
