import type { DemoDisposition, DemoDocument, DemoEdition, DemoProvision } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

const sampleManner = t(
  'طريقة إقرار النص مثال توضيحي، إذ لم تذكرها التقارير المنشورة.',
  'The manner of adoption is a sample: published reports do not state it.',
);

const leadOf = ({ assignments }: DemoProvision): string | null =>
  assignments.find(({ part }) => part === 'lead')?.body ?? null;
const supportingOf = ({ assignments }: DemoProvision): string[] =>
  assignments.flatMap(({ part, body }) => (part === 'supporting' ? [body] : []));

/**
 * An edition's texts as drafts: links between texts follow when all are there, adoption after them. Statements with
 * their signatures, pledges, seats and the follow-up of recommendations come with their features.
 */
export async function loadTexts(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
  documents: readonly DemoDocument[] = edition.documents,
): Promise<void> {
  const { service } = services.outcomes;
  for (const text of documents) {
    const document = await service.createDocument(actor, keys.get('edition', edition.key), {
      kind: text.kind,
      slug: text.key,
      title: text.title,
      chapeau: text.chapeau,
      enacting: text.enacting,
      authenticLanguage: text.authentic,
      summary: text.summary,
      remark: text.adoption?.mannerIsSample ? sampleManner : null,
      sample: text.sample,
    });
    keys.put('document', text.key, document.id, edition.key);
    for (const provision of text.provisions) {
      const { id } = await service.createProvision(actor, document.id, {
        kind: provision.part,
        title: provision.title,
        text: provision.text,
        themeId: keys.optional('theme', provision.theme, edition.key),
        sessionIds: provision.sessions.map((session) => keys.get('session', session, edition.key)),
        leadBodyId: keys.optional('body', leadOf(provision)),
        supportingBodyIds: supportingOf(provision).map((body) => keys.get('body', body)),
        level: provision.level,
        targetGroup: provision.targetGroup,
        sample: text.sample,
      });
      keys.put('provision', provision.key, id, edition.key, text.key);
    }
  }
}

/** What the texts of an edition refer to, in whatever edition. */
export async function loadLinks({ services, actor, keys }: Loading, edition: DemoEdition): Promise<void> {
  for (const text of edition.documents) {
    for (const { key, links } of text.provisions) {
      if (links.length === 0) continue;
      await services.outcomes.service.editProvision(
        actor,
        keys.get('provision', key, edition.key, text.key),
        1,
        {
          links: links.map(({ relation, edition: target, document, provision }) => ({
            relation,
            editionId: keys.get('edition', target),
            documentId: keys.get('document', document, target),
            provisionId: keys.optional('provision', provision, target, document),
          })),
        },
      );
    }
  }
}

/** Adopts and publishes what was adopted, so that its provisions get their numbers. */
export async function loadAdoptions({ services, actor, keys }: Loading, edition: DemoEdition): Promise<void> {
  for (const { key, adoption } of edition.documents) {
    if (adoption === null) continue;
    const id = keys.get('document', key, edition.key);
    await services.outcomes.service.adopt(actor, id, {
      manner: adoption.manner,
      adoptedOn: adoption.on,
      sessionId: keys.optional('session', adoption.session, edition.key),
    });
    // A text recorded from reports was public on the day it was adopted.
    const published = adoption.publishedAt ?? `${adoption.on}T23:59:59Z`;
    await services.outcomes.service.publish(actor, id, new Date(published));
  }
}

/** Whether a recommendation goes on under its own name. */
const goesOn = ({ disposition }: Pick<DemoDisposition, 'disposition'>): boolean =>
  disposition === 'continued' || disposition === 'reinforced';

/**
 * What this edition makes of an earlier one's recommendations: those that go on come to stand in a draft of its own; the
 * others follow, since some are merged into one of these.
 */
export async function loadDispositions(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, content, keys } = loading;
  const [first] = edition.dispositions;
  const earlier = content.editions.find(({ key }) => key === first?.edition);
  if (first === undefined || earlier === undefined) return;
  const carriedInto = new Map<string, string | null>();
  const inOrder = edition.dispositions.toSorted((one, other) => Number(goesOn(other)) - Number(goesOn(one)));
  for (const { provision, disposition, reason, into } of inOrder) {
    const [disposed] = await services.outcomes.parts.carryForward.dispositions.dispose(
      actor,
      keys.get('edition', earlier.key),
      [keys.get('provision', provision, earlier.key, first.document)],
      {
        outcome: disposition,
        reason,
        nextProvisionId: carriedInto.get(into ?? '') ?? null,
        sample: edition.sample,
      },
    );
    const next = disposed?.nextProvisionId ?? null;
    carriedInto.set(provision, next);
    // In the draft that begins with them they go by the names that they had.
    if (next !== null && goesOn({ disposition })) {
      keys.put('provision', provision, next, edition.key, 'recommendations');
    }
  }
}

/** Closes an edition that is over, if all its recommendations were decided on; else it stays open, as it would. */
export async function closeDecided(
  { services, actor, content, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const decided = new Set(
    content.editions.flatMap(({ dispositions }) =>
      dispositions.map((one) => `${one.edition} ${one.provision}`),
    ),
  );
  const open = edition.documents.some(
    ({ adoption, provisions }) =>
      adoption !== null &&
      provisions.some(({ key, part }) => part === 'recommendation' && !decided.has(`${edition.key} ${key}`)),
  );
  if (edition.stage === 'preparation' || open) return;
  await services.series.service.closeEdition(actor, keys.get('edition', edition.key));
}
