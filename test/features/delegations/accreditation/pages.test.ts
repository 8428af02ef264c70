import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccreditationWorld, openAccreditationWorld, type Somebody } from './support.ts';

describe('the queue and its checks', () => {
  let world: AccreditationWorld;
  let protocol: Somebody;
  let desk: Somebody;

  beforeAll(async () => {
    world = await openAccreditationWorld();
    protocol = await world.person('protocol');
    desk = await world.person('desk');
  }, 120_000);
  afterAll(() => world?.test.close());

  it('asks the database as often for three requests as for one', async () => {
    await world.request({ ar: 'محمد بن سعيد الكتبي', en: '' });
    await world.page(protocol);
    const one = await world.test.countStatements(() => world.page(protocol));
    await world.request({ en: 'Mohammed Saeed Al-Ketbi' });
    await world.request({ en: 'Faisal Al-Blooshi' });
    const three = await world.test.countStatements(() => world.page(protocol));

    expect(three).toBe(one);
  });

  it('finds somebody however the name is typed, and narrows to those who may be there twice', async () => {
    const typed = await world.page(protocol, `?q=${encodeURIComponent('Muhammad Alkitbi')}`);
    const twice = await world.page(protocol, '?missing=likeness', 'ar');

    expect(typed.body).toContain('محمد بن سعيد الكتبي');
    expect(typed.body).not.toContain('Faisal Al-Blooshi');
    expect(twice.body).toContain('Mohammed Saeed Al-Ketbi');
    expect(twice.body).not.toContain('Faisal Al-Blooshi');
  });

  it('shows who may be the same across scripts, and links or leaves them', async () => {
    const person = await world.api(world.administrator, 'POST', '/persons', {
      name: { ar: 'عبد الرحمن القحطاني', en: 'Abdulrahman Al-Qahtani' },
    });
    const personId = (person.json() as { id: string }).id;
    const first = await world.request({ ar: 'عبدالرحمن القحطاني' }, { birthDate: '1980-03-12' });
    const second = await world.request(
      { en: 'Abdurrahman Kahtani' },
      { birthDate: '1980-12-03', category: 'speaker' },
    );
    const born = await world.request({ en: 'Abdel Rahman Al Qahtani' }, { birthDate: '1991-01-01' });

    const seen = await world.whole(protocol, first.id);
    const linked = await world.post(protocol, `/${first.id}/likeness`, { same: 'yes', personId });
    const both = await world.post(protocol, `/${second.id}/likeness`, {
      same: 'yes',
      otherId: first.attendeeId,
    });
    const after = await world.whole(protocol, first.id);
    const left = await world.post(protocol, `/${born.id}/likeness`, { same: 'no', personId });
    const gone = await world.whole(protocol, born.id);

    expect(seen.likenesses.map((one) => [one.attendeeId, one.signs])).toEqual([
      [second.attendeeId, ['name', 'birth-date']],
    ]);
    expect(seen.directory).toMatchObject([{ personId }]);
    expect([linked, both, left].map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    expect([after.likenesses, after.directory, gone.directory]).toEqual([[], [], []]);
  });

  it('finds two who show the same identity document, whatever they are called', async () => {
    const personOf = async (en: string) =>
      ((await world.api(world.administrator, 'POST', '/persons', { name: { en } })).json() as { id: string })
        .id;
    const people = [await personOf('Nasser Al-Mutairi'), await personOf('Talal Al-Enezi')];
    for (const personId of people) {
      const kept = await world.api(
        world.administrator,
        'POST',
        `/editions/${world.editionId}/identity-documents`,
        {
          personId,
          kind: 'passport',
          issuingState: 'KW',
          number: 'P7654321',
        },
      );
      expect(kept.statusCode).toBe(201);
    }
    const one = await world.request({ en: 'Nasser Al-Mutairi' }, { personId: people[0] ?? null });
    const two = await world.request({ en: 'Talal Al-Enezi' }, { personId: people[1] ?? null });

    expect((await world.whole(protocol, one.id)).likenesses).toMatchObject([
      { attendeeId: two.attendeeId, signs: ['document'] },
    ]);
  });

  it('shows watch notes to those who accredit alone, until they are closed', async () => {
    const { id } = await world.request({ ar: 'سلطان الزاهد', en: '' });
    const empty = await world.post(protocol, '/watch-notes', { name: '', note: 'Kept as typed' });
    await world.post(protocol, '/watch-notes', { name: 'Sultan Al-Zahed', note: 'Ask the ministry first.' });

    const noted = await world.whole(protocol, id);
    const byDesk = await world.whole(desk, id);
    const [page, deskPage, list] = [
      await world.page(protocol, `/${id}`),
      await world.page(desk, `/${id}`),
      await world.page(desk, '/watch-notes'),
    ];
    const { items } = (
      await world.api(protocol, 'GET', `/editions/${world.editionId}/watch-notes`)
    ).json() as {
      items: { id: string }[];
    };
    const closed = await world.post(protocol, `/watch-notes/${items[0]?.id}/closure`, {});
    const again = await world.api(protocol, 'POST', `/watch-notes/${items[0]?.id}/closure`);

    expect([empty.statusCode, empty.body.includes('Kept as typed')]).toEqual([422, true]);
    expect([noted.watchNotes.map(({ name }) => name), byDesk.watchNotes]).toEqual([['Sultan Al-Zahed'], []]);
    expect([
      page.body.includes('Ask the ministry first.'),
      deskPage.body.includes('Ask the ministry'),
    ]).toEqual([true, false]);
    expect([list.statusCode, closed.statusCode, again.statusCode]).toEqual([403, 303, 409]);
    expect((await world.whole(protocol, id)).watchNotes).toEqual([]);
  });

  it('goes from the ticked rows over the mails to the decision without a script, and says when nothing is ticked', async () => {
    const { id } = await world.request({ en: 'Amal Al-Janahi' });
    await world.request({ en: 'Amal Aljanahi' });
    const none = await world.post(protocol, '/decide', { do: 'refuse' });
    const form = await world.post(protocol, '/decide', { do: 'refuse', pick: [id] });
    const fields = { decision: 'refuse', requests: `${id}:1` };
    const silent = await world.post(protocol, '/decisions/preview', { ...fields, reason: '' });
    const preview = await world.post(protocol, '/decisions/preview', {
      ...fields,
      reason: 'No place <b>left</b>.',
    });
    const done = await world.post(protocol, '/decisions', { ...fields, reason: 'No place <b>left</b>.' });
    const again = await world.post(protocol, '/decisions', { ...fields, reason: 'No place <b>left</b>.' });

    expect([none, form, silent, preview, done, again].map(({ statusCode }) => statusCode)).toEqual([
      422, 200, 422, 200, 303, 422,
    ]);
    expect(none.body).toContain('Nothing is ticked');
    // What is to be looked at stands beside each request that is decided about.
    expect([form, silent].map(({ body }) => /Amal Al-Janahi[\s\S]*Maybe twice/.test(body))).toEqual([
      true,
      true,
    ]);
    expect(preview.body).toContain('No place &lt;b&gt;left&lt;/b&gt;.');
    expect((await world.whole(protocol, id)).state).toBe('refused');
  });

  it('keeps the rules of each category, and refuses a page that is out of date', async () => {
    const shown = await world.page(protocol, '/rules');
    const version = /name="version" value="(\d+)"/.exec(shown.body)?.[1] ?? '';
    const fields = {
      version,
      delegateNeeded: 'true',
      delegateTwo: 'true',
      delegateDocuments: ['photo', 'passport'],
    };
    const saved = await world.post(protocol, '/rules', fields);
    const stale = await world.post(protocol, '/rules', fields);
    const byDesk = await world.page(desk, '/rules');
    const { items } = (
      await world.api(protocol, 'GET', `/editions/${world.editionId}/accreditation-rules`)
    ).json() as {
      items: { category: string; needed: boolean; twoPersons: boolean; documents: string[] }[];
    };

    expect([saved.statusCode, stale.statusCode, byDesk.statusCode]).toEqual([303, 412, 403]);
    expect(items[0]).toMatchObject({
      category: 'delegate',
      needed: true,
      twoPersons: true,
      documents: ['photo', 'passport'],
    });
    expect(items[1]).toMatchObject({ category: 'guest', needed: false });
  });

  it('answers for what there is not like for another edition’s', async () => {
    const answer = await world.api(protocol, 'GET', `/accreditations/${randomUUID()}`);
    const page = await world.page(protocol, `/${randomUUID()}`);

    expect([answer.statusCode, answer.json().code, page.statusCode]).toEqual([
      404,
      'accreditation-unknown',
      404,
    ]);
  });
});
