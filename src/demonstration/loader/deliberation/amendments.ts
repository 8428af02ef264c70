import type { DemoAmendment, DemoDeliberation, DemoEdition } from '../../model.ts';
import type { Loading } from '../loading.ts';

/** What is done last: what goes on in another amendment does so before that one is decided on. */
const order: readonly DemoAmendment['end']['as'][] = ['merged', 'accepted'];

/** Amendments as delegations handed them in, and what the drafting committee and the secretariat did about them. */
export async function loadAmendments(
  loading: Loading,
  edition: DemoEdition,
  { amendments }: DemoDeliberation,
): Promise<void> {
  for (const amendment of amendments) await propose(loading, edition, amendment);
  const sorted = amendments.toSorted((one, other) => order.indexOf(one.end.as) - order.indexOf(other.end.as));
  for (const amendment of sorted) await conclude(loading, edition, amendment);
}

async function propose(loading: Loading, edition: DemoEdition, amendment: DemoAmendment): Promise<void> {
  const { services, actor, keys, hour } = loading;
  const { proposing, deciding } = services.outcomes.parts.amendments;
  const { key, document, provision, sponsor, at, action, text, rationale, coSponsors, advice, end } =
    amendment;
  const partyOf = (party: string): string => keys.get('participation', party, edition.key);
  hour.turnTo(at);
  const { id } = await proposing.draft(actor, keys.get('document', document, edition.key), {
    action,
    provisionId: keys.get('provision', provision, edition.key, document),
    text,
    rationale,
    sponsorId: partyOf(sponsor),
    sample: true,
  });
  keys.put('amendment', key, id, edition.key);
  if (end.as === 'draft') return;
  await proposing.submit(actor, id);
  for (const { party, answer } of coSponsors) {
    await proposing.invite(actor, id, partyOf(party));
    if (answer !== 'asked') await proposing.consent(actor, id, partyOf(party), true);
    if (answer === 'withdrawn') await proposing.consent(actor, id, partyOf(party), false);
  }
  if (end.as === 'submitted') return;
  if (end.as === 'inadmissible') {
    await deciding.admit(actor, id, false, end.reason);
    return;
  }
  await deciding.admit(actor, id, true);
  if (advice !== null) await deciding.advise(actor, id, advice);
}

async function conclude(
  { services, actor, keys, hour }: Loading,
  edition: DemoEdition,
  { key, at, end }: DemoAmendment,
): Promise<void> {
  const { proposing, deciding } = services.outcomes.parts.amendments;
  const id = keys.get('amendment', key, edition.key);
  hour.turnTo(at);
  switch (end.as) {
    case 'accepted':
      await deciding.accept(actor, id, end.text === null ? {} : { text: end.text });
      return;
    case 'merged':
      await deciding.merge(actor, id, keys.get('amendment', end.into, edition.key));
      return;
    case 'put-to-decision':
      await deciding.refer(actor, id);
      return;
    case 'rejected':
      await deciding.reject(actor, id, end.reason);
      return;
    case 'withdrawn':
      await proposing.withdraw(actor, id, end.reason);
      return;
    case 'lapsed':
      await deciding.lapse(actor, id, end.reason);
      return;
    default:
      // Drafts stay drafts; what a meeting decides about comes with its decision.
      return;
  }
}
