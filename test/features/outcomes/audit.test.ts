import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const forum = {
  slug: 'hill-forum',
  acronym: 'HF',
  noun: 'forum',
  name: { ar: 'ملتقى التلال', en: 'Hill Forum' },
};
const first = {
  slug: '2026',
  number: 1,
  title: { ar: 'ملتقى التلال الأول', en: 'First Hill Forum' },
  startsOn: '2026-11-16',
  endsOn: '2026-11-17',
  timeZone: 'Asia/Riyadh',
  mode: 'in-person',
};
const text = (ar: string, en: string) => ({ ar, en });

interface Entry {
  readonly action: string;
  readonly after: Record<string, unknown> & { readonly id: string };
}

describe('what one change does to many texts', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const post = async (url: string, payload: object) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: { ...organiser, 'if-match': '"1"' },
    });
    expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
    return answer.json();
  };
  const log = async (action: string): Promise<Entry[]> =>
    test.database.rows<Entry & Record<string, unknown>>(
      test.database.db,
      sql`select action, after from audit_events where action = ${action} order by id`,
    );

  it('stands in the log of changes with the ids and numbers of each of them', async () => {
    await post('/series', forum);
    const edition = await post('/series/hill-forum/editions', first);
    const theme = await post('/editions/hill-forum:2026/themes', {
      slug: 'wells',
      number: 1,
      title: text('الآبار', 'Wells'),
    });
    const document = await test.app.outcomes.service.createDocument(
      { kind: 'system', task: 'test' },
      edition.id,
      { kind: 'recommendations', slug: 'recommendations', title: text('التوصيات', 'Recommendations') },
    );
    const provisions = [];
    for (const [ar, en] of [
      ['حصر الآبار.', 'Count the wells.'],
      ['نشر الحصر.', 'Publish the count.'],
    ] as const) {
      provisions.push(
        await test.app.outcomes.service.createProvision({ kind: 'system', task: 'test' }, document.id, {
          kind: 'recommendation',
          text: text(ar, en),
          themeId: theme.id,
        }),
      );
    }
    await test.app.outcomes.service.adopt({ kind: 'system', task: 'test' }, document.id, {
      manner: 'consensus',
      adoptedOn: '2026-11-17',
    });

    const [adopted] = await log('outcome-document.adopted');
    expect(adopted?.after.provisions).toEqual(
      provisions.map(({ id }, index) => ({
        id,
        number: index + 1,
        code: `1/REC/0${index + 1}`,
      })),
    );

    await test.app.outcomes.service.publish({ kind: 'system', task: 'test' }, document.id);
    const next = await post('/editions/hill-forum:2026/carry-over', {
      slug: '2028',
      carry: ['themes', 'recommendations'],
    });
    const [planned] = await log('edition.planned');
    const made = planned?.after.made as Record<string, string>;
    expect(Object.keys(made).toSorted()).toEqual([theme.id, ...provisions.map(({ id }) => id)].toSorted());

    const [disposed] = await log('disposition.recorded');
    expect(
      ((disposed?.after ?? []) as { provisionId: string; nextProvisionId: string }[]).map(
        ({ provisionId, nextProvisionId }) => [provisionId, nextProvisionId],
      ),
    ).toEqual(provisions.map(({ id }) => [id, made[id]]));
    const drafted = (await log('outcome-document.created')).at(-1);
    expect(drafted?.after).toMatchObject({
      editionId: next.id,
      provisions: provisions.map(({ id }) => made[id]),
    });
  });
});
