import type { DemoEdition } from '../model.ts';
import type { Loading } from './loading.ts';

/** Statements of an edition, open since its texts were adopted, with whoever adhered: numbers without names among them. */
export async function loadStatements(
  { services, actor, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const { statements, signing } = services.outcomes.parts.statements;
  for (const statement of edition.statements) {
    const [first] = statement.adherents;
    const { id } = await statements.create(actor, keys.get('edition', edition.key), {
      slug: statement.key,
      title: statement.title,
      constituency: statement.constituency,
      adherence: statement.adherence,
      documentId: keys.get('document', statement.document, edition.key),
      opensOn: first?.on ?? null,
      closesOn: edition.to,
      sample: edition.sample,
    });
    await statements.open(actor, id);
    await signing.enter(
      actor,
      id,
      statement.adherents.map(({ party, label, on }) => ({
        stateCode: party?.kind === 'state' ? party.state : null,
        bodyId: party?.kind === 'body' ? keys.get('body', party.body) : null,
        label: party === null ? label : null,
        signedOn: on,
        instrument: 'recorded' as const,
        sample: edition.sample,
      })),
    );
  }
}
