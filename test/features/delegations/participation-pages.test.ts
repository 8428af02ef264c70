import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maySetStatus, statusSteps } from '../../../src/features/delegations/rules.ts';
import { participationStatuses } from '../../../src/features/delegations/tables.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const system = systemActor('test');

describe('participations on pages', () => {
  let test: TestApp;
  let organiser: SignIn;
  let editionId: string;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    const { series, directory } = test.app;
    const { id } = await series.service.createSeries(system, {
      slug: 'reef-forum',
      acronym: 'RF',
      noun: 'forum',
      name: { ar: 'ملتقى الشعاب', en: 'Reef Forum' },
    });
    const edition = await series.service.createEdition(system, id, {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى الشعاب الأول', en: 'First Reef Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
      digits: 'arab',
    });
    editionId = edition.id;
    await directory.bodies.create(system, {
      kind: 'international-organisation',
      name: { ar: 'المنظمة الدولية للشعاب', en: 'International Reef Organisation' },
    });
  });
  afterAll(() => test.close());

  const get = (url: string, headers: SignIn = {}) => test.inject({ url, headers });
  const post = (url: string, fields: readonly [string, string][], headers: SignIn = organiser) =>
    test.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams([...fields] as [string, string][]).toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const manage = '/ar/manage/forums/reef-forum/2026/participations';
  const publicPage = '/ar/forums/reef-forum/2026/participants';
  const idOf = async (code: string): Promise<string> => {
    const { items } = (await get('/api/v1/editions/reef-forum:2026/participations', organiser)).json();
    return items.find(({ state }: { state: { code: string } | null }) => state?.code === code).id;
  };

  it('adds the states that are ticked, and offers them no more', async () => {
    const added = await post(`${manage}/new`, [
      ['category', 'member'],
      ['status', 'accepted'],
      ['stateCodes', ''],
      ['stateCodes', 'YE'],
      ['stateCodes', 'JO'],
      ['stateCodes', 'EG'],
    ]);
    expect(added.headers.location).toBe(`${manage}?added=3`);
    const form = (await get(`${manage}/new`, organiser)).body;
    expect([form.includes('value="JO"'), form.includes('value="SA"')]).toEqual([false, true]);
    const nothing = await post(`${manage}/new`, [
      ['category', 'member'],
      ['stateCodes', ''],
    ]);
    expect([nothing.statusCode, nothing.body.includes('يلزم اختيار دولة أو جهة.')]).toEqual([422, true]);
  });

  it('shows them to everybody at once, in the approved order and the digits of the edition', async () => {
    expect((await get(publicPage)).body).toContain('٣ دول');
    const { id: bodyId } = (await get('/api/v1/bodies')).json().items[0];
    await test.app.delegations.participations.create(system, editionId, {
      bodyId,
      category: 'international-organisation',
      status: 'accepted',
      participants: 12,
    });
    const page = (await get(publicPage)).body;
    expect(page).toContain('٣ دول وجهة واحدة');
    const order = ['الأردن', 'مصر', 'اليمن', 'المنظمة الدولية للشعاب'].map((name) =>
      page.indexOf(`>${name}<`),
    );
    expect(order.every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
    expect(page).toContain('<span class="num">١٢</span>');
  });

  it('gives the same list as files, with Latin digits', async () => {
    const csv = (await get(`${publicPage}.csv`)).body;
    expect(csv.split('\r\n').filter((_, row) => row !== 2 && row !== 3)).toEqual([
      '\ufeffالنوع,الاسم,الاسم الرسمي,الرمز,صفة المشاركة,عدد المشاركين',
      'دولة,الأردن,المملكة الأردنية الهاشمية,JO,عضو,',
      'جهة,المنظمة الدولية للشعاب,,international-reef-organisation,منظمة دولية,12',
      '',
    ]);
    const json = (await get(`${publicPage}.json`)).json();
    expect(json.items).toHaveLength(4);
    expect((await get(`${publicPage}.xlsx`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('keeps notes and whoever has not accepted from the public', async () => {
    const id = await idOf('EG');
    const saved = await post(`${manage}/${id}`, [
      ['version', '1'],
      ['category', 'observer'],
      ['status', 'withdrawn'],
      ['note.ar', 'يصل الوفد متأخرًا'],
      ['note.en', ''],
    ]);
    expect(saved.headers.location).toBe(`${manage}?done=saved`);
    expect((await get(publicPage)).body).not.toContain('مصر');
    expect((await get(`/api/v1/participations/${id}`)).statusCode).toBe(404);
    await post(`${manage}/${id}`, [
      ['version', '2'],
      ['status', 'accepted'],
      ['category', 'observer'],
    ]);
    const known = (await get(`/api/v1/participations/${id}`)).json();
    expect([known.status, known.note]).toEqual(['accepted', null]);
    const inside = (await get(`/api/v1/participations/${id}`, organiser)).json();
    expect(inside.note).toMatchObject({ ar: 'يصل الوفد متأخرًا' });
  });

  it('changes many at once, or none', async () => {
    const [jordan, yemen] = [await idOf('JO'), await idOf('YE')];
    const changed = await post(`${manage}/changes`, [
      ['do', 'withdrawn'],
      ['pick', jordan],
      ['pick', yemen],
    ]);
    expect(changed.headers.location).toBe(`${manage}?changed=2`);
    const refused = await post(`${manage}/changes`, [
      ['do', 'declined'],
      ['pick', jordan],
      ['pick', await idOf('EG')],
    ]);
    expect([refused.statusCode, refused.body.includes('لا يمكن الانتقال')]).toEqual([422, true]);
    const list = (await get(`${manage}?status=withdrawn`, organiser)).body;
    expect([list.includes('الأردن'), list.includes('مصر')]).toEqual([true, false]);
  });

  it('deletes one', async () => {
    const id = await idOf('YE');
    const gone = await post(`${manage}/${id}/delete`, [['version', '2']]);
    expect(gone.headers.location).toBe(`${manage}?done=deleted`);
  });

  it('opens the list to those who work in the edition, and the forms to those who manage it', async () => {
    const grant = (role: 'desk' | 'protocol') =>
      test.signIn([{ role, scopeKind: 'edition', scopeId: editionId }]);
    const desk = await grant('desk');
    const list = await get(manage, desk);
    expect([list.statusCode, list.body.includes(`${manage}/new`)]).toEqual([200, false]);
    expect((await get(`${manage}/new`, desk)).statusCode).toBe(403);
    expect((await get(`${manage}/new`, await grant('protocol'))).statusCode).toBe(200);
    expect((await get(manage)).headers.location).toContain('/sign-in');
  });
});

describe('statuses of participations', () => {
  it('can all be reached from the invitation, and left again', () => {
    const reached = new Set(['invited']);
    for (const status of reached) {
      for (const next of statusSteps[status as keyof typeof statusSteps]) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...participationStatuses].sort());
    expect(participationStatuses.every((status) => statusSteps[status].length > 0)).toBe(true);
    expect(maySetStatus('invited', 'withdrawn')).toBe(false);
  });
});
