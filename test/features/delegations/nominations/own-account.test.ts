import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, enter, form, lastMail, password } from '../../accounts/links/support.ts';
import { type Forum, named, openForum } from './support.ts';

describe('somebody who was named', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const addAccount = async (email: string, proved: boolean): Promise<string> => {
    const { id } = await accountOf(forum.test, email);
    await forum.test.database.executeSql(
      `update accounts set email_verified_at = ${proved ? 'now()' : 'null'} where id = $1`,
      [id],
    );
    return id;
  };
  const name = async (email: string) =>
    (
      await forum.send(
        'POST',
        `/delegations/${forum.jordan}/nominations`,
        { role: 'member', email, ...named('سامر العبيدات', 'Samer Al-Obaidat') },
        forum.jordanian,
      )
    ).json();
  const owner = async ({ attendee }: { attendee: { id: string } }): Promise<string | null> => {
    const { rows } = await forum.test.database.executeSql(
      'select c.email from attendees a left join accounts c on c.id = a.account_id where a.id = $1',
      [attendee.id],
    );
    return (rows as { email: string | null }[])[0]?.email ?? null;
  };

  it('is whose account proved the address, before or after, and nobody’s who only typed it', async () => {
    await addAccount('known@example.org', true);
    const typedOnly = await addAccount('typed@example.org', false);
    const [known, typed, later] = [
      await name('Known@Example.org'),
      await name('typed@example.org'),
      await name('later@example.org'),
    ];
    expect([await owner(known), await owner(typed), await owner(later)]).toEqual([
      'known@example.org',
      null,
      null,
    ]);

    const registering = form({ name: 'Samer', email: 'later@example.org', language: 'en' });
    await forum.test.inject({ method: 'POST', url: '/en/register', ...registering });
    const { secret } = await lastMail(forum.test, 'later@example.org');
    await forum.test.inject({ method: 'POST', url: `/en/registration/${secret}`, ...form({ password }) });
    await forum.test.inject({
      method: 'POST',
      url: '/en/sign-in/link',
      ...form({ email: 'typed@example.org' }),
    });
    const link = await lastMail(forum.test, 'typed@example.org');
    await forum.test.inject({ method: 'POST', url: `/en/sign-in/link/${link.secret}`, ...form({}) });

    expect([await owner(typed), await owner(later)]).toEqual(['typed@example.org', 'later@example.org']);
    const own = await forum.test.inject({
      url: '/en/account/places',
      headers: await enter(forum.test, typedOnly),
    });
    expect(own.statusCode).toBe(200);
  });

  it('is nobody’s any more whose address was corrected, and stays one’s own when accounts become one', async () => {
    const [{ id, version, ...rest }] = (
      await forum.send('GET', '/editions/palm-forum:2027/nominations?q=Samer', undefined, forum.jordanian)
    ).json().items;
    const whose = await owner(rest);
    const patched = await forum.send(
      'PATCH',
      `/nominations/${id}`,
      { email: 'other@example.org' },
      { ...forum.jordanian, 'if-match': `"${version}"` },
    );
    expect([whose, patched.statusCode, await owner(rest)]).toEqual([expect.any(String), 200, null]);

    await addAccount('old@example.org', true);
    const kept = await addAccount('kept@example.org', true);
    await forum.send(
      'POST',
      `/delegations/${forum.jordan}/nominations`,
      { role: 'alternate', email: 'old@example.org', ...named('ريم الساري', 'Reem Al-Sari') },
      forum.jordanian,
    );
    const merged = await forum.send(
      'POST',
      '/me/account-mergers',
      { email: 'old@example.org', password },
      await enter(forum.test, kept),
    );
    const [alternate] = (
      await forum.send(
        'GET',
        '/editions/palm-forum:2027/nominations?role=alternate',
        undefined,
        forum.jordanian,
      )
    ).json().items;

    expect([merged.statusCode, await owner(alternate)]).toEqual([204, 'kept@example.org']);
  });
});
