import { systemActor } from '../../../src/platform/actor/index.ts';
import { newId } from '../../../src/platform/database/index.ts';
import type { TestApp } from '../../support/app.ts';

/** A statement that a body signed, a pledge that was announced, and a board with a seat that somebody holds. */
export async function makeSigning(
  { test }: { readonly test: TestApp },
  of: { readonly edition: string; readonly series: string; readonly body: string },
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const actor = systemActor('matrix');
  const { service, parts } = test.app.outcomes;
  const words = (ar: string, en: string) => ({ ar: `${ar}${mark}`, en: `${en}${mark}` });
  const text = await service.createDocument(actor, of.edition, {
    kind: 'statement-of-action',
    slug: `signed-${newId()}`,
    title: words('بيان موقَّع', 'Signed statement'),
  });
  await service.createProvision(actor, text.id, {
    kind: 'operative',
    text: words('حصر السدود.', 'Count the dams.'),
  });
  await service.adopt(actor, text.id, { manner: 'consensus', adoptedOn: '2026-01-01' });
  await service.publish(actor, text.id);
  const { statements, signing } = parts.statements;
  const statement = await statements.create(actor, of.edition, {
    title: words('بيان المنظمات', 'Statement of organisations'),
    slug: 'signed',
    constituency: 'organisations',
    documentId: text.id,
  });
  await statements.open(actor, statement.id);
  const [signature] = await signing.enter(actor, statement.id, [
    { bodyId: of.body, signedOn: '2026-01-02', instrument: 'letter' },
  ]);
  const { pledges } = parts.pledges;
  const pledge = await pledges.create(actor, of.edition, {
    bodyId: of.body,
    title: words('تعهد', 'Pledge'),
    text: words('نحصر السدود.', 'We count the dams.'),
  });
  await pledges.submit(actor, pledge.id);
  for (const status of ['verified', 'announced'] as const)
    await pledges.take(actor, pledge.id, await versionOf(test, pledge.id), { status });
  const { governance } = parts.governance;
  const board = await governance.createBody(actor, of.series, { bodyId: of.body });
  const seat = await governance.createSeat(actor, board.id, {
    name: words('الرئاسة', 'Chair'),
    kind: 'elected',
  });
  const tenure = await governance.createTenure(actor, seat.id, { bodyId: of.body, startsOn: '2026-01-01' });
  return {
    'statements/:id': statement.id,
    'statements/:statement': statement.id,
    'statements/:slug': statement.slug,
    'signatures/:id': signature?.id ?? '',
    'signatures/:signature': signature?.id ?? '',
    'statements/:signature': signature?.id ?? '',
    'pledges/:id': pledge.id,
    'pledges/:pledge': pledge.id,
    'pledges/:number': '1',
    'governing-bodies/:id': board.id,
    'boards/:board': board.id,
    'seats/:id': seat.id,
    'seats/:seat': seat.id,
    'tenures/:id': tenure.id,
    'tenures/:tenure': tenure.id,
  };
}

const versionOf = async (test: TestApp, id: string): Promise<number> => {
  const { rows } = await test.database.executeSql('select version from pledges where id = $1', [id]);
  return Number((rows[0] as { version: number }).version);
};
