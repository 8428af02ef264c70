import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, openMailServer } from '../../../scripts/lib/mail/mail-server.ts';
import { type AccountActor, type Grant, systemActor } from '../../../src/platform/actor/index.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { inEdition, makeAccount, makeWorld, reporterOf, text, type World } from './follow-up/world.ts';

const system = systemActor('test');
/** Words of the text that nobody outside may read before it comes out. */
const secret = { ar: 'عنوان تحت الحظر', en: 'Title under embargo' };

describe('mails to whoever has to act on a text', () => {
  let now = new Date('2026-03-01T09:00:00Z');
  let post: MailServer;
  let test: TestApp;
  let world: World;
  let document: string;
  let provision: string;
  const parties = { BH: '', KW: '', OM: '' };

  const delegate = (state: keyof typeof parties): Grant => ({
    role: 'delegate',
    scopeKind: 'delegation',
    scopeId: parties[state],
  });

  /** Addresses and subjects of what came since it was asked last, in the order of addresses. */
  const arrived = async (): Promise<string[]> => {
    post.received.length = 0;
    const waiting = await test.database.rows<{ id: string; address: string }>(
      test.database.db,
      sql`select id, address from mails where state = 'waiting'`,
    );
    await test.app.mailSender.deliver(waiting);
    const mails = await Promise.all(
      post.received.map(async (mail) => `${mail.to[0]?.split('@')[0]}: ${(await post.parse(mail)).subject}`),
    );
    return mails.toSorted();
  };
  const secretary = async (): Promise<AccountActor> => {
    const [first] = await test.database.rows<{ id: string }>(
      test.database.db,
      sql`select id from accounts where email = 'first@example.org'`,
    );
    const grants = [inEdition('secretariat', world.edition)];
    return { kind: 'account', accountId: first?.id ?? '', name: 'First', language: 'en', grants };
  };
  const textOf = async (at = 0): Promise<string> => (await post.parse(post.received[at] as never)).text ?? '';

  beforeAll(async () => {
    post = await openMailServer();
    test = await openTestApp({
      clock: { now: () => now },
      config: {
        smtpUrl: post.url,
        mailFrom: { name: 'ملتقى التلال', address: 'forum@example.org' },
        mailRate: 900_000,
      },
    });
    world = await makeWorld(test, await test.signIn());
    for (const stateCode of ['BH', 'KW', 'OM'] as const) {
      const answer = await test.inject({
        method: 'POST',
        url: '/api/v1/editions/hill-forum:2024/participations',
        headers: await test.signIn(),
        payload: { stateCode, category: 'member', status: stateCode === 'OM' ? 'declined' : 'accepted' },
      });
      parties[stateCode] = answer.json().id;
    }
    await makeAccount(test, 'bahrain@example.org', [delegate('BH')], 'ar');
    await makeAccount(test, 'kuwait@example.org', [delegate('KW')]);
    await makeAccount(test, 'oman@example.org', [delegate('OM')]);
    await makeAccount(test, 'well@example.org', [reporterOf(world.office)]);
    await makeAccount(test, 'board@example.org', [reporterOf(world.board)], 'ar');
    await makeAccount(test, 'first@example.org', [inEdition('secretariat', world.edition)]);
    await makeAccount(test, 'second@example.org', [inEdition('organiser', world.edition)], 'ar');
    const made = await test.app.outcomes.service.createDocument(system, world.edition, {
      kind: 'declaration',
      slug: 'declaration',
      title: text('إعلان التلال', 'Hill Declaration'),
    });
    document = made.id;
    ({ id: provision } = await test.app.outcomes.service.createProvision(system, document, {
      kind: 'operative',
      text: text('تُحفظ الآبار.', 'Wells are kept.'),
    }));
  });
  afterAll(async () => {
    await test.close();
    await post.close();
  });

  it('tell delegations that come of a text that was circulated, in their language, with the way to it', async () => {
    await test.app.outcomes.parts.amendments.stages.circulate(system, document);

    expect(await arrived()).toEqual([
      'bahrain: نص معمَّم: إعلان التلال',
      'kuwait: Circulated: Hill Declaration',
    ]);
    const mails = await Promise.all(post.received.map((_, at) => textOf(at)));
    expect(mails.join()).toContain(`/en/account/delegations/${parties.KW}/texts/${document}`);
    expect(mails.join()).not.toContain('Wells are kept');
  });

  it('tell them of the window for amendments, and once more before it closes, however often it is looked', async () => {
    const { stages, reminders } = test.app.outcomes.parts.amendments;
    await stages.open(system, document, { closesAt: '2026-03-10T12:00:00Z' });
    expect(await arrived()).toEqual([
      'bahrain: باب التعديلات مفتوح: إعلان التلال',
      'kuwait: Open for amendments: Hill Declaration',
    ]);

    now = new Date('2026-03-08T11:00:00Z');
    expect(await reminders.run()).toBe(0);
    now = new Date('2026-03-08T13:00:00Z');
    expect([await reminders.run(), await reminders.run()]).toEqual([2, 0]);
    expect(await arrived()).toEqual([
      'bahrain: يقترب إغلاق باب التعديلات: إعلان التلال',
      'kuwait: Amendments close soon: Hill Declaration',
    ]);
    const mails = (await Promise.all(post.received.map((_, at) => textOf(at)))).join('\n');
    expect(mails).toContain('until Tuesday, 10 March 2026');
    expect(mails).toContain('at 15:00');
  });

  it('ask the delegation that is to support an amendment, and nobody else, without its words', async () => {
    const { proposing } = test.app.outcomes.parts.amendments;
    const amendment = await proposing.draft(system, document, {
      action: 'replace',
      provisionId: provision,
      sponsorId: parties.BH,
      text: text('تُحفظ الآبار كلها.', 'All wells are kept.'),
    });
    await proposing.invite(system, amendment.id, parties.KW);

    expect(await arrived()).toEqual(['kuwait: Bahrain asks you to co-sponsor an amendment']);
    expect(await textOf()).toContain(`/amendments/${amendment.id}`);
    expect(await textOf()).not.toContain('All wells');
  });

  it('tell of a vote on devices those who vote, and whose vote another has', async () => {
    const { decisions } = test.app.outcomes.parts.adoption;
    const { stages } = test.app.outcomes.parts.amendments;
    const made = await test.app.outcomes.service.createDocument(system, world.edition, {
      kind: 'final-communique',
      slug: 'communique',
      title: secret,
    });
    await test.app.outcomes.service.createProvision(system, made.id, {
      kind: 'operative',
      text: text('كلمة.', 'A word.'),
    });
    await stages.table(system, made.id);
    const open = async (method: 'devices' | 'consensus', question: string): Promise<string> => {
      const prepared = await decisions.prepare(system, made.id, {
        method,
        question: text(question, question),
      });
      const rolled = await decisions.setRoll(system, prepared.id, prepared.version, {
        electors: [
          { participationId: parties.BH, present: true, proxyId: parties.KW },
          { participationId: parties.KW, present: true },
        ],
      });
      await decisions.open(system, rolled.id);
      return rolled.id;
    };

    const first = await open('devices', 'Shall it be?');
    expect(await arrived()).toEqual(['kuwait: Vote now: Shall it be?']);
    await decisions.close(system, first, { end: 'deferred', note: text('غدًا', 'Tomorrow') });
    await stages.table(system, made.id);

    await decisions.close(system, await open('consensus', 'Is it agreed?'), {});
    expect(await arrived()).toEqual([]);
    document = made.id;
  });

  it('ask a second person for the release, and name neither the text nor its hour', async () => {
    const { releases } = test.app.outcomes.parts.publication;
    await releases.request(await secretary(), document, { embargoUntil: '2026-04-01T07:00:00Z' });

    expect(await arrived()).toEqual(['second: نص في انتظار موافقتكم على نشره']);
    const raw = `${await textOf()} ${JSON.stringify(await post.parse(post.received[0] as never))}`;
    expect(raw).toContain(`/outcomes/${document}/release`);
    for (const word of [secret.ar, secret.en, '2026-04', 'أبريل']) expect(raw).not.toContain(word);
  });

  it('tell reporters of a body that its report was returned, and accepted, but not why', async () => {
    const { reports } = test.app.outcomes.parts.followUp;
    const draft = await reports.save(system, world.count, world.office, null, {
      selfReported: 'planning',
      text: text('نُعدّ خطة.', 'A plan is being prepared.'),
    });
    const sent = await reports.submit(system, draft.id, draft.version);
    const returned = await reports.return(system, sent.id, sent.version, 'Figures are missing');
    expect(await arrived()).toEqual(['well: Returned: 1/REC/01: Count the wells']);
    expect(await textOf()).not.toContain('Figures are missing');

    const again = await reports.submit(system, returned.id, returned.version);
    await reports.accept(system, again.id, again.version);
    expect(await arrived()).toEqual(['well: Accepted: 1/REC/01: Count the wells']);
  });

  it('tell whoever wrote the report of a session that it was returned, without its words', async () => {
    const { reports } = test.app.outcomes.parts.drafting;
    const session = await test.inject({
      method: 'POST',
      url: '/api/v1/editions/hill-forum:2024/sessions',
      headers: await test.signIn(),
      payload: { kind: 'panel', title: text('جلسة الآبار', 'Session on wells') },
    });
    const report = await reports.write(await secretary(), session.json().id, null, {
      points: [{ kind: 'remark', text: text('كلمة عن الآبار', 'A word on wells') }],
    });
    await reports.submit(system, report.id);
    await reports.returnToRapporteur(system, report.id, 'Name the body');

    expect(await arrived()).toEqual(['first: Your report of a session was returned']);
    expect(await textOf()).toContain(`/session-reports/${session.json().id}`);
    expect(await textOf()).not.toContain('A word on wells');
  });

  it('invite parties to sign, and ask partners of a pledge once, when it is handed in', async () => {
    const { statements, signing } = test.app.outcomes.parts.statements;
    const { pledges } = test.app.outcomes.parts.pledges;
    const statement = await statements.create(system, world.edition, {
      title: text('بيان الآبار', 'Statement on wells'),
      constituency: 'states',
      documentId: document,
    });
    await signing.invite(system, statement.id, [parties.BH]);
    expect(await arrived()).toEqual(['bahrain: دعوة إلى التوقيع: بيان الآبار']);

    const pledge = await pledges.create(system, world.edition, {
      stateCode: 'KW',
      title: text('تعهد الآبار', 'A pledge on wells'),
      text: text('نحفر بئرًا.', 'We dig a well.'),
      partnerBodyIds: [world.board],
    });
    expect(await arrived()).toEqual([]);
    await pledges.submit(system, pledge.id);
    await pledges.edit(system, pledge.id, null, { target: text('بئر واحدة', 'One well') });
    expect(await arrived()).toEqual(['board: طلب الانضمام إلى تعهد: تعهد الآبار']);
  });
});
