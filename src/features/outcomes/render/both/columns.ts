import { languagesOf } from '../../../../platform/document/index.ts';
import {
  createSpine,
  type Document,
  type Paragraph,
  palette,
  type Spine,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import { drawInLanes } from '../lanes.ts';
import type { Reporting } from '../sheet.ts';

/** Width of the column of numbers between the languages. */
export const SPINE = 56;

const SIDES = ['ar', 'en'] as const;

/** What stands side by side; either may be missing. */
export interface Pair {
  readonly ar: Paragraph | null;
  readonly en: Paragraph | null;
}

/** The two columns of a bilingual report: Arabic right, English left, whatever the authentic language. */
export interface Columns {
  readonly spine: Spine;
  /** Draws two texts from the cursor on; they break over pages line by line together. Moves the cursor below. */
  draw(pair: Pair, tag?: 'P' | 'H1' | 'H2'): void;
  height(pair: Pair): number;
  /** What is authentic and what is translation, at the cursor; repeated on every page while the function runs. */
  headed(draw: () => void): void;
}

/** Columns on a document, whose heads mark the authentic language. */
export const createColumns = (
  doc: Document,
  { sheet, speech }: Pick<Reporting, 'sheet' | 'speech'>,
): Columns => {
  const spine = createSpine(doc, { width: SPINE });
  const [authentic] = languagesOf(sheet);

  const drawHead = (): void => {
    const top = doc.y;
    for (const side of SIDES) {
      const x = spine.x[side];
      if (side === authentic) doc.box(x, top, spine.side, 2.2, { fill: palette.petrol });
      else doc.box(x, top + 0.85, spine.side, 0.5, { fill: palette.rule });
      const { say } = speech[side];
      const own = side === authentic;
      const text = doc.text(
        [
          {
            text: say(own ? 'column.authentic' : 'column.translation'),
            face: own ? 'semiBold' : 'medium',
            colour: own ? palette.petrol : palette.soft,
          },
          `  ·  ${say(`column.${side}.${own ? 'authentic' : 'translation'}`)}`,
        ],
        textStyle('regular', side === 'ar' ? 8.5 : 8, 14, own ? palette.soft : palette.mute),
        { width: spine.side, language: side },
      );
      doc.draw(text, x, top + 6);
    }
    doc.y = top + 32;
  };

  const height = ({ ar, en }: Pair): number => Math.max(ar?.height ?? 0, en?.height ?? 0);

  const draw = (pair: Pair, tag: 'P' | 'H1' | 'H2' = 'P'): void =>
    drawInLanes(
      doc,
      SIDES.map((side) => ({ language: side, x: spine.x[side], text: pair[side] })),
      tag,
    );

  return {
    spine,
    draw,
    height,
    headed(body) {
      drawHead();
      const stop = doc.onPage(() => doc.artifact(drawHead, 'Pagination'));
      body();
      stop();
    },
  };
};
