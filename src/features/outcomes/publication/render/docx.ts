import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Language, LocalText } from '../../../../platform/language/index.ts';

/** A text as it goes into a file that others edit: plain words in order. */
export interface EditableText {
  readonly language: Language;
  readonly title: string;
  /** Series, edition, adoption: lines under the title. */
  readonly lines: readonly string[];
  readonly parts: readonly {
    readonly kind: 'framing' | 'preamble' | 'heading' | 'numbered';
    /** Before a numbered part, as the edition writes numbers. */
    readonly number: string;
    /** `1/REC/04`; empty without one. */
    readonly code: string;
    readonly text: string;
  }[];
  /** Under the text: its seal, and how to check it. */
  readonly foot: readonly string[];
}

/** The words of a text in a language, or what there is. */
export const wordsIn = (text: LocalText, language: Language): string =>
  text[language] || text[text.authentic];

const FACE = { ar: 'Sakkal Majalla', en: 'Calibri' } as const;

/**
 * Writes a text as DOCX, for ministries that must edit a letter around it: real headings and styles, right to left in
 * Arabic, page numbers.
 */
export async function renderDocx(input: EditableText): Promise<Buffer> {
  const { language } = input;
  const rtl = language === 'ar';
  const font = { ascii: FACE.en, hAnsi: FACE.en, cs: FACE.ar, eastAsia: FACE.en };
  const run = (text: string, more: { bold?: boolean; size?: number; color?: string } = {}): TextRun =>
    new TextRun({
      text,
      rightToLeft: rtl,
      font,
      ...(more.bold ? { bold: true, boldComplexScript: true } : {}),
      ...(more.size === undefined ? {} : { size: more.size, sizeComplexScript: more.size }),
      ...(more.color === undefined ? {} : { color: more.color }),
      language: { value: 'en-GB', bidirectional: 'ar-SA' },
    });
  const block = (
    children: readonly TextRun[],
    more: Partial<ConstructorParameters<typeof Paragraph>[0] & object> = {},
  ): Paragraph =>
    new Paragraph({
      bidirectional: rtl,
      alignment: AlignmentType.START,
      spacing: { after: 160, line: rtl ? 360 : 320 },
      ...more,
      children: [...children],
    });
  const children: Paragraph[] = [
    block([run(input.title, { bold: true, size: 36 })], { heading: HeadingLevel.TITLE }),
    ...input.lines.map((line) => block([run(line, { size: 22, color: '4A5B59' })])),
  ];
  for (const part of input.parts) {
    if (part.kind === 'heading') {
      children.push(block([run(part.text, { bold: true, size: 28 })], { heading: HeadingLevel.HEADING_1 }));
    } else if (part.kind === 'numbered') {
      children.push(
        block(
          [
            run(`${part.number}${rtl ? ' – ' : '. '}`, { bold: true, size: 26 }),
            run(part.text, { size: 26 }),
            ...(part.code === '' ? [] : [run(`  [${part.code}]`, { size: 18, color: '6B7C79' })]),
          ],
          { keepLines: true },
        ),
      );
    } else {
      const indent = part.kind === 'preamble' ? { indent: { start: 420 } } : {};
      children.push(block([run(part.text, { size: 26 })], indent));
    }
  }
  for (const line of input.foot) children.push(block([run(line, { size: 18, color: '6B7C79' })]));
  const document = new Document({
    creator: 'Multaqa',
    title: input.title,
    styles: { default: { document: { run: { font, size: 26 } } } },
    sections: [
      {
        properties: {},
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                bidirectional: rtl,
                children: [new TextRun({ children: [PageNumber.CURRENT], rightToLeft: rtl, font })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}
