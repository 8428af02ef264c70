import type { PageContext } from '../../../../../platform/pages/index.ts';
import { seated, withoutSeat } from '../../rules/seating.ts';
import type { PlanRow } from '../../store-plans.ts';
import { type PrecedencePages, partyName } from '../common.ts';
import { layoutOf } from './plan.ts';

/** Side of a seat's square on the drawing, and the step from one to the next. */
const [SEAT, STEP] = [40, 48];

/** The drawing, the same in every language: a right hand is no left hand elsewhere. Bodies have no short code. */
export const drawing = async ({ feature }: PrecedencePages, context: PageContext, plan: PlanRow) => {
  const order = await feature.inForce(plan.listId);
  const layout = layoutOf(plan);
  const seats = seated(layout, order?.places ?? []);
  const [left, top] = [Math.min(0, ...seats.map(({ x }) => x)), Math.min(0, ...seats.map(({ y }) => y))];
  const across = Math.max(...seats.map(({ x }) => x)) - left;
  const down = Math.max(...seats.map(({ y }) => y)) - top;
  return {
    number: order?.number ?? null,
    without: withoutSeat(layout, order?.places.length ?? 0),
    width: across * STEP + SEAT + 16,
    height: down * STEP + SEAT + 16,
    size: SEAT,
    shape: layout.shape,
    seats: seats.map(({ number, x, y, party }) => ({
      number,
      x: 8 + (x - left) * STEP,
      y: 8 + (y - top) * STEP,
      code: party?.state?.code ?? '',
      name: party === null ? null : partyName(party, context.language),
      place: party?.position ?? null,
    })),
  };
};
