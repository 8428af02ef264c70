import { sql } from 'drizzle-orm';
import { manageDelegations } from '../../../src/features/delegations/nominations/policy.ts';
import { insertList } from '../../../src/features/delegations/store/participant-lists.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { SignIn, TestApp } from '../../support/app.ts';
import type { Make } from './world.ts';

/** A delegation with places, somebody whom it names, a focal point who was proposed, and a list of participants. */
export async function makeDelegation(
  deps: { readonly test: TestApp; readonly make: Make; readonly administrator: SignIn },
  id: string,
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { test, make, administrator } = deps;
  const patched = await test.inject({
    method: 'PATCH',
    url: `/api/v1/delegations/${id}`,
    headers: { ...administrator, 'if-match': '*' },
    payload: { quotas: { head: 1, member: 100 } },
  });
  if (patched.statusCode !== 200) throw new Error(patched.body);
  const nomination = await make(`/delegations/${id}/nominations`, {
    role: 'member',
    name: { ar: `مرشح${mark}`, en: `Nominee${mark}` },
  });
  const { changes, delegations, series } = test.app;
  const [whole] = await test.database.rows<{ edition: string }>(
    test.database.db,
    sql`select edition_id as edition from participations where id = ${id}`,
  );
  const found = await series.finder.find(whole?.edition ?? '');
  if (found === undefined) throw new Error('The delegation lies in no edition.');
  const point = await changes.run(systemActor('matrix'), manageDelegations.name, (change) =>
    delegations.nominations.focalPoints.propose(change, found.edition, id, {
      name: `ضابط${mark}`,
      email: 'focal-point@example.org',
      expiresOn: '2030-12-31',
    }),
  );
  const confirmed = await test.inject({
    method: 'POST',
    url: `/api/v1/nominations/${nomination.id}/confirmation`,
    headers: { ...administrator, 'if-match': '*' },
    payload: {},
  });
  if (confirmed.statusCode >= 300) throw new Error(confirmed.body);
  const requested = await test.inject({
    url: `/api/v1/editions/${found.edition.id}/accreditations`,
    headers: administrator,
  });
  const [accreditation] = (requested.json() as { items: { id: string }[] }).items;
  const note = await make(`/editions/${found.edition.id}/watch-notes`, {
    name: `مراقب${mark}`,
    note: `تنبيه${mark}`,
  });
  const list = await test.database.transaction((tx) =>
    insertList(
      tx,
      { editionId: found.edition.id, number: 1, stage: 'provisional', publishedAt: new Date() },
      [],
    ),
  );
  return {
    'participant-lists/:id': list.id,
    'participant-lists/:number': '1',
    'accreditations/:id': accreditation?.id ?? '',
    'accreditation/:accreditation': accreditation?.id ?? '',
    'watch-notes/:id': note.id,
    'watch-notes/:note': note.id,
    'delegations/:id': id,
    'delegations/:delegation': id,
    'nominations/:id': nomination.id,
    'nominations/:nomination': nomination.id,
    'focal-points/:id': point,
    'focal-points/:point': point,
  };
}
