import type { DemoEdition } from '../model.ts';
import { HOST, nationalityOf, travellers } from './identities.ts';
import type { Loading } from './loading.ts';

/** How many letters for visas are asked for; the last of them waits for a decision. */
const ASKED = 2;

/** Letters for visas of delegates of the coming edition whose sample passports it holds. */
export async function loadVisaLetters(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, content, keys, today } = loading;
  if (edition.to < today || !keys.has('letter-template', 'visa-support', edition.key)) return;
  const { visaLetters } = services.delegations.invitations.services;
  const abroad = new Set(
    travellers(content, edition)
      .filter((person) => ![HOST, null].includes(nationalityOf(person)))
      .map(({ key }) => keys.get('person', key)),
  );
  const everybody = await services.registration.places.own.everybody(keys.get('edition', edition.key));
  const travelling = everybody
    .filter(({ personId, delegationId }) => delegationId !== null && abroad.has(personId ?? ''))
    .slice(0, ASKED);
  for (const [index, { id }] of travelling.entries()) {
    const asked = await visaLetters.request(actor, id);
    if (index === ASKED - 1) continue;
    await visaLetters.issue(actor, asked.id, asked.version, {
      templateId: keys.get('letter-template', 'visa-support', edition.key),
      reason: 'طلب تأشيرة لحضور الملتقى.',
    });
  }
}
