import type { DemoEdition } from '../model.ts';
import { nextMeetings } from '../national-next/meetings.ts';
import type { Loading } from './loading.ts';

/** Where sessions of the coming edition meet for those who cannot travel; each of them has a link of their own. */
export async function loadOnline(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.stage !== 'preparation' || edition.series !== 'national-forum') return;
  const { services, actor, keys } = loading;
  for (const { session, address } of nextMeetings) {
    const id = keys.optional('session', session, edition.key);
    if (id !== null) await services.registration.checkIn.online.setMeeting(actor, id, address);
  }
}
