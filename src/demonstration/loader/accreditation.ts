import type { AccountActor, Role } from '../../platform/actor/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition } from '../model.ts';
import { type DemoRequest, requests, watched } from '../national-next/requests.ts';
import type { Loading } from './loading.ts';

/** The queue of accreditation of the edition in preparation; accounts and delegations come before. */
export async function loadAccreditation(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.stage !== 'preparation' || !edition.sample) return;
  const { services, actor, keys, hour, today } = loading;
  const { accrediting } = services.delegations;
  const editionId = keys.get('edition', edition.key);
  const found = await services.series.finder.find(editionId);
  if (found === undefined) throw new Error(`The demonstration has no edition ${edition.key}.`);
  const whole = found;
  await accrediting.keeping.setRules(actor, editionId, null, {
    items: [
      { category: 'delegate', needed: true, twoPersons: false, documents: ['photo', 'passport'] },
      { category: 'press', needed: true, twoPersons: true, documents: [] },
      { category: 'exhibitor', needed: true, twoPersons: false, documents: ['letter'] },
      { category: 'public', needed: false, twoPersons: false, documents: [] },
    ],
  });
  const officer = (role: Extract<Role, 'protocol' | 'secretariat'>): AccountActor => ({
    kind: 'account',
    accountId: keys.get('account', role),
    name: role,
    language: 'ar',
    grants: [{ role, scopeKind: 'edition', scopeId: editionId }],
  });
  await accrediting.keeping.watch(officer('protocol'), editionId, watched);
  for (const one of [...requests].sort((first, second) => second.daysAgo - first.daysAgo)) {
    hour.turnTo(`${addDays(today, -one.daysAgo)}T08:20:00Z`);
    const { id, attendeeId } = await handIn(one);
    for (const [index, { by, decision, reason }] of (one.decisions ?? []).entries()) {
      hour.turnTo(`${addDays(today, -Math.max(1, one.daysAgo - 1 - index))}T10:05:00Z`);
      await accrediting.deciding.decide(officer(by), editionId, {
        decision,
        reason: reason ?? null,
        accreditations: [{ id }],
      });
    }
    if (one.newPost !== undefined) await changePost(attendeeId, one.newPost);
  }
  hour.turnTo(null);

  async function handIn(one: DemoRequest): Promise<{ readonly id: string; readonly attendeeId: string }> {
    return services.changes.run(actor, 'registrations.own', async (change) => {
      const [attendee] = await services.delegations.attendees.add(change, whole.edition, [
        {
          category: one.category,
          source: 'registration',
          name: { ar: one.ar, en: one.en },
          post: one.post,
          nationality: one.state,
          birthDate: one.born,
          email: `${one.key}@example.org`,
          language: one.language,
          sample: true,
        },
      ]);
      if (attendee === undefined) throw new Error('Nobody was added.');
      const { id } = await services.delegations.accreditation.request(change, attendee, null);
      return { id, attendeeId: attendee.id };
    });
  }

  async function changePost(
    attendeeId: string,
    post: { readonly ar: string; readonly en: string },
  ): Promise<void> {
    hour.turnTo(`${addDays(today, -1)}T12:40:00Z`);
    await services.changes.run(actor, 'registrations.own', (change) =>
      services.delegations.attendees.edit(change, whole.edition, attendeeId, { post }).then(() => undefined),
    );
  }
}
