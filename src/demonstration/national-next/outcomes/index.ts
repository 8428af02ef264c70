import type { DemoDeliberation, IsoDate } from '../../model.ts';
import { agoOf } from './ago.ts';
import { amendments } from './amendments.ts';
import { courses, decisions, reservations } from './decisions.ts';
import { comments, reports, rewordings } from './drafting.ts';
import { followUps } from './follow-ups.ts';
import { pledges } from './pledges.ts';
import { signings } from './signings.ts';
import { texts } from './texts.ts';

/** Texts of the edition in preparation as of the day `today`; it is held from `from` to `to`. */
export function deliberation(
  today: IsoDate,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): DemoDeliberation {
  const ago = agoOf(today);
  return {
    documents: texts,
    writtenAt: ago(10, '09:00'),
    courses: courses(today, from, ago),
    reports: reports(ago),
    rewordings: rewordings(ago),
    comments: comments(ago),
    amendments: amendments(ago),
    decisions: decisions(ago),
    reservations: reservations(today),
    signings: signings(today, to),
    pledges: pledges(today),
    followUps: followUps(today),
  };
}
