import { addDays } from '../dates.ts';
import type { DemoEdition } from '../model.ts';
import { confirmations } from '../national-next/confirmations.ts';
import type { Loading } from './loading.ts';

/** Speakers of the edition in preparation are asked by mail; some have told the organiser. */
export async function loadConfirmations(
  { services, actor, keys, hour, today }: Loading,
  edition: DemoEdition,
): Promise<void> {
  if (edition.stage !== 'preparation' || edition.series !== 'national-forum') return;
  const editionId = keys.get('edition', edition.key);
  const asked = confirmations.map(({ session, person, ...answer }) => ({
    ...answer,
    sessionId: keys.get('session', session, edition.key),
    personId: keys.get('person', person),
    email: `${person}@example.org`,
  }));
  hour.turnTo(`${addDays(today, -3)}T07:15:00Z`);
  await services.programme.confirmations.ask(actor, editionId, {
    items: asked.map(({ sessionId, personId, email }) => ({ sessionId, personId, email })),
  });
  hour.turnTo(`${addDays(today, -2)}T11:40:00Z`);
  for (const { sessionId, personId, answer, note } of asked) {
    if (answer === null) continue;
    const words = note === undefined ? {} : { note };
    await services.programme.confirmations.record(
      actor,
      editionId,
      { sessionId, personId, state: answer, ...words },
      null,
    );
  }
  hour.turnTo(null);
}
