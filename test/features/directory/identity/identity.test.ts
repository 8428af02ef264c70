import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEvents } from '../../../../src/platform/audit/index.ts';
import { createEditionKeys } from '../../../../src/platform/vault/edition-keys.ts';
import { createVault, openUnder } from '../../../../src/platform/vault/index.ts';
import { type IdentityForum, openIdentityForum } from './support.ts';

const NUMBER = 'K48214821';
const passport = { kind: 'passport', issuingState: 'SA', number: 'K 4821-4821', expiresOn: '2030-01-01' };

describe('identity documents', () => {
  let forum: IdentityForum;
  const url = () => `/editions/${forum.editions[0]}/identity-documents`;
  const pages = '/en/manage/forums/river-forum/2026/identity-documents';
  beforeAll(async () => {
    forum = await openIdentityForum();
  });
  afterAll(() => forum.test.close());

  let first: { id: string };

  it('are taken down with spaces and Arabic digits, and answered masked', async () => {
    const made = await forum.send('POST', url(), {
      ...passport,
      personId: forum.persons[0],
      names: 'al-salem<<noura',
    });
    first = made.json();
    const second = await forum.send('POST', url(), {
      personId: forum.persons[1],
      kind: 'national-id',
      issuingState: 'SA',
      number: '١٠٢٣٤٥٦٧٨٩',
    });

    expect([made.statusCode, made.headers.etag]).toEqual([201, '"1"']);
    expect(made.json()).toMatchObject({
      person: { id: forum.persons[0] },
      number: '•••• 821',
      namesTaken: true,
      remarks: [],
    });
    expect(second.json()).toMatchObject({ number: '•••• 789', expiresOn: null });
    const list = await forum.send('GET', `${url()}?lang=en`);
    expect(list.json().items.map((item: { number: string }) => item.number)).toEqual([
      '•••• 789',
      '•••• 821',
    ]);
    expect(list.body).not.toContain(NUMBER);
  });

  it('tell of wrong numbers, names in Arabic letters and repeats, and leave nothing behind', async () => {
    const wrong = async (input: object) =>
      (await forum.send('POST', url(), { ...passport, personId: forum.persons[2], ...input }))
        .json()
        .errors?.map(({ field, code }: { field: string; code: string }) => [field, code]);
    const before = (await forum.send('GET', url())).json().items.length;

    expect(await wrong({ number: 'ق123456' })).toEqual([['number', 'document-number-characters']]);
    expect(await wrong({ number: '1234567890' })).toEqual([['number', 'document-number-length']]);
    expect(await wrong({ number: ' - ', names: 'نورة' })).toEqual([
      ['number', 'field-required'],
      ['names', 'document-names-latin'],
    ]);
    expect(await wrong({ personId: forum.persons[0], number: NUMBER })).toEqual([
      ['number', 'document-repeated'],
    ]);
    expect(await wrong({ issuingState: 'XX' })).toEqual([['issuingState', 'state-unknown']]);
    expect((await forum.send('GET', url())).json().items).toHaveLength(before);
  });

  it('of two persons with one number are marked, and found without a key being used', async () => {
    const third = (
      await forum.send('POST', url(), { ...passport, personId: forum.persons[2], expiresOn: '2026-11-17' })
    ).json();

    const repeated = (await forum.send('GET', `${url()}?remark=number-repeated&lang=en`)).json().items;
    expect(repeated.map((one: { id: string }) => one.id)).toEqual([third.id, first.id]);
    expect(third.remarks).toEqual(['expires-before-end', 'number-repeated']);
    const [ending] = (await forum.send('GET', `${url()}?remark=expires-before-end`)).json().items;
    expect(ending.id).toBe(third.id);
  });

  it('are edited without showing the number, and keep it when it is left out', async () => {
    const edit = (payload: object, etag: string) =>
      forum.send('PATCH', `${url()}/${first.id}`, payload, { ...forum.organiser, 'if-match': etag });

    const kept = await edit({ expiresOn: '2031-05-05' }, '"1"');
    expect(kept.json()).toMatchObject({ number: '•••• 821', expiresOn: '2031-05-05', version: 2 });
    expect((await edit({ expiresOn: null }, '"1"')).statusCode).toBe(412);
    const unmasked = await forum.send('POST', `${url()}/${first.id}/unmaskings`, { reason: 'تأشيرة الدخول' });
    expect(unmasked.json()).toEqual({ id: first.id, number: NUMBER, names: 'AL-SALEM NOURA' });
  });

  it('are shown whole for one answer, with a reason that is recorded without the number', async () => {
    const answer = await forum.send('POST', `${url()}/${first.id}/unmaskings`, {
      reason: 'Visa application',
    });

    expect(answer.headers['cache-control']).toContain('no-store');
    const [event] = await listAuditEvents(forum.test.database.db, { limit: 1 });
    expect(event).toMatchObject({
      action: 'identity-document.unmasked',
      authority: 'identity.unmask',
      subjectKind: 'identity-document',
      subjectId: first.id,
      reason: 'Visa application',
    });
    const log = await forum.test.database.rows(
      forum.test.database.db,
      sql`select row_to_json(e)::text as line from audit_events e`,
    );
    expect(JSON.stringify(log)).not.toContain('4821');
  });

  it('are not shown without a good reason, nor for one that quotes the number', async () => {
    const asked = async (reason: string) => {
      const answer = await forum.send('POST', `${url()}/${first.id}/unmaskings`, { reason });
      return [answer.statusCode, answer.json().code, answer.body.includes(NUMBER)];
    };

    expect(await asked('  ')).toEqual([422, 'field-required', false]);
    expect(await asked('why')).toEqual([422, 'reason-too-short', false]);
    expect(await asked('passport k4821 4821')).toEqual([422, 'reason-quotes-number', false]);
  });

  it('are read by organiser, protocol and desk of the edition, and shown whole by the first two alone', async () => {
    const told: Record<string, unknown> = {};
    for (const role of [
      'organiser',
      'protocol',
      'desk',
      'secretariat',
      'programme-manager',
      'delegate',
    ] as const) {
      const headers = await forum.role(role);
      const read = await forum.send('GET', url(), undefined, headers);
      const unmask = await forum.send(
        'POST',
        `${url()}/${first.id}/unmaskings`,
        { reason: 'Visa forms' },
        headers,
      );
      told[role] = [read.statusCode, unmask.statusCode];
    }

    expect(told).toEqual({
      organiser: [200, 200],
      protocol: [200, 200],
      desk: [200, 403],
      secretariat: [403, 403],
      'programme-manager': [403, 403],
      delegate: [403, 403],
    });
    const elsewhere = await forum.role('protocol', forum.editions[1]);
    expect((await forum.send('GET', url(), undefined, elsewhere)).statusCode).toBe(403);
    const hidden = `/editions/${forum.editions[1]}/identity-documents`;
    expect((await forum.send('GET', hidden, undefined, await forum.role('desk'))).statusCode).toBe(404);
    expect((await forum.send('GET', url(), undefined, {})).statusCode).toBe(401);
  });

  it('of another edition are not there', async () => {
    const other = `/editions/${forum.editions[1]}/identity-documents/${first.id}`;
    expect((await forum.send('GET', other)).statusCode).toBe(404);
    expect((await forum.send('POST', `${other}/unmaskings`, { reason: 'Visa forms' })).statusCode).toBe(404);
  });

  it('are listed by one statement, however many there are', async () => {
    const list = () => forum.send('GET', url());
    const three = await forum.test.countStatements(list);
    const one = await forum.test.countStatements(() => forum.send('GET', `${url()}?kind=national-id`));
    expect(three).toBe(one);
  });

  it('have pages in both languages that mask, and show the number on the answer to one form', async () => {
    const get = (path: string, headers = forum.organiser) => forum.test.inject({ url: path, headers });
    for (const [language, word] of [
      ['en', 'Identity documents'],
      ['ar', 'وثائق الهوية'],
    ] as const) {
      const list = await get(pages.replace('/en/', `/${language}/`));
      expect([list.statusCode, list.body.includes(word), list.body.includes('•••• 821')]).toEqual([
        200,
        true,
        true,
      ]);
      expect(list.body).not.toContain(NUMBER);
    }
    const record = await get(`${pages}/${first.id}`);
    expect(record.body).toContain(`${pages}/${first.id}/number`);
    expect(record.body).not.toContain(NUMBER);
    const refused = await forum.form(`${pages}/${first.id}/number`, { reason: '' });
    expect([refused.statusCode, refused.body.includes(NUMBER)]).toEqual([422, false]);

    const shown = await forum.form(`${pages}/${first.id}/number`, { reason: 'Visa application' });

    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(shown.body).toContain(NUMBER);
    const desk = await forum.role('desk');
    expect((await get(`${pages}/${first.id}`, desk)).body).not.toContain(`${first.id}/number`);
    expect((await forum.form(`${pages}/${first.id}/number`, { reason: 'Visa forms' }, desk)).statusCode).toBe(
      403,
    );
  });

  it('are added, edited and deleted by forms', async () => {
    const created = await forum.form(`${pages}/new`, {
      personId: forum.persons[2],
      kind: 'passport',
      issuingState: 'OM',
      number: 'OM77123',
      names: '',
      expiresOn: '',
    });
    expect(created.statusCode).toBe(303);
    const [, id = ''] = /documents\/([0-9a-f-]{36})/.exec(String(created.headers.location)) ?? [];
    const wrong = await forum.form(`${pages}/new`, { personId: '', kind: 'passport', number: 'x' });
    expect(wrong.statusCode).toBe(422);

    const edited = await forum.form(`${pages}/${id}/edit`, {
      version: '1',
      kind: 'passport',
      issuingState: 'OM',
      number: '',
      names: 'BADR HIND',
      expiresOn: '2029-01-01',
    });
    expect([edited.statusCode, edited.headers.location]).toEqual([303, `${pages}/${id}?done=saved`]);
    const shown = await forum.send('POST', `${url()}/${id}/unmaskings`, { reason: 'Ticket booking' });
    expect(shown.json()).toMatchObject({ number: 'OM77123', names: 'BADR HIND' });

    expect((await forum.form(`${pages}/${id}/delete`, { version: '2' })).statusCode).toBe(303);
    expect((await forum.send('GET', `${url()}/${id}`)).statusCode).toBe(404);
  });

  it('do not open for another person, document or edition', async () => {
    const { database } = forum.test;
    await database.db.execute(sql`update identity_documents a set sealed_number = b.sealed_number
      from identity_documents b where a.id = ${first.id} and b.person_id = ${forum.persons[1]}`);

    const answer = await forum.send('POST', `${url()}/${first.id}/unmaskings`, { reason: 'Visa forms' });

    expect([answer.statusCode, answer.json().code]).toEqual([409, 'document-unreadable']);
  });

  it('are unreadable in a whole dump once the key is destroyed, whoever has the secret key', async () => {
    const { database, app } = forum.test;
    const dump = async () =>
      JSON.stringify([
        await database.rows(database.db, sql`select * from identity_documents`),
        await database.rows(database.db, sql`select * from edition_keys`),
      ]);
    const sealed = await database.rows<{ sealed_number: string; id: string; person_id: string }>(
      database.db,
      sql`select sealed_number, id, person_id from identity_documents where person_id = ${forum.persons[1]}`,
    );
    const keys = createEditionKeys(app.vault);
    const before = await keys.find(database.db, forum.editions[0]);
    const bound = `identity-document/${sealed[0]?.person_id}/${sealed[0]?.id}/number`;
    expect(before?.open(bound, sealed[0]?.sealed_number ?? '')).toBe('1023456789');

    await database.transaction((tx) => keys.destroy(tx, forum.editions[0], new Date()));

    const after = await dump();
    expect(after).not.toContain('1023456789');
    expect(await keys.find(database.db, forum.editions[0])).toBeUndefined();
    // Every text of the dump under every key that the secret key gives.
    const master = Buffer.from('ab'.repeat(32), 'hex');
    const vault = createVault(master);
    const texts = after.match(/[A-Za-z0-9_-]{30,}/g) ?? [];
    const opens = texts.filter((text) => {
      try {
        openUnder(master, `${forum.editions[0]}/${bound}`, text);
        return true;
      } catch {
        try {
          vault.open('edition-key', forum.editions[0], text);
          return true;
        } catch {
          return false;
        }
      }
    });
    expect(texts.length).toBeGreaterThan(2);
    expect(opens).toEqual([]);

    const asked = await forum.send('POST', `${url()}/${first.id}/unmaskings`, { reason: 'Visa forms' });
    expect([asked.statusCode, asked.json().code]).toEqual([409, 'edition-key-destroyed']);
    const added = await forum.send('POST', url(), {
      ...passport,
      personId: forum.persons[2],
      number: 'NEW12345',
    });
    expect([added.statusCode, added.json().code]).toEqual([409, 'edition-key-destroyed']);
    await expect(
      database.db.execute(sql`update edition_keys set wrapped = 'x', destroyed_at = null`),
    ).rejects.toThrow();
  });
});
