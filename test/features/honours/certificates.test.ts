import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { brokenConstraint } from '../../../src/platform/database/index.ts';
import { type Forum, openForum } from './support.ts';

const actor = systemActor('test');

describe('certificates', () => {
  let forum: Forum;
  let mira: string;
  let salem: string;
  beforeAll(async () => {
    forum = await openForum();
    mira = await forum.person('ميرا سولن', 'Mira Solen', {
      gender: 'f',
      academicTitle: { ar: 'الدكتورة', en: 'Dr' },
    });
    salem = await forum.person('سالم المريخي', 'Salem Al-Muraikhi');
    await forum.role(mira, 'speaker');
    await forum.role(salem, 'moderator');
  });
  afterAll(() => forum.test.close());

  const url = '/editions/pearl-forum:2026/certificates';
  const speaking = () => ({ kind: 'speaker', personId: mira, sessionId: forum.sessionId });

  it('name who signs', async () => {
    const answer = await forum.send('POST', url, speaking());
    expect(answer.json().errors).toMatchObject([{ field: 'signatoryIds', code: 'signatory-needed' }]);
  });

  it('are issued from a role on record, with a serial number, a code and the holder as named that day', async () => {
    const issued = await forum.send('POST', url, {
      ...speaking(),
      signatoryIds: [forum.chairId],
      issuedOn: '2026-11-20',
    });
    expect(issued.statusCode).toBe(201);
    expect(issued.json()).toMatchObject({
      kind: 'speaker',
      basis: 'role',
      serial: 'PF/3/SPK/0001',
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
      holder: {
        kind: 'person',
        id: mira,
        name: { ar: 'الدكتورة ميرا سولن', en: 'Dr Mira Solen' },
        gender: 'f',
      },
      session: { code: 'D1-01' },
      signatories: [{ name: { ar: 'معالي راشد الغوّاص' }, post: { ar: 'رئيس اللجنة المنظِّمة' } }],
      issuedOn: '2026-11-20',
      status: 'valid',
      version: 1,
    });

    const { version } = (await forum.send('GET', `/persons/${mira}`)).json();
    await forum.send('PATCH', `/persons/${mira}`, { name: { ar: 'ميرا سولين' } }, forum.match(version));
    const later = await forum.send('GET', `/certificates/${issued.json().id}`);
    expect(later.json().holder.name.ar).toBe('الدكتورة ميرا سولن');
  });

  it('never attest one act twice', async () => {
    const again = await forum.send('POST', url, speaking());
    expect([again.statusCode, again.json().code]).toEqual([409, 'certificate-exists']);
    expect(again.json().title).toContain('PF/3/SPK/0001');
    const twice = await forum.send('POST', '/editions/pearl-forum:2026/certificate-batches', {
      certificates: [
        { kind: 'participation', personId: salem },
        { kind: 'participation', personId: salem },
      ],
    });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'act-named-twice']);
  });

  it('are refused for what nothing records', async () => {
    const stranger = await forum.person('غريب', 'Stranger');
    const ask = (input: object) => forum.send('POST', url, input);
    const answers = [
      await ask({ kind: 'speaker', personId: salem, sessionId: forum.sessionId }),
      await ask({ kind: 'trainer', personId: mira, sessionId: forum.sessionId }),
      await ask({ kind: 'exhibitor', bodyId: await forum.body('شركة', 'Company') }),
      await ask({ kind: 'participation', personId: stranger }),
      await ask({ kind: 'attendance', personId: stranger, statement: 'كشف الباب' }),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json().errors[0].code])).toEqual([
      [422, 'fact-unknown'],
      [422, 'fact-unknown'],
      [422, 'fact-unknown'],
      [422, 'statement-needed'],
      [422, 'hours-needed'],
    ]);
  });

  it('may rest on a statement of the organiser, which stays in the log and out of sight', async () => {
    const guest = await forum.person('نادين الكرماوية', 'Nadine Al-Karmawiya');
    const issued = await forum.send('POST', url, {
      kind: 'attendance',
      personId: guest,
      hours: 12,
      statement: 'كشف الباب الورقي',
    });
    expect(issued.json()).toMatchObject({
      basis: 'statement',
      statement: 'كشف الباب الورقي',
      hours: 12,
      serial: 'PF/3/ATT/0001',
    });
    const seen = await forum.test.inject({ url: `/api/v1/verifications/${issued.json().code}` });
    expect(seen.statusCode).toBe(200);
    expect(seen.body).not.toContain('كشف الباب');
    const events = await forum.test.database.executeSql(
      `select reason, authority, after from audit_events where action = 'certificate.issued' and reason is not null`,
    );
    expect(events.rows).toMatchObject([{ reason: 'كشف الباب الورقي', authority: 'honours.manage' }]);
    expect(JSON.stringify(events.rows)).not.toContain(issued.json().code.replaceAll('-', ''));
  });

  it('are issued from stands, participations, organising and honours as well', async () => {
    const exhibitor = await forum.body('شركة نبراس', 'Nibras');
    const outline = (x: number) => [
      [x, 0],
      [x + 4, 0],
      [x + 4, 3],
      [x, 3],
    ];
    for (const [index, number] of ['A1', 'A2'].entries()) {
      const stand = await forum.send('POST', '/editions/pearl-forum:2026/stands', {
        number,
        class: 'standard',
        outline: outline(index * 5),
        exhibitorBodyId: exhibitor,
      });
      await forum.send('POST', `/stands/${stand.json().id}/confirmation`, undefined, forum.match(1));
    }
    await forum.send('POST', '/editions/pearl-forum:2026/honours', {
      award: 'shield',
      bodyId: exhibitor,
      citation: { ar: 'عرض أنظمة الرصد', en: 'showing detection systems' },
    });
    const facts = async (kind: string) =>
      (await forum.send('GET', `/editions/pearl-forum:2026/certificate-facts?kind=${kind}`)).json().items as {
        holder: { id: string; kind: string };
        stands: string[];
        honourId: string | null;
      }[];

    const [stand] = await facts('exhibitor');
    expect([stand?.holder.id, stand?.stands]).toEqual([exhibitor, ['A1', 'A2']]);
    const [honour] = await facts('appreciation');
    const [organising] = await facts('organiser');
    const [taking] = await facts('participation');
    expect(taking?.holder).toMatchObject({ kind: 'person', id: salem });

    const batch = await forum.send('POST', '/editions/pearl-forum:2026/certificate-batches', {
      certificates: [
        { kind: 'exhibitor', bodyId: exhibitor },
        { kind: 'appreciation', bodyId: exhibitor, honourId: honour?.honourId },
        { kind: 'organiser', bodyId: organising?.holder.id },
        { kind: 'participation', personId: salem },
      ],
    });
    expect(batch.statusCode).toBe(201);
    expect(
      batch.json().items.map(({ serial, basis }: { serial: string; basis: string }) => [serial, basis]),
    ).toEqual([
      ['PF/3/APP/0001', 'honour'],
      ['PF/3/EXH/0001', 'stand'],
      ['PF/3/ORG/0001', 'organisation'],
      ['PF/3/PAR/0001', 'role'],
    ]);
    const honours = (await forum.send('GET', '/editions/pearl-forum:2026/honours')).json().items;
    const kept = await forum.send('DELETE', `/honours/${honours[0].id}`, undefined, forum.match(1));
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'honour-certified']);
  });

  it('are all issued or none, and a refusal names which are wrong', async () => {
    const guests = [
      await forum.person('ضيف أول', 'First Guest'),
      await forum.person('ضيف ثان', 'Second Guest'),
    ];
    const before = (await forum.send('GET', url)).json().items.length;
    const batch = await forum.send('POST', '/editions/pearl-forum:2026/certificate-batches', {
      certificates: [
        { kind: 'organiser', personId: guests[0], statement: 'عضو اللجنة' },
        { kind: 'organiser', personId: guests[1] },
      ],
    });
    expect(batch.json().errors).toMatchObject([
      { field: 'certificates.1.statement', code: 'statement-needed' },
    ]);
    expect((await forum.send('GET', url)).json().items.length).toBe(before);
  });

  it('are revoked with a reason, and then only replaced, by a new one that they lead to', async () => {
    const [speaker] = (await forum.send('GET', `${url}?kind=speaker`)).json().items;
    const withoutReason = await forum.send(
      'POST',
      `/certificates/${speaker.id}/replacement`,
      {},
      forum.match(1),
    );
    expect(withoutReason.json().errors).toMatchObject([{ field: 'reason.ar', code: 'field-required' }]);

    const revoked = await forum.send(
      'POST',
      `/certificates/${speaker.id}/revocation`,
      { reason: { ar: 'خطأ في الاسم', en: 'The name is wrong' } },
      forum.match(1),
    );
    expect(revoked.json()).toMatchObject({ status: 'revoked', version: 2 });
    const again = await forum.send('POST', url, speaking());
    expect([again.statusCode, again.json().code]).toEqual([409, 'certificate-was-revoked']);

    const replaced = await forum.send('POST', `/certificates/${speaker.id}/replacement`, {}, forum.match(2));
    expect(replaced.statusCode).toBe(201);
    expect(replaced.json()).toMatchObject({
      serial: 'PF/3/SPK/0002',
      status: 'valid',
      holder: { name: { ar: 'الدكتورة ميرا سولين' } },
    });
    expect(replaced.json().code).not.toBe(speaker.code);
    const old = (await forum.send('GET', `/certificates/${speaker.id}`)).json();
    expect(old).toMatchObject({ status: 'replaced', replacedById: replaced.json().id });
    const over = await forum.send(
      'POST',
      `/certificates/${speaker.id}/revocation`,
      { reason: { ar: 'مرة أخرى' } },
      forum.match(3),
    );
    expect([over.statusCode, over.json().code]).toEqual([409, 'certificate-replaced']);

    const seen = (await forum.test.inject({ url: `/api/v1/verifications/${speaker.code}` })).json();
    expect(seen).toMatchObject({
      status: 'replaced',
      revocationReason: { ar: 'خطأ في الاسم' },
      replacement: { serial: 'PF/3/SPK/0002', code: replaced.json().code },
    });
  });

  it('are known to those who work in the edition, and to nobody else', async () => {
    const [one] = (await forum.send('GET', url)).json().items;
    const desk = await forum.test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: forum.editionId }]);
    const elsewhere = await forum.test.signIn([
      { role: 'organiser', scopeKind: 'edition', scopeId: '01890000-0000-7000-8000-000000000000' },
    ]);
    const codes = async (headers: Record<string, string>) => [
      (await forum.send('GET', url, undefined, headers)).statusCode,
      (await forum.send('GET', `/certificates/${one.id}`, undefined, headers)).statusCode,
      (await forum.send('POST', url, speaking(), headers)).statusCode,
      (
        await forum.send(
          'POST',
          `/certificates/${one.id}/revocation`,
          { reason: { ar: 'سبب' } },
          { ...headers, 'if-match': '*' },
        )
      ).statusCode,
    ];
    expect(await codes({})).toEqual([401, 401, 401, 401]);
    expect(await codes(desk)).toEqual([200, 200, 403, 403]);
    expect(await codes(elsewhere)).toEqual([404, 404, 404, 404]);
  });

  it('are listed by pages, found by name, number and code, with as many statements for many as for one', async () => {
    const all = (await forum.send('GET', url)).json().items as { serial: string; code: string }[];
    const serials: string[] = [];
    let next: string | undefined = `${url}?limit=2`;
    while (next !== undefined) {
      const page = await forum.send('GET', next);
      serials.push(...page.json().items.map(({ serial }: { serial: string }) => serial));
      next = /<\/api\/v1([^>]+)>; rel="next"/.exec(String(page.headers.link ?? ''))?.[1];
    }
    expect(serials).toEqual(all.map(({ serial }) => serial));
    const found = async (q: string) =>
      (await forum.send('GET', `${url}?q=${encodeURIComponent(q)}`)).json().items.length;
    expect(await found('ميرا')).toBe(2);
    expect(await found('pf/3/spk')).toBe(2);
    expect(await found(all[0]?.code.toLowerCase() ?? '')).toBe(1);
    expect(await found('لا أحد')).toBe(0);
    const counted = (limit: number) =>
      forum.test.countStatements(() => forum.send('GET', `${url}?limit=${limit}`));
    expect(await counted(1)).toBe(await counted(3));
  });

  it('are numbered without gaps or doubles when twenty are issued at once', async () => {
    const { certificates } = forum.test.app.honours;
    const people: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      people.push(await forum.person(`متدرب ${index}`, `Trainee ${index}`));
    }
    const issued = await Promise.all(
      people.map((personId) =>
        certificates.issue(actor, forum.editionId, {
          kind: 'organiser',
          personId,
          statement: 'قرار اللجنة',
        }),
      ),
    );
    expect(issued.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect(new Set(issued.map(({ code }) => code)).size).toBe(20);
  });

  it('attest an act once when twenty ask for it at once', async () => {
    const { certificates } = forum.test.app.honours;
    const personId = await forum.person('مطلوب مرارًا', 'Asked Often');
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        certificates.issue(actor, forum.editionId, {
          kind: 'attendance',
          personId,
          hours: 6,
          statement: 'كشف الباب',
        }),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(asked.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))).toEqual(
      new Set(['certificate-exists']),
    );
  });

  it('keep the database from holding two valid ones for an act, whatever code does', async () => {
    const { db } = forum.test.database;
    const { certificates } = await import('../../../src/features/honours/tables.ts');
    const [row] = await db.select().from(certificates).limit(1);
    if (row === undefined) throw new Error('There is a certificate by now.');
    const copy = {
      ...row,
      id: undefined,
      code: 'ZZZZZZZZZZZZ',
      serial: 'X',
      ordinal: 9_999,
      status: 'valid' as const,
    };
    const refused = await db
      .insert(certificates)
      .values({ ...copy, id: '01890000-0000-7000-8000-00000000000a' })
      .then(
        () => undefined,
        (error: unknown) => brokenConstraint(error),
      );
    expect(refused).toBe('certificates_act_key');
  });
});
