import type { DemoDecision, DemoDeliberation, DemoEdition, DemoTextCourse } from '../../model.ts';
import { actorOf } from '../accounts.ts';
import type { Loading } from '../loading.ts';

/** Takes texts through their stages as far as each has come before anything is decided on. */
export async function loadStages(
  { services, actor, keys, hour }: Loading,
  edition: DemoEdition,
  { courses }: DemoDeliberation,
): Promise<void> {
  const { stages } = services.outcomes.parts.amendments;
  for (const { document, circulatedAt, amendments, tabledAt } of courses) {
    const id = keys.get('document', document, edition.key);
    if (circulatedAt !== null) {
      hour.turnTo(circulatedAt);
      await stages.circulate(actor, id);
    }
    if (amendments !== null) {
      hour.turnTo(amendments.opensAt);
      await stages.open(actor, id, amendments);
    }
    if (tabledAt !== null) {
      hour.turnTo(tabledAt);
      await stages.table(actor, id);
    }
  }
}

/** Decisions with their rolls and votes: prepared, open, closed with what follows from them. */
export async function loadDecisions(
  loading: Loading,
  edition: DemoEdition,
  { decisions, reservations }: DemoDeliberation,
): Promise<void> {
  for (const decision of decisions) await decide(loading, edition, decision);
  const { services, actor, keys, hour } = loading;
  const { reserving } = services.outcomes.parts.adoption;
  for (const { document, provision, party, kind, on, text, withdrawn } of reservations) {
    hour.turnTo(null);
    const made = await reserving.make(actor, keys.get('document', document, edition.key), {
      participationId: keys.get('participation', party, edition.key),
      provisionId: keys.optional('provision', provision, edition.key, document),
      kind,
      madeOn: on,
      text,
      sample: true,
    });
    if (withdrawn) await reserving.withdraw(actor, made.id, made.version, {});
  }
}

async function decide(loading: Loading, edition: DemoEdition, decision: DemoDecision): Promise<void> {
  const { services, actor, keys, hour } = loading;
  const { decisions, voting } = services.outcomes.parts.adoption;
  const partyOf = (party: string): string => keys.get('participation', party, edition.key);
  hour.turnTo(decision.at);
  const prepared = await decisions.prepare(actor, keys.get('document', decision.document, edition.key), {
    amendmentId: keys.optional('amendment', decision.amendment, edition.key),
    question: decision.question,
    method: decision.method,
    majority: decision.majority,
    presiding: decision.presiding,
    participationIds: decision.roll.map(({ party }) => partyOf(party)),
    sample: true,
  });
  const rolled = await decisions.setRoll(actor, prepared.id, prepared.version, {
    electors: decision.roll.map(({ party, present, proxy }) => ({
      participationId: partyOf(party),
      present,
      proxyId: proxy === null ? null : partyOf(proxy),
    })),
  });
  if (decision.state === 'prepared') return;
  await decisions.open(actor, rolled.id);
  for (const { party, choice } of decision.roll) {
    if (choice !== null) await voting.cast(actor, rolled.id, { participationId: partyOf(party), choice });
  }
  if (decision.state === 'closed') await decisions.close(actor, rolled.id, { hands: decision.hands });
}

/** Releases by two; where the second has not answered, the text stays where it is. */
export async function loadReleases(
  loading: Loading,
  edition: DemoEdition,
  courses: readonly DemoTextCourse[],
): Promise<void> {
  const { services, keys, hour } = loading;
  const { releases } = services.outcomes.parts.publication;
  for (const { document, release } of courses) {
    if (release === null) continue;
    const id = keys.get('document', document, edition.key);
    hour.turnTo(release.at);
    await releases.request(actorOf(loading, release.requestedBy), id, { embargoUntil: release.embargoUntil });
    if (release.approvedBy !== null) await releases.approve(actorOf(loading, release.approvedBy), id);
  }
}
