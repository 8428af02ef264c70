import type { DemoEdition } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

const announced = t(
  'اليوم المذكور يوم الإعلان، فلم تذكر التقارير يوم البداية.',
  'The day given is that of the announcement: reports do not state when it began.',
);

/** Bodies of an edition's series with their seats and who was seated. */
export async function loadGovernance(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const { governance } = services.outcomes.parts.governance;
  for (const { body, mandate, foundedOn, seats } of edition.governingBodies) {
    const { id } = await governance.createBody(actor, edition.series, {
      bodyId: keys.get('body', body),
      mandate: mandate ?? null,
      foundedOn: foundedOn ?? null,
      sample: edition.sample,
    });
    const made = new Map<string, string>();
    for (const seat of seats) {
      const { id: seatId } = await governance.createSeat(actor, id, {
        name: seat.name,
        kind: seat.kind,
        founding: seat.founding,
        grounds: seat.grounds,
        termMonths: seat.termMonths ?? null,
        officeSeatId: made.get(seat.office ?? '') ?? null,
        sample: edition.sample,
      });
      made.set(seat.key, seatId);
      for (const tenure of seat.tenures) {
        await governance.createTenure(actor, seatId, {
          stateCode: tenure.state ?? null,
          bodyId: keys.optional('body', tenure.holder),
          personId: keys.optional('person', tenure.person),
          alternatePersonId: keys.optional('person', tenure.alternate ?? null),
          startsOn: tenure.start,
          endsOn: tenure.end,
          basis: tenure.startIsSample ? announced : null,
          decidedInEditionId: keys.get('edition', edition.key),
          sample: edition.sample,
        });
      }
    }
  }
}
