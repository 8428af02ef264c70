import type { AccountActor, Role } from '../../platform/actor/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition } from '../model.ts';
import { mailings } from '../national-next/mailings.ts';
import type { Loading } from './loading.ts';

/** Messages to many: one that somebody else approved and that left, one that is still being written. */
export async function loadMailings(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.stage !== 'preparation' || edition.series !== 'national-forum') return;
  const { services, keys, hour, today } = loading;
  const editionId = keys.get('edition', edition.key);
  const as = (role: Extract<Role, 'organiser' | 'secretariat'>): AccountActor => ({
    kind: 'account',
    accountId: keys.get('account', role),
    name: role,
    language: 'ar',
    grants: [{ role, scopeKind: 'edition', scopeId: editionId }],
  });
  const writer = as('secretariat');
  for (const { daysAgo, sent, filter, ...text } of mailings) {
    hour.turnTo(`${addDays(today, -daysAgo)}T08:40:00Z`);
    const { mailings: messages, dispatch } = services.notifications;
    const { id } = await messages.create(writer, editionId, {
      ...text,
      ...(filter === undefined ? {} : { filter: { ...filter } }),
    });
    if (!sent) continue;
    await messages.submit(writer, id, null);
    hour.turnTo(`${addDays(today, -daysAgo)}T10:05:00Z`);
    await messages.approve(as('organiser'), id, null);
    await dispatch.run();
  }
  hour.turnTo(null);
}
