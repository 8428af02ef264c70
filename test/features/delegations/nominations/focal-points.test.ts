import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manageDelegations } from '../../../../src/features/delegations/nominations/policy.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { mails } from '../../../../src/platform/outbox/tables.ts';
import type { SignIn } from '../../../support/app.ts';
import { type Forum, letter, multipart, openForum } from './support.ts';

const fields = {
  name: 'لمى الشيّاب',
  email: 'Lama@example.org',
  letterNumber: 'MF-2027-1184',
  letterDate: '2026-10-01',
  expiresOn: '2027-12-31',
};

describe('focal points', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const appoint = (
    more: Readonly<Record<string, string>> = {},
    file: { name: string; bytes: Buffer } | null = { name: 'letter.pdf', bytes: letter },
    headers: SignIn = forum.organiser,
  ) => {
    const form = multipart({ ...fields, ...more }, file);
    return forum.test.inject({
      method: 'POST',
      url: `/api/v1/delegations/${forum.jordan}/focal-points`,
      headers: { ...headers, ...form.headers },
      payload: form.payload,
    });
  };

  /** The secret of the last link that an address was sent. */
  const secretTo = async (address: string): Promise<string> => {
    const { db } = forum.test.database;
    const rows = await db
      .select()
      .from(mails)
      .where(eq(mails.address, address))
      .orderBy(desc(mails.createdAt));
    const [mail] = rows;
    const text = mail === undefined ? '' : (forum.test.app.outbox.openText(mail)?.text ?? '');
    return /invitation\/([\w-]+)/.exec(text)?.[1] ?? '';
  };

  it('are appointed by a letter alone, whatever its name says it is', async () => {
    const without = await appoint({ letterNumber: '' }, null);
    const early = await appoint({ letterDate: '2999-01-01' });
    expect([early.statusCode, early.json().errors[0]?.field]).toEqual([422, 'letterDate']);
    const dressed = await appoint({}, { name: 'letter.pdf', bytes: Buffer.from('<html><script>1</script>') });

    expect([without.statusCode, without.json().errors.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['letterNumber', 'file'],
    ]);
    expect([dressed.statusCode, dressed.json().errors[0]?.field, dressed.json().errors[0]?.code]).toEqual([
      422,
      'file',
      'file-kind-wrong',
    ]);
  });

  it('are invited by mail, hold the right once they accept, and lose it at once when it ends', async () => {
    const made = await appoint();
    expect([made.statusCode, made.json().state, made.json().email, made.json().hasAccount]).toEqual([
      201,
      'appointed',
      'lama@example.org',
      false,
    ]);
    const secret = await secretTo('lama@example.org');

    const accepted = await forum.test.inject({
      method: 'POST',
      url: `/api/v1/auth/invitations/${secret}`,
      payload: { name: 'لمى الشيّاب', password: 'nakhil-saqiya-ghadir-42' },
    });
    expect(accepted.statusCode).toBeLessThan(300);
    const { rows } = (await forum.test.database.executeSql(
      `select g.role, g.scope_kind, g.scope_id, g.expires_at::text as until, f.account_id = g.account_id as linked
       from grants g join focal_points f on f.delegation_id = g.scope_id where f.id = $1`,
      [made.json().id],
    )) as { rows: { scope_id: string; linked: boolean; role: string; until: string }[] };
    const held = rows.filter(({ linked }) => linked);
    expect(held.map(({ role, scope_id }) => [role, scope_id])).toEqual([['focal-point', forum.jordan]]);
    expect(new Date(held[0]?.until ?? '').toISOString()).toBe('2027-12-31T21:00:00.000Z');

    const current = (
      await forum.send('GET', `/focal-points/${made.json().id}`, undefined, forum.organiser)
    ).json();
    expect(current.hasAccount).toBe(true);
    const ended = await forum.send(
      'POST',
      `/focal-points/${made.json().id}/ending`,
      { reason: 'انتقل إلى عمل آخر' },
      { ...forum.organiser, 'if-match': `"${current.version}"` },
    );

    expect([ended.statusCode, ended.json().state, ended.json().reason]).toEqual([
      200,
      'ended',
      'انتقل إلى عمل آخر',
    ]);
    const left = await forum.test.database.executeSql(
      `select 1 from grants g join focal_points f on f.account_id = g.account_id where f.id = $1`,
      [made.json().id],
    );
    expect(left.rows).toEqual([]);
  });

  it('whose invitation still waits cannot accept it after the end', async () => {
    const made = await appoint({ email: 'waiting@example.org' });
    const secret = await secretTo('waiting@example.org');
    await forum.send(
      'POST',
      `/focal-points/${made.json().id}/ending`,
      { reason: 'خطأ في الاسم' },
      { ...forum.organiser, 'if-match': '*' },
    );

    const accepted = await forum.test.inject({
      method: 'POST',
      url: `/api/v1/auth/invitations/${secret}`,
      payload: { name: 'منتظر', password: 'nakhil-saqiya-ghadir-42' },
    });

    expect([accepted.statusCode, accepted.json().code]).toEqual([409, 'link-withdrawn']);
  });

  it('who were proposed are appointed or refused once', async () => {
    const { changes, delegations, series } = forum.test.app;
    const whole = await series.finder.find(forum.editionId);
    if (whole === undefined) throw new Error('The edition is there.');
    const propose = (more: object) =>
      changes.run(systemActor('test'), manageDelegations.name, (change) =>
        delegations.nominations.focalPoints.propose(change, whole.edition, forum.yemen, {
          name: 'سامي العولقي',
          email: 'sami@example.org',
          ...more,
        }),
      );
    const id = await propose({ letterNumber: '41' });
    // An answer that is changed proposes the same person once more: it stays one proposal.
    expect(await propose({ post: 'مستشار' })).toBe(id);
    const page = await forum.test.inject({
      url: `/ar/manage/forums/palm-forum/2027/delegations/${forum.yemen}/focal-points/${id}/appointment`,
      headers: forum.organiser,
    });
    expect([page.body.includes('سامي العولقي'), page.body.includes('sami@example.org')]).toEqual([
      true,
      true,
    ]);
    expect(page.body).toContain('value="41"');
    const refuse = (reason: string | null, version = '*') =>
      forum.send(
        'POST',
        `/focal-points/${id}/refusal`,
        { reason },
        { ...forum.organiser, 'if-match': version },
      );

    const unsaid = await refuse(null);
    const refused = await refuse('الخطاب غير موقَّع');
    const again = await refuse('مرة أخرى');

    expect([unsaid.statusCode, unsaid.json().errors[0].field]).toEqual([422, 'reason']);
    expect([refused.statusCode, refused.json().state]).toEqual([200, 'refused']);
    expect([again.statusCode, again.json().code]).toEqual([409, 'focal-point-decided']);
  });

  it('are appointed by protocol, not by those who set places', async () => {
    const held = (role: 'secretariat' | 'protocol') =>
      forum.test.signIn([{ role, scopeKind: 'edition', scopeId: forum.editionId }]);

    const secretariat = await appoint({ email: 'a@example.org' }, undefined, await held('secretariat'));
    const protocol = await appoint({ email: 'b@example.org' }, undefined, await held('protocol'));

    expect([secretariat.statusCode, protocol.statusCode]).toEqual([403, 201]);
  });

  it('have letters that nobody of another delegation reads', async () => {
    const made = await appoint({ email: 'letters@example.org' });
    const { href } = made.json().letterFile;
    const read = async (headers: SignIn) => (await forum.test.inject({ url: href, headers })).statusCode;

    expect([
      await read(forum.organiser),
      await read(forum.jordanian),
      await read(forum.yemeni),
      await read({}),
    ]).toEqual([200, 200, 404, 404]);
  });
});
