import { palette, type Tag } from '../../../platform/pdf/index.ts';
import type { PlannedDay } from './plan.ts';
import type { Printing } from './printing.ts';

/** Room of the words at the end of the date line. */
const SUBJECT_WIDTH = 140;

/** What stands at the top of a page of the agenda. */
export interface Head {
  readonly title: string;
  /** Date line: the leading date, and the other calendar's. */
  readonly dates: readonly [leading: string, other: string];
  /** What the page is: «نظرة عامة». */
  readonly subject: string;
}

/** The head of a day: its name, and its date in both calendars. */
export const dayHead = ({ speech }: Printing, day: PlannedDay, subject: string): Head => ({
  title: speech.dayName(day),
  dates: speech.dayDates(day),
  subject,
});

/** Draws a head at the top of a page and moves the cursor under it. */
export const drawHead = ({ doc }: Printing, head: Head, tag: Tag = 'H2'): void => {
  const subject = doc.text(head.subject, doc.style('dateLine', { size: 9, colour: palette.mute }), {
    align: 'end',
    width: SUBJECT_WIDTH,
  });
  const title = doc.fit(head.title, 'pageTitle', {
    width: doc.measure,
    minSize: 16,
    maxLines: 2,
    cut: false,
  });
  const [leading, other] = head.dates;
  const dates = doc.text(
    [{ text: leading, face: 'medium', colour: palette.ink }, other && `   ·   ${other}`],
    'dateLine',
    { width: doc.measure - SUBJECT_WIDTH },
  );
  const y = doc.draw(title, doc.x(0, title.width), doc.y - 6, { tag });
  const lower = doc.draw(dates, doc.x(0, dates.width), y);
  doc.draw(subject, doc.x(doc.measure - SUBJECT_WIDTH, SUBJECT_WIDTH), y);
  doc.y = Math.max(lower, y + subject.height) + 2;
};

/** Draws the line that continues a day on a further page: «اليوم الأول — تتمة». */
export const drawContinuedHead = (printing: Printing, day: PlannedDay): void => {
  const { doc, speech } = printing;
  const style = doc.style('person', { colour: palette.mute });
  const text = doc.text(
    [
      { text: speech.dayName(day), face: 'semiBold', colour: palette.petrol },
      ` — ${speech.say('document:continued')}`,
    ],
    style,
  );
  doc.artifact(() => doc.draw(text, doc.x(0, text.width), doc.y - 8));
  doc.y += text.height - 2;
};
