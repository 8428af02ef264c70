import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { persons } from '../../../src/features/directory/tables.ts';
import { mails } from '../../../src/platform/outbox/tables.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

type Errors = { json(): { errors?: { field: string; code: string }[]; code?: string } };
const errorsOf = (answer: Errors) => (answer.json().errors ?? []).map(({ field, code }) => [field, code]);

describe('confirmation of people on the programme', () => {
  let test: ProgrammeTest;
  let first: string;
  let second: string;
  let now = new Date('2026-11-01T12:00:00Z');
  const below = '/editions/river-forum:2026';
  const url = `${below}/speaker-confirmations`;
  const page = '/en/manage/forums/river-forum/2026/speakers';
  beforeAll(async () => {
    test = await openProgrammeTest({ clock: { now: () => now } });
    const roles = [{ personId: test.salma, role: 'speaker' }];
    first = (await test.addSession(plenary({ roomId: test.hall, roles }))).id;
    second = (
      await test.addSession({
        kind: 'panel',
        title: { ar: 'حلقة', en: 'Panel' },
        roles: [...roles, { personId: test.omar, role: 'chair' }],
      })
    ).id;
  });
  afterAll(() => test.close());

  const post = (
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    return test.inject({
      method: 'POST',
      url: path,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: body.toString(),
    });
  };
  const listed = async (query = '') =>
    (await test.send('GET', `${url}${query}`)).json().items as {
      id: string;
      state: string;
      email?: string;
      note?: string;
      requirements?: string;
      reminders: number;
      version: number;
      session: { code: string };
      person: { slug: string };
    }[];
  const states = async () =>
    (await listed()).map(({ session, person, state }) => [session.code, person.slug, state]);
  /** The secret links in the mails to an address, oldest first. */
  const linksTo = async (address: string): Promise<string[]> => {
    const rows = await test.database.db
      .select()
      .from(mails)
      .where(eq(mails.address, address))
      .orderBy(mails.id);
    return rows.map(
      (row) => /\/confirmations\/[\w-]+/.exec(test.app.outbox.openText(row)?.text ?? '')?.[0] ?? '',
    );
  };

  it('lists everybody who has a role, asked or not', async () => {
    expect(await states()).toEqual([
      ['D1-01', 'salma-al-nahri', 'none'],
      ['U-01', 'salma-al-nahri', 'none'],
      ['U-01', 'omar-al-sidri', 'none'],
    ]);
    expect((await test.send('GET', url, undefined, await test.signIn([]))).statusCode).toBe(403);
  });

  it('needs an address, and a role in the session', async () => {
    const refused = await test.send('POST', url, {
      items: [
        { sessionId: first, personId: test.salma },
        { sessionId: first, personId: test.omar, email: 'omar@example.org' },
        { sessionId: second, personId: test.omar, email: 'omar at home' },
      ],
    });
    expect(refused.statusCode).toBe(422);
    expect(errorsOf(refused)).toEqual([
      ['items.0.email', 'speaker-email-needed'],
      ['items.1.personId', 'not-on-session'],
      ['items.2.email', 'speaker-email-format'],
    ]);
    expect(await linksTo('omar@example.org')).toEqual([]);
  });

  it('asks on the page: one mail for each person, with all of their sessions', async () => {
    const picks = [`${first}_${test.salma}`, `${second}_${test.salma}`];
    const asking = await post(`${page}/bulk`, { do: 'ask', pick: picks }, test.organiser);
    expect(asking.statusCode).toBe(200);
    expect(asking.body).toContain(`name="email.${test.salma}"`);
    const fields = { ids: picks.join(','), language: 'en' };
    const wrong = await post(
      `${page}/bulk/ask`,
      { ...fields, [`email.${test.salma}`]: 'salma@' },
      test.organiser,
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="salma@"');
    const sent = await post(
      `${page}/bulk/ask`,
      { ...fields, [`email.${test.salma}`]: 'salma@example.org' },
      test.organiser,
    );
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${page}?mails=1`]);
    expect(await linksTo('salma@example.org')).toEqual([
      expect.stringMatching(/^\/confirmations\/[\w-]{32}$/),
    ]);
    expect((await listed('?state=asked')).map(({ session }) => session.code)).toEqual(['D1-01', 'U-01']);
  });

  it('is answered by the link without an account, with times and needs, and changed again', async () => {
    const [link = ''] = await linksTo('salma@example.org');
    const shown = await test.inject({ url: `/en${link}` });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers['cache-control']).toContain('no-store');
    expect(shown.body).toContain('Opening plenary');
    expect(shown.body).toContain('Great Hall');

    const nothing = await post(`/en${link}`, { 'answers.0.session': first, 'answers.1.session': second });
    expect([nothing.statusCode, nothing.body.includes('Say whether you take part.')]).toEqual([422, true]);

    const fields = {
      'answers.0.session': first,
      'answers.0.state': 'confirmed',
      'answers.0.note': 'With pleasure',
      'answers.0.requirements': 'A projector',
      'answers.1.session': second,
      'answers.1.state': 'declined',
      'periods.0.kind': 'unavailable',
      'periods.0.day': '2026-11-18',
      'periods.0.start': '',
      'periods.0.end': '',
    };
    const half = await post(`/en${link}`, { ...fields, 'answers.1.state': '' });
    const told = await test.inject({ url: String(half.headers.location) });
    const [, unsaid = ''] = /take part in:<\/strong>(.*?)<\/ul>/s.exec(told.body) ?? [];
    expect([half.statusCode, unsaid.match(/<li>(.*?)<\/li>/g)]).toEqual([303, ['<li>Panel</li>']]);

    const answered = await post(`/en${link}`, fields);
    expect([answered.statusCode, answered.headers.location]).toEqual([303, `/en${link}?saved=1`]);
    expect(await states()).toEqual([
      ['D1-01', 'salma-al-nahri', 'confirmed'],
      ['U-01', 'salma-al-nahri', 'declined'],
      ['U-01', 'omar-al-sidri', 'none'],
    ]);
    expect((await listed())[0]).toMatchObject({ note: 'With pleasure', requirements: 'A projector' });
    const session = await test.send('GET', `/sessions/${second}`);
    expect(session.json().needs).toContain('declined');
    const { items } = (await test.send('GET', `${below}/availabilities`)).json();
    expect(items).toMatchObject([{ of: 'person', kind: 'unavailable', resourceId: test.salma }]);
    const events = (await test.send('GET', `${below}/audit-events`)).json().items as { authority: string }[];
    expect(events.map(({ authority }) => authority)).toContain('confirmation-link');
    expect(JSON.stringify(events)).not.toContain('With pleasure');

    const changed = await post(`/ar${link}`, { ...fields, 'answers.1.state': 'confirmed' });
    expect(changed.statusCode).toBe(303);
    expect((await listed('?state=confirmed')).length).toBe(2);
  });

  it('keeps what was typed when a time cannot be, and stores nothing of it', async () => {
    const [link = ''] = await linksTo('salma@example.org');
    const refused = await post(`/en${link}`, {
      'answers.0.session': first,
      'answers.0.state': 'declined',
      'periods.0.kind': 'unavailable',
      'periods.0.day': '2026-11-17',
      'periods.0.start': '15:00',
      'periods.0.end': '14:00',
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="15:00"');
    expect((await listed('?state=declined')).length).toBe(0);
    const more = await post(`/en${link}`, { do: 'add-period', 'periods.4.kind': '' });
    expect(more.statusCode).toBe(200);
    expect(more.body).toContain('name="periods.5.kind"');
  });

  it('refuses what is too long at its field with every letter kept, and cleans what nobody sees', async () => {
    const [link = ''] = await linksTo('salma@example.org');
    const long = `${'ط'.repeat(500)}!`;
    const answer = (fields: Record<string, string>) =>
      post(`/en${link}`, { 'answers.0.session': first, 'answers.0.state': 'confirmed', ...fields });
    const noted = async () => (await listed()).find(({ session }) => session.code === 'D1-01')?.note;
    const before = await noted();

    const refused = await answer({ 'answers.0.note': long, 'answers.0.requirements': long });
    const control = await answer({ 'answers.0.note': 'bell\u0007' });

    expect([refused.statusCode, control.statusCode]).toEqual([422, 422]);
    for (const field of ['note', 'requirements'])
      expect(refused.body).toContain(`href="#answers-0-${field}"`);
    expect(refused.body.split(long).length).toBe(3);
    expect(refused.body).toContain('500');
    expect(await noted()).toBe(before);
    await answer({ 'answers.0.note': '\u202eWith\u2069 pleasure\u200f' });
    expect(await noted()).toBe('With pleasure');
  });

  it('hints at clashes: another session of theirs at the time, and a time at which they cannot come', async () => {
    const timed = await test.send('PATCH', `/sessions/${second}`, {
      startsAt: '2026-11-16T09:30:00+03:00',
      endsAt: '2026-11-16T10:00:00+03:00',
    });
    expect(timed.json()).toMatchObject({ status: 'draft' });
    const [link = ''] = await linksTo('salma@example.org');
    const clashing = (await test.inject({ url: `/en${link}` })).body;
    await post(`/en${link}`, {
      'answers.0.session': first,
      'answers.0.state': 'confirmed',
      'periods.0.kind': 'unavailable',
      'periods.0.day': '2026-11-16',
      'periods.0.start': '',
      'periods.0.end': '',
    });
    const away = (await test.inject({ url: `/en${link}` })).body;
    await test.send('PATCH', `/sessions/${second}`, { startsAt: null, endsAt: null, code: 'U-01' });
    const alone = (await test.inject({ url: `/en${link}` })).body;

    expect(clashing).toContain('At the same time you are in: Panel.');
    expect(clashing).toContain('At the same time you are in: Opening plenary.');
    expect(clashing).not.toContain('you said that you cannot come');
    expect(away).toContain('Below you said that you cannot come at this time.');
    expect(alone).not.toContain('At the same time you are in');
    await post(`/en${link}`, {
      'answers.0.session': first,
      'answers.0.state': 'confirmed',
      'periods.0.kind': '',
    });
  });

  it('reminds those who have not answered, and leaves those who confirmed in peace', async () => {
    const items = [
      { sessionId: second, personId: test.omar, email: 'omar@example.org' },
      { sessionId: first, personId: test.salma },
    ];
    expect((await test.send('POST', url, { items })).json()).toEqual({ asked: 1, left: 1, mails: 1 });
    expect((await test.send('POST', url, { items })).json()).toEqual({ asked: 1, left: 1, mails: 1 });
    expect((await listed('?state=asked'))[0]).toMatchObject({ reminders: 1, email: 'omar@example.org' });
    const [old = '', newer = ''] = await linksTo('omar@example.org');
    expect((await test.inject({ url: `/en${old}` })).statusCode).toBe(404);
    const shown = await test.inject({ url: `/ar${newer}` });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).not.toContain('Opening plenary');
  });

  it('lets nobody in by a secret that is none, and answers for nobody else', async () => {
    for (const secret of ['no-such-link-no-such-link-no-link', 'x', `${'a'.repeat(31)}'`]) {
      expect((await test.inject({ url: `/en/confirmations/${secret}` })).statusCode).toBe(404);
      expect((await post(`/en/confirmations/${secret}`, {})).statusCode).toBe(404);
    }
    const [, link = ''] = await linksTo('omar@example.org');
    await post(`/en${link}`, { 'answers.0.session': first, 'answers.0.state': 'declined' });
    expect((await listed('?state=declined')).length).toBe(0);
  });

  it('records what was said to an organiser, and takes requests back with their link', async () => {
    const blind = await test.send('POST', `${below}/speaker-answers`, {
      sessionId: second,
      personId: test.omar,
      state: 'declined',
    });
    expect([blind.statusCode, blind.json().code]).toEqual([428, 'version-needed']);
    const answer = { sessionId: second, personId: test.omar, state: 'declined', note: 'By telephone' };
    const at = (tag: string) => ({ ...test.organiser, 'if-match': tag });
    const [asked] = (await listed()).filter(({ person }) => person.slug === 'omar-al-sidri');
    const stale = await test.send('POST', `${below}/speaker-answers`, answer, at('"99"'));
    expect(stale.statusCode).toBe(412);
    const recorded = await test.send('POST', `${below}/speaker-answers`, answer, at(`"${asked?.version}"`));
    expect([recorded.headers.etag, recorded.json()]).toEqual([
      `"${recorded.json().version}"`,
      expect.objectContaining({ state: 'declined', note: 'By telephone' }),
    ]);
    const list = await test.inject({ url: page, headers: test.organiser });
    expect(list.body).toMatch(/tag-bad[^>]*>(?:<[^>]*>)*Declined/);
    const own = await test.inject({ url: `${page}/${test.omar}`, headers: test.organiser });
    expect(own.body).toContain('By telephone');

    const [, link = ''] = await linksTo('omar@example.org');
    expect((await test.inject({ url: `/en${link}` })).statusCode).toBe(200);
    const one = `/speaker-confirmations/${recorded.json().id}`;
    const remove = (headers: Record<string, string>) =>
      test.inject({ method: 'DELETE', url: `/api/v1${one}`, headers: { ...test.organiser, ...headers } });
    expect((await remove({})).statusCode).toBe(428);
    expect((await remove({ 'if-match': `"${asked?.version}"` })).statusCode).toBe(412);
    expect((await remove({ 'if-match': `"${recorded.json().version}"` })).statusCode).toBe(204);
    expect((await test.inject({ url: `/en${link}` })).statusCode).toBe(404);
  });

  it('records on the page at the answer that was seen, and says so when another came meanwhile', async () => {
    const one = `${page}/${test.omar}`;
    const seen = async () =>
      / name="seen" value="([^"]*)"/.exec(
        (await test.inject({ url: one, headers: test.organiser })).body,
      )?.[1] ?? '';
    const first = await seen();
    const fields = { sessionId: second, state: 'confirmed', note: '' };
    const saved = await post(one, { ...fields, seen: first }, test.organiser);
    const late = await post(one, { ...fields, state: 'declined', seen: first }, test.organiser);
    const present = await seen();
    const withdrawal = async (version: string) => {
      const [standing] = (await listed()).filter(({ person }) => person.slug === 'omar-al-sidri');
      return (await post(`${one}/withdrawal`, { confirmation: standing?.id ?? '', version }, test.organiser))
        .statusCode;
    };

    expect([saved.statusCode, late.statusCode]).toEqual([303, 412]);
    expect(await states()).toContainEqual(['U-01', 'omar-al-sidri', 'confirmed']);
    expect(await withdrawal('99')).toBe(412);
    expect(await withdrawal(present.split(' ').at(-1) ?? '')).toBe(303);
  });

  it('is open to whoever is signed in with the account of the person, and to nobody else', async () => {
    const mine = '/en/forums/river-forum/2026/my-part';
    const headers = await test.signIn([]);
    expect((await test.inject({ url: mine, headers })).statusCode).toBe(404);
    const [account] = await test.database.db.select().from(accounts).orderBy(desc(accounts.id)).limit(1);
    const id = account?.id ?? '';
    await test.database.db.update(persons).set({ accountId: id }).where(eq(persons.id, test.salma));
    expect((await test.inject({ url: mine, headers })).statusCode).toBe(200);
    const saved = await post(mine, { 'answers.0.session': first, 'answers.0.state': 'declined' }, headers);
    expect(saved.statusCode).toBe(303);
    expect((await listed('?state=declined')).map(({ person }) => person.slug)).toEqual(['salma-al-nahri']);
  });

  it('is closed once the session is over', async () => {
    const [link = ''] = await linksTo('salma@example.org');
    now = new Date('2026-11-16T08:00:00Z');
    const shown = await test.inject({ url: `/en${link}` });
    expect(shown.body).toContain('The session is over.');
    const late = await post(`/en${link}`, { 'answers.0.session': first, 'answers.0.state': 'confirmed' });
    expect(late.statusCode).toBe(422);
    expect((await listed('?state=declined')).length).toBe(1);
  });

  it('is listed in as many statements for three as for one', async () => {
    const count = () => test.countStatements(() => test.inject({ url: page, headers: test.organiser }));
    const before = await count();
    await test.addSession({
      kind: 'panel',
      title: { en: 'Another panel' },
      roles: [
        { personId: test.salma, role: 'chair' },
        { personId: test.omar, role: 'panellist' },
      ],
    });
    // The edition itself is read anew after a change.
    await count();
    expect(await count()).toBe(before);
  });
});
