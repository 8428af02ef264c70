import { palette, textStyle } from '../../../../platform/pdf/index.ts';
import { lookOf } from '../look.ts';
import type { PlannedSession } from '../plan.ts';
import type { Printing } from '../printing.ts';
import { TEXT_OFFSET, TIME_WIDTH } from './entry.ts';

/** A break between sessions: one grey strip with its time. */
export const setStrip = ({ doc, speech }: Printing, planned: PlannedSession) => {
  const { session } = planned;
  const look = lookOf(planned);
  const arabicDigits = doc.language === 'ar' && doc.digits === 'arab';
  const width = doc.measure - TEXT_OFFSET - 6;
  const place = speech.place(planned);
  const time = doc.text(
    speech.timeRange(planned),
    textStyle('regular', arabicDigits ? 9.5 : 9, 14, look.time),
    {
      width: TIME_WIDTH + 4,
      avoidOrphans: false,
    },
  );
  const title = doc.text(
    [
      { text: speech.title(session), colour: look.title },
      place !== '' && { text: `  ·  ${place}`, size: 8.5, colour: palette.mute },
      session.cancelled && '  ·  ',
      session.cancelled && { text: speech.cancelled(), face: 'semiBold', colour: palette.cancelled },
    ],
    textStyle('regular', 9.5, 14, palette.soft),
    { width },
  );
  const height = Math.max(title.height, time.height) + 8;
  return {
    /** With the space under it. */
    height: height + 10,
    draw: (y: number): void => {
      if (look.ground) doc.box(doc.x(0, doc.measure), y, doc.measure, height, { fill: look.ground });
      else {
        const stroke = { colour: palette.mute, width: 0.5, dash: [3, 2] } as const;
        doc.box(doc.x(0, doc.measure) + 0.25, y + 0.25, doc.measure - 0.5, height - 0.5, { stroke });
      }
      doc.draw(time, doc.x(6, time.width), y + 4);
      doc.draw(title, doc.x(TEXT_OFFSET, width), y + 4, { tag: 'H3' });
    },
  };
};
