import type { DemoDeliberation, DemoEdition, DemoPledge, DemoSigning } from '../../model.ts';
import { actorOf } from '../accounts.ts';
import type { Loading } from '../loading.ts';

/** Statements open to signature, each party as far as it has come. */
export async function loadSignings(
  loading: Loading,
  edition: DemoEdition,
  { signings }: DemoDeliberation,
): Promise<void> {
  for (const signing of signings) await loadSigning(loading, edition, signing);
}

async function loadSigning(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
  { parties, document, ceremony, slug, title, constituency, opensOn, closesOn }: DemoSigning,
): Promise<void> {
  const { statements, signing } = services.outcomes.parts.statements;
  const { id } = await statements.create(actor, keys.get('edition', edition.key), {
    slug,
    title,
    constituency,
    documentId: keys.get('document', document, edition.key),
    ceremonySessionId: keys.optional('session', ceremony, edition.key),
    opensOn,
    closesOn,
    sample: true,
  });
  await statements.open(actor, id);
  const invited = await signing.invite(
    actor,
    id,
    parties.map(({ party }) => keys.get('participation', party, edition.key)),
  );
  for (const [
    index,
    { status, signatory, capacity, reservation, instrument, on, notice },
  ] of parties.entries()) {
    const named = { id: invited[index]?.id ?? '', version: null };
    const said = { signatory, capacity, reservation };
    if (status === 'intent') await signing.intend(actor, named, said);
    if (status === 'declined') await signing.decline(actor, named);
    if (on !== null) await signing.sign(actor, named, { ...said, signedOn: on, instrument });
    if (notice !== null) {
      await signing.withdraw(actor, named, { noticeOn: notice.on, reason: notice.reason });
    }
  }
}

/** Pledges, with partners that answered and the steps that each took. */
export async function loadPledges(
  loading: Loading,
  edition: DemoEdition,
  { pledges }: DemoDeliberation,
): Promise<void> {
  for (const pledge of pledges) await loadPledge(loading, edition, pledge);
}

async function loadPledge(loading: Loading, edition: DemoEdition, pledge: DemoPledge): Promise<void> {
  const { services, actor, keys } = loading;
  const service = services.outcomes.parts.pledges.pledges;
  const { party, serves, partners, steps } = pledge;
  const by = pledge.by === null ? actor : actorOf(loading, pledge.by);
  const { id } = await service.create(by, keys.get('edition', edition.key), {
    stateCode: party.kind === 'state' ? party.state : null,
    bodyId: party.kind === 'body' ? keys.get('body', party.body) : null,
    title: pledge.title,
    text: pledge.text,
    target: pledge.target,
    dueOn: pledge.dueOn,
    themeId: keys.optional('theme', pledge.theme, edition.key),
    provisionId:
      serves === null ? null : keys.get('provision', serves.provision, edition.key, serves.document),
    partnerBodyIds: partners.map(({ body }) => keys.get('body', body)),
    sample: true,
  });
  for (const { status, on, note } of steps) {
    if (status === 'submitted') {
      await service.submit(by, id, on);
      if (pledge.reworded !== null) await service.edit(actor, id, null, { text: pledge.reworded });
      for (const { body, answer } of partners) {
        if (answer === null) continue;
        await service.answer(actorOf(loading, answer.by), id, keys.get('body', body), answer.consents);
      }
    } else if (status === 'withdrawn') await service.withdraw(actor, id, note);
    else await service.take(actor, id, null, { status, on, note });
  }
}
