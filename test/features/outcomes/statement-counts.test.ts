import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SignIn } from '../../support/app.ts';
import { type Forum, openForum, system, text } from './adoption/forum.ts';

let forum: Forum;
let oman: SignIn;
let assessor: SignIn;
beforeAll(async () => {
  forum = await openForum();
  oman = await forum.delegate('OM');
  assessor = await forum.test.signIn([{ role: 'assessor', scopeKind: 'edition', scopeId: forum.editionId }]);
});
afterAll(() => forum.test.close());

const edition = 'dunes-forum:2026';

async function make(url: string, payload: object) {
  const { status, body } = await forum.send('POST', url, forum.secretary, payload);
  if (status >= 300) throw new Error(`${url}: ${JSON.stringify(body)}`);
  return body;
}

/** One more of everything: a published text that was decided on, a draft, a pledge, a board with a seat that is held. */
async function add(name: string, stateCode: string): Promise<void> {
  const { service } = forum.test.app.outcomes;
  const body = await make('/bodies', { slug: `${name}-office`, kind: 'authority', name: text(name, name) });
  const { id } = await service.createDocument(system, forum.editionId, {
    kind: 'recommendations',
    slug: name,
    title: text(name, name),
  });
  await service.createProvision(system, id, {
    kind: 'recommendation',
    text: text('حصر الكثبان.', 'Count the dunes.'),
    leadBodyId: body.id,
  });
  const decision = await forum.prepare(id, { method: 'consensus' });
  for (const [act, payload] of [
    ['opening', {}],
    ['closing', {}],
  ] as const) {
    await make(`/decisions/${decision.id}/${act}`, payload);
  }
  await service.publish(system, id);
  await forum.draft(`${name}-draft`);
  await make(`/editions/${edition}/pledges`, {
    stateCode,
    title: text(name, name),
    text: text('نحصر.', 'We count.'),
  });
  const board = await make('/governing-bodies', {
    series: 'dunes-forum',
    bodyId: body.id,
    foundedOn: '2020-01-01',
  });
  const seat = await make('/seats', { governingBodyId: board.id, name: text(name, name), kind: 'elected' });
  await make('/tenures', { seatId: seat.id, stateCode, startsOn: '2024-01-01' });
}

const management = '/ar/manage/forums/dunes-forum/2026';
const face = '/ar/forums/dunes-forum/2026';

/** Statements that each list takes, by its address. */
async function counts(): Promise<Record<string, number>> {
  const asked: readonly (readonly [string, SignIn | undefined])[] = [
    ...[
      `/editions/${edition}/outcome-documents`,
      `/editions/${edition}/recommendations`,
      `/editions/${edition}/session-reports`,
      `/editions/${edition}/follow-up`,
      `/editions/${edition}/pledges`,
      '/governing-bodies?series=dunes-forum',
      '/provisions?q=dunes',
      ...['outcomes', 'session-reports', 'follow-up', 'pledges', 'governance'].map(
        (list) => `${management}/${list}`,
      ),
    ].map((url) => [url, forum.secretary] as const),
    [`${management}/assessments`, assessor],
    ...['/ar/account/decisions', '/ar/account/texts'].map((url) => [url, oman] as const),
    ...['recommendations', 'follow-up', 'governance'].map((list) => [`${face}/${list}`, undefined] as const),
    ['/en/search?q=dunes', undefined],
  ];
  const found: Record<string, number> = {};
  for (const [url, who] of asked) {
    const read = async () => {
      const { status, body } = await forum.send('GET', url, who);
      expect([url, status, status === 200 ? '' : body]).toEqual([url, 200, '']);
    };
    // What the public reads is kept once it was made: there the making counts.
    if (who !== undefined) await read();
    found[url] = await forum.test.countStatements(read);
  }
  return found;
}

it('lists of texts, decisions, pledges, boards and what is followed up take as many statements for four as for two', async () => {
  await add('first', 'OM');
  await counts();
  await add('second', 'BH');
  const one = await counts();
  await add('third', 'QA');
  await add('fourth', 'SA');

  expect(await counts()).toEqual(one);
  expect(Object.entries(one).filter(([, count]) => count === 0)).toEqual([]);
});
