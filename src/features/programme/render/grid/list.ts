import { drawThemeTag, type Paragraph, palette, textStyle } from '../../../../platform/pdf/index.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import type { Printing } from '../printing.ts';
import { linkedTitle } from './block-text.ts';

/** Column of times, and the tag before a title. */
const TIME_WIDTH = 72;
const TAG_WIDTH = 15;
const TAG_SIZE = 9;
const HEAD = textStyle('semiBold', 9, 14, palette.petrol);
const ROW = textStyle('regular', 8.5, 14, palette.soft);
/** Space from the grid to the head, and under each row. */
const BEFORE = 8;
const UNDER = 2;

const setRow = (printing: Printing, planned: PlannedSession) => {
  const { doc, speech } = printing;
  const beside = TIME_WIDTH + (planned.theme ? TAG_WIDTH : 0);
  const rest = [
    speech.place(planned),
    speech.kind(planned.session),
    planned.session.cancelled && speech.cancelled(),
  ];
  const said = rest.filter((part) => part !== '' && part !== false).map((part) => `  ·  ${part}`);
  const style = { ...ROW, colour: lookOf(planned).time, face: 'medium' } as const;
  const text: Paragraph = doc.text(
    [{ ...linkedTitle(printing, planned), face: 'semiBold' }, said.join('')],
    ROW,
    { width: doc.measure - beside },
  );
  return { text, beside, time: doc.text(speech.timeRange(planned), style, { width: TIME_WIDTH }) };
};

/** Height of the list under a grid; 0 when nothing is listed. */
export const listHeight = (printing: Printing, listed: readonly PlannedSession[]): number =>
  listed.length === 0
    ? 0
    : listed.reduce(
        (sum, planned) => sum + setRow(printing, planned).text.height + UNDER,
        BEFORE + HEAD.line + 4,
      );

/** Draws what is held in rooms that have no column: time, title, place and kind in a line each. */
export const drawList = (printing: Printing, listed: readonly PlannedSession[], top: number): void => {
  const { doc, speech } = printing;
  if (listed.length === 0) return;
  doc.y = top + BEFORE;
  const head = doc.text(speech.say('printed-agenda:elsewhere'), HEAD);
  doc.y = doc.draw(head, doc.x(0, head.width), doc.y) + 1;
  doc.rule({ stroke: { colour: palette.petrol, width: 0.5 } });
  doc.y += 3;
  for (const planned of listed) {
    const { text, beside, time } = setRow(printing, planned);
    doc.draw(time, doc.x(0, TIME_WIDTH), doc.y);
    if (planned.theme) {
      const x = doc.x(TIME_WIDTH, TAG_SIZE);
      drawThemeTag(doc, planned.theme.number, x, doc.y + (ROW.line - TAG_SIZE) / 2, { size: TAG_SIZE });
    }
    doc.y = doc.draw(text, doc.x(beside, text.width), doc.y) + UNDER;
  }
};
