import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import * as accountTables from '../../../../src/features/accounts/tables.ts';
import { favourites } from '../../../../src/features/agendas/tables.ts';
import * as calls from '../../../../src/features/calls/tables.ts';
import * as delegations from '../../../../src/features/delegations/tables.ts';
import { persons } from '../../../../src/features/directory/tables.ts';
import { certificates, honours } from '../../../../src/features/honours/tables.ts';
import {
  papers,
  releaseSessions,
  releases,
  roleHolders,
  sessions,
  speakerConfirmations,
} from '../../../../src/features/programme/tables.ts';
import { ignoredConflicts, scheduleSteps } from '../../../../src/features/scheduling/tables.ts';
import { listAuditEvents, verifyAuditChains } from '../../../../src/platform/audit/index.ts';
import { fixedClock } from '../../../../src/platform/clock/index.ts';
import { type Database, newId } from '../../../../src/platform/database/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { heldUploads } from '../../../../src/platform/uploads/tables.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { dumpOf, filesBelow } from './everything.ts';
import { fillParticipation } from './participation.ts';

const canaries = {
  arabicName: 'زرقاء بنت الكناري الطويل',
  englishName: 'Zarqa Canary Altaweel',
  address: 'zarqa.canary@example.org',
  formerAddress: 'former.canary@example.org',
  accountName: 'Zarqa C. Altaweel',
  phone: '+966 50 777 31 31',
  ip: '203.0.113.77',
  userAgent: 'CanaryBrowser/7.31',
  passkey: 'canary phone of mine',
  printedName: 'ALTAWEEL ZARQA',
  note: 'canary note of the request',
};
const passport = 'C7731CAN9';

/** Everything that anybody logs. */
function listener(): { readonly stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

describe('the erasure of a person', () => {
  let database: Database;
  let app: App;
  let dataDir: string;
  let organiser: Record<string, string>;
  let organiserId: string;
  let own: Record<string, string>;
  let personId: string;
  let accountId: string;
  let otherId: string;
  let editionId: string;
  let bodyId: string;
  let code: string;
  const log = listener();
  const clock = fixedClock('2027-01-10T09:00:00Z');

  const found = async (): Promise<string[]> => {
    const everything = `${await dumpOf(database)}\n${await filesBelow(dataDir)}`;
    return Object.entries({ ...canaries, passport }).flatMap(([name, word]) =>
      everything.includes(word) ? [name] : [],
    );
  };
  const api = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers = organiser,
  ) =>
    app.server.inject({
      method,
      url: `/api/v1${url}`,
      headers: { host: 'localhost:3000', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  const created = async (url: string, payload: object, headers = organiser): Promise<string> => {
    const answer = await api('POST', url, payload, headers);
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json().id;
  };
  const signIn = async (id: string, origin = {}) => {
    const { accessToken } = await app.signIns.open({
      accountId: id,
      method: 'password',
      secondFactor: 'totp',
      ...origin,
    });
    return { authorization: `Bearer ${accessToken}` };
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'multaqa-erasure-'));
    const config = {
      ...readConfig({ LOG_LEVEL: 'trace', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) }),
      dataDir,
    };
    app = await buildApp({ config, database, clock, logTo: log.stream });
    await app.server.ready();
    await fill();
  }, 60_000);
  afterAll(async () => {
    await app.server.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** One person in every corner of the system. */
  async function fill(): Promise<void> {
    const { db } = database;
    const boss = await database.transaction((tx) =>
      insertAccount(tx, { email: 'organiser@example.org', name: 'منظم الملتقى كله' }, [
        { role: 'organiser', scopeKind: 'installation', scopeId: null },
      ]),
    );
    organiserId = boss.id;
    organiser = await signIn(boss.id);
    bodyId = await created('/bodies', {
      kind: 'authority',
      name: { ar: 'هيئة الطيور', en: 'Bird Authority' },
    });
    await created('/series', {
      slug: 'bird-forum',
      acronym: 'BF',
      noun: 'forum',
      name: { ar: 'ملتقى الطيور', en: 'Bird Forum' },
    });
    editionId = await created('/series/bird-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى الطيور', en: 'Bird Forum' },
      organiserBodyId: bodyId,
      patron: { ar: `تحت رعاية ${canaries.arabicName}`, en: '' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    personId = await created(
      '/persons',
      {
        name: { ar: canaries.arabicName, en: canaries.englishName },
        biography: { en: `Telephone ${canaries.phone}` },
        post: { en: 'Director of birds' },
        stateCode: 'SA',
      },
      { ...organiser, 'idempotency-key': 'canary-person' },
    );
    otherId = await created('/persons', {
      name: { ar: 'سند العتيق', en: 'Sanad Al-Ateeq' },
      biography: { en: `Pupil of ${canaries.englishName}.` },
    });
    const account = await app.accounts.service.createAccount(
      { kind: 'system', task: 'test' },
      {
        email: canaries.formerAddress,
        name: canaries.accountName,
        password: 'a very long secret 1',
        grants: [],
      },
    );
    accountId = account.id;
    await db.execute(sql`update persons set account_id = ${accountId} where id = ${personId}`);
    await db.execute(sql`update accounts set email = ${canaries.address} where id = ${accountId}`);
    // A real sign-in, from an address and with a browser.
    const entered = await app.server.inject({
      method: 'POST',
      url: '/api/v1/auth/tokens',
      remoteAddress: canaries.ip,
      headers: { host: 'localhost:3000', 'user-agent': canaries.userAgent },
      payload: { email: canaries.address, password: 'a very long secret 1' },
    });
    own = {
      authorization: `Bearer ${entered.json().accessToken}`,
      'user-agent': canaries.userAgent,
    };
    await db.insert(accountTables.passkeys).values({
      id: 'credential',
      accountId,
      publicKey: 'key',
      name: canaries.passkey,
    });
    await db.insert(accountTables.identities).values({
      issuer: 'https://ministry.example',
      subject: '4711',
      accountId,
      email: canaries.address,
    });
    await db.insert(accountTables.apiTokens).values({
      accountId,
      name: canaries.passkey,
      secretHash: 'hash',
      prefix: 'mlt_abc',
      scopes: ['*'],
      expiresAt: new Date('2027-06-01'),
    });
    await db.insert(accountTables.oneTimeLinks).values({
      secretHash: 'changed',
      purpose: 'email-change',
      accountId,
      email: canaries.address,
      payload: { from: canaries.formerAddress },
      createdBy: accountId,
      expiresAt: new Date('2027-02-01'),
    });
    await db.insert(accountTables.grants).values([
      {
        accountId,
        role: 'speaker',
        scopeKind: 'edition',
        scopeId: editionId,
        note: `for ${canaries.englishName}`,
        grantedBy: organiserId,
      },
      {
        accountId: organiserId,
        role: 'press',
        scopeKind: 'edition',
        scopeId: editionId,
        grantedBy: accountId,
      },
    ]);
    await fillEdition();
    await fillLetters();
    await fillCall();
    await fillPlatform();
  }

  /** They sent one paper alone, and one that was accepted; another's names them, and they reviewed it. */
  async function fillCall(): Promise<void> {
    const { db } = database;
    const callId = newId();
    await db.insert(calls.calls).values({
      editionId,
      id: callId,
      slug: 'call',
      title: localText({ en: 'Call' }),
      kinds: ['paper'],
      opensAt: new Date('2026-01-01'),
      closesAt: new Date('2026-06-01'),
    });
    const submission = async (state: 'rejected' | 'accepted' | 'under-review', own: boolean) => {
      const id = newId();
      await db.insert(calls.submissions).values({
        editionId,
        id,
        callId,
        kind: 'paper',
        state,
        title: own ? `Birds by ${canaries.englishName}` : 'Fish',
        abstract: `With thanks to ${canaries.englishName}.`,
        answers: { question: `Ask ${canaries.englishName}` },
        language: 'en',
        contactName: own ? canaries.accountName : 'Sanad',
        contactEmail: own ? canaries.address : 'sanad@example.org',
        contactLanguage: 'en',
        accountId: own ? accountId : null,
        secretHash: id,
        decidedBy: accountId,
        decisionNote: `${canaries.englishName} is welcome`,
      });
      await db.insert(calls.submissionAuthors).values({
        editionId,
        submissionId: id,
        position: 1,
        name: canaries.englishName,
        email: canaries.address,
        affiliation: `Office of ${canaries.englishName}`,
        state: 'accepted',
        accountId,
        personId,
      });
      return id;
    };
    const rejected = await submission('rejected', true);
    await submission('accepted', true);
    const others = await submission('under-review', false);
    await db.insert(calls.submissionAuthors).values({
      editionId,
      submissionId: others,
      position: 2,
      name: 'Sanad',
      email: 'sanad@example.org',
      state: 'accepted',
    });
    const attached = await database.transaction((tx) =>
      app.files.record(tx, {
        editionId,
        name: 'paper.txt',
        mediaType: 'text/plain',
        body: Buffer.from('Birds'),
      }),
    );
    await db.insert(calls.submissionFiles).values({ editionId, submissionId: rejected, fileId: attached.id });
    await db.insert(calls.reviewers).values({ editionId, accountId });
    await db.insert(calls.reviews).values({
      editionId,
      submissionId: others,
      reviewerId: accountId,
      state: 'submitted',
      comment: canaries.note,
      assignedAt: new Date('2026-06-02'),
    });
    await db.insert(calls.reviews).values({
      editionId,
      submissionId: others,
      reviewerId: organiserId,
      state: 'submitted',
      confidential: `${canaries.englishName} knows more`,
      assignedAt: new Date('2026-06-02'),
    });
    await db
      .insert(calls.reviewComments)
      .values({ editionId, submissionId: others, authorId: accountId, text: canaries.note });
  }

  /** They are asked and choose, work on the schedule and release it: with a name in a title that is frozen. */
  async function fillSchedule(sessionId: string): Promise<void> {
    const { db } = database;
    await db.insert(speakerConfirmations).values({
      editionId,
      sessionId,
      personId,
      state: 'confirmed',
      email: canaries.formerAddress,
      askedAt: new Date('2026-10-01'),
      note: canaries.note,
    });
    await db.insert(favourites).values({ editionId, accountId, sessionId });
    await db.insert(scheduleSteps).values({ editionId, number: 1, accountId, kind: 'pin', moves: [] });
    await db.insert(ignoredConflicts).values({
      editionId,
      rule: 'room-twice',
      fingerprint: 'f',
      sessionIds: [sessionId],
      reason: `${canaries.englishName} agreed`,
      ignoredBy: accountId,
    });
    const releaseId = newId();
    await database.transaction(async (tx) => {
      await tx.insert(releases).values({
        editionId,
        id: releaseId,
        number: 1,
        version: '1.0',
        comment: localText({ en: `Now with ${canaries.englishName}` }),
        releasedAt: new Date('2026-11-01'),
        releasedBy: accountId,
        counts: {},
      });
      await tx.insert(releaseSessions).values({
        editionId,
        releaseId,
        sessionId,
        startsAt: new Date('2026-11-16T09:00:00+03:00'),
        endsAt: new Date('2026-11-16T10:00:00+03:00'),
        cancelled: false,
        content: {
          id: sessionId,
          code: 'D1-01',
          slug: 'd1-01',
          kind: 'plenary',
          title: localText({ en: `An address by ${canaries.englishName}` }),
          abstract: null,
          themeId: null,
          roomId: null,
          place: null,
          startsAt: '2026-11-16T06:00:00.000Z',
          endsAt: '2026-11-16T07:00:00.000Z',
          common: false,
          languages: ['ar'],
          interpretation: [],
          capacity: null,
          level: null,
          audience: 'participants',
          status: 'scheduled',
          cancellationReason: null,
          movedFrom: null,
          sequence: 0,
          roles: [{ role: 'speaker', personId, topic: null }],
          papers: [],
          version: 1,
          updatedAt: '2026-11-01T00:00:00.000Z',
        },
      });
    });
  }

  async function fillEdition(): Promise<void> {
    const { db } = database;
    const sessionId = newId();
    await db.insert(sessions).values({
      id: sessionId,
      editionId,
      code: 'D1-01',
      slug: 'd1-01',
      kind: 'plenary',
      title: localText({ ar: `كلمة ${canaries.arabicName}`, en: `An address by ${canaries.englishName}` }),
      startsAt: new Date('2026-11-16T09:00:00+03:00'),
      endsAt: new Date('2026-11-16T10:00:00+03:00'),
      languages: ['ar'],
      interpretation: [],
      status: 'scheduled',
    });
    await db.insert(roleHolders).values({
      editionId,
      sessionId,
      personId,
      role: 'speaker',
      position: 1,
      topic: localText({ en: `${canaries.englishName} on migration` }),
    });
    await db.insert(papers).values({
      editionId,
      sessionId,
      position: 1,
      title: localText({ en: `Birds, by "${canaries.englishName}"` }),
      authorIds: [personId],
    });
    await fillSchedule(sessionId);
    await fillParticipation({
      ...{ database, editionId, sessionId, bodyId, accountId, known: canaries },
      keep: (name) =>
        database.transaction((tx) =>
          app.files.record(tx, {
            ...{ editionId, name, mediaType: 'application/pdf' },
            body: Buffer.from(`%PDF ${name}`),
          }),
        ),
    });
    await db.insert(honours).values({
      editionId,
      award: 'medal',
      personId,
      citation: localText({ ar: `إلى ${canaries.arabicName}، تقديرًا`, en: `To ${canaries.englishName}` }),
      position: 1,
    });
    const holder = (ar: string, en: string) => ({
      name: localText({ ar, en }),
      line: localText({ en: 'Director of birds' }),
      gender: 'f' as const,
    });
    const common = {
      editionId,
      kind: 'participation' as const,
      basis: 'statement' as const,
      issuedOn: '2026-11-18',
    };
    code = 'ABCDEFGHJKMN';
    await db.insert(certificates).values([
      {
        ...common,
        personId,
        holder: holder(`سعادة ${canaries.arabicName}`, `H.E. ${canaries.englishName}`),
        statement: `${canaries.englishName} was there`,
        ordinal: 1,
        serial: 'BF/1/PAR/0001',
        code,
        signatories: [],
        act: `participation:person:${personId}`,
      },
      {
        ...common,
        personId: otherId,
        holder: holder('سند العتيق', 'Sanad Al-Ateeq'),
        statement: 'He was there',
        ordinal: 2,
        serial: 'BF/1/PAR/0002',
        code: 'NMKJHGFEDCBA',
        signatories: [
          {
            personId,
            name: localText({ ar: `سعادة ${canaries.arabicName}`, en: canaries.englishName }),
            post: localText({ en: 'Chair of the committee' }),
          },
        ],
        act: `participation:person:${otherId}`,
      },
    ]);
    await created(`/editions/${editionId}/identity-documents`, {
      personId,
      kind: 'passport',
      issuingState: 'SA',
      number: passport,
      names: canaries.printedName,
    });
  }

  /** A letter of invitation to them, a template that they sign, and a letter for their visa. */
  async function fillLetters(): Promise<void> {
    const { db } = database;
    const participationId = newId();
    const letter = (name: string) =>
      database.transaction((tx) =>
        app.files.record(tx, {
          editionId,
          name,
          mediaType: 'application/pdf',
          body: Buffer.from(`${name}: ${canaries.englishName}`),
        }),
      );
    await db.insert(delegations.participations).values({
      editionId,
      id: participationId,
      entityKind: 'state',
      stateCode: 'OM',
      category: 'guest',
      status: 'accepted',
    });
    await db.insert(delegations.letterTemplates).values({
      editionId,
      kind: 'invitation',
      name: localText({ en: 'Letter' }),
      subject: localText({ en: 'Invitation' }),
      body: localText({ en: `On behalf of ${canaries.englishName}, we invite you.` }),
      signatoryName: localText({ ar: canaries.arabicName, en: canaries.englishName }),
    });
    await db.insert(delegations.invitations).values({
      editionId,
      participationId,
      state: 'accepted',
      personId,
      addressee: localText({ ar: canaries.arabicName, en: canaries.englishName }),
      email: canaries.address,
      body: localText({ en: `Dear ${canaries.englishName}` }),
      letterNumber: 'BF/2026/001',
      letterDate: '2026-08-01',
      fileId: (await letter('BF-2026-001.pdf')).id,
      approvedBy: accountId,
      approvedAt: new Date('2026-08-01'),
      dispatchedAt: new Date('2026-08-01'),
      repliedAt: new Date('2026-08-09'),
      repliedVia: 'link',
      repliedBy: canaries.englishName,
      replyNote: canaries.note,
    });
    await db.insert(delegations.attendees).values({
      editionId,
      category: 'delegate',
      source: 'nomination',
      personId,
      name: localText({ ar: canaries.arabicName, en: canaries.englishName }),
      sortAr: canaries.arabicName,
      sortEn: canaries.englishName,
      search: canaries.englishName,
    });
  }

  /** The request came after the work that recurs: what is over goes by itself. */
  async function fillVisaLetter(): Promise<void> {
    const { db } = database;
    const letter = await database.transaction((tx) =>
      app.files.record(tx, {
        editionId,
        name: 'BF-2026-002.pdf',
        mediaType: 'application/pdf',
        body: Buffer.from(`Visa of ${canaries.englishName}`),
      }),
    );
    await db.insert(delegations.visaLetters).values({
      editionId,
      attendeeId: sql`(select id from attendees where person_id = ${personId})`,
      state: 'issued',
      letterNumber: 'BF/2026/002',
      letterDate: '2026-09-01',
      fileId: letter.id,
      requestedBy: accountId,
      requestedAt: new Date('2026-08-30'),
      decidedAt: new Date('2026-09-01'),
      reason: `For the visa of ${canaries.englishName}`,
    });
  }

  async function fillPlatform(): Promise<void> {
    const { db } = database;
    const at = { day: '10 January 2027', time: '12:00', link: 'http://localhost:3000/en/manage/mail' };
    await database.transaction(async (tx) => {
      await app.outbox.write(tx, {
        template: 'notifications.test',
        to: { address: canaries.address, name: canaries.accountName, accountId },
        language: 'en',
        editionId,
        values: { name: canaries.englishName, ...at },
      });
      await app.outbox.write(tx, {
        template: 'notifications.test',
        to: { address: 'somebody.else@example.org', name: 'Somebody Else' },
        language: 'en',
        editionId,
        values: { name: canaries.englishName, ...at },
      });
      await app.files.record(tx, {
        editionId,
        name: 'schedule.txt',
        mediaType: 'text/plain',
        body: Buffer.from(`09:00 ${canaries.arabicName}`),
      });
      await app.files.record(tx, {
        editionId,
        name: 'harmless.txt',
        mediaType: 'text/plain',
        body: Buffer.from('09:00 Somebody else'),
      });
    });
    await db.insert(heldUploads).values({
      owner: accountId,
      purpose: 'import',
      name: `${canaries.englishName}.csv`,
      body: Buffer.from('a'),
    });
    await app.jobs.start();
    const sent = () => database.rows(db, sql`select id from mails where state = 'sent'`);
    await vi.waitFor(async () => expect(await sent()).toHaveLength(2), { timeout: 20_000, interval: 200 });
    await app.jobs.stop();
    await fillVisaLetter();
    // What they did themselves, and what somebody did before anybody was signed in.
    const asked = await api('POST', '/me/erasure-request', { note: canaries.note }, own);
    if (asked.statusCode !== 201) throw new Error(asked.body);
  }

  it('begins with data in every corner, and none of it in the log', async () => {
    const everywhere = Object.keys(canaries).filter((name) => name !== 'printedName');

    expect(await found()).toEqual(everywhere);
    for (const word of Object.values(canaries)) expect(log.text()).not.toContain(word);
    const speakers = await app.server.inject({
      url: '/en/forums/bird-forum/2026/speakers',
      headers: { host: 'localhost:3000' },
    });
    expect(speakers.body).toContain(canaries.englishName);
  });

  it('shows its owner all that is held, in words of both languages, with a file to take along', async () => {
    const told = await api('GET', '/me/personal-data?lang=en', undefined, own);

    const parts = Object.fromEntries(
      told
        .json()
        .parts.map(({ key, fate, rows }: { key: string; fate: string; rows: unknown[] }) => [
          key,
          `${fate} ${rows.length}`,
        ]),
    );
    expect(parts).toEqual({
      honours: 'pseudonym 1',
      certificates: 'pseudonym 1',
      signatures: 'pseudonym 1',
      roles: 'pseudonym 1',
      papers: 'pseudonym 1',
      submissions: 'erased 1',
      'taken-submissions': 'pseudonym 1',
      authorships: 'pseudonym 1',
      reviews: 'erased 1',
      'review-comments': 'erased 1',
      favourites: 'erased 1',
      'speaker-answers': 'erased 1',
      'schedule-work': 'pseudonym 3',
      texts: 'pseudonym 19',
      'focal-points': 'pseudonym 1',
      accreditations: 'pseudonym 1',
      'watch-notes': 'erased 1',
      'participant-lists': 'pseudonym 1',
      registrations: 'pseudonym 1',
      'registration-drafts': 'erased 1',
      consents: 'erased 1',
      places: 'pseudonym 1',
      'check-ins': 'pseudonym 1',
      'online-attendance': 'pseudonym 1',
      person: 'pseudonym 1',
      'identity-documents': 'erased 1',
      'attendances-of': 'pseudonym 2',
      'invitations-to': 'pseudonym 1',
      'visa-letters': 'erased 1',
      requests: 'pseudonym 1',
      account: 'erased 1',
      rights: 'erased 1',
      'sign-ins': 'erased 1',
      factors: 'erased 1',
      identities: 'erased 1',
      programs: 'erased 1',
      links: 'erased 1',
      mails: 'erased 1',
      files: 'erased 3',
    });
    expect(told.body).toContain(passport);
    for (const secret of ['passwordHash', 'argon2', 'secretHash', 'publicKey'])
      expect(told.body).not.toContain(secret);
    for (const language of ['ar', 'en']) {
      const page = await app.server.inject({
        url: `/${language}/account/data`,
        headers: { host: 'localhost:3000', ...own },
      });
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toContain('personal-data:');
    }
    const zip = await app.server.inject({
      url: '/en/account/data.zip',
      headers: { host: 'localhost:3000', ...own },
    });
    expect([zip.statusCode, zip.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  it('is refused to everybody but the organiser of the installation, without a reason, a name, or with a telling reason', async () => {
    const url = `/personal-data/persons/${personId}/erasures`;
    const erase = async (input: object, headers = organiser) => {
      const answer = await api('POST', url, input, headers);
      return [answer.statusCode, answer.json().code];
    };
    const confirmation = canaries.englishName;

    expect(await erase({ reason: 'asked for', confirmation }, own)).toEqual([403, 'forbidden']);
    expect(await erase({ reason: ' ', confirmation })).toEqual([422, 'field-required']);
    expect(await erase({ reason: 'asked for', confirmation: 'Zarqa' })).toEqual([
      422,
      'erasure-not-confirmed',
    ]);
    expect(await erase({ reason: `asked by ${confirmation}`, confirmation })).toEqual([
      422,
      'erasure-reason-names',
    ]);
    const boss = await api('POST', `/personal-data/accounts/${organiserId}/erasures`, {
      reason: 'asked for',
      confirmation: 'منظم الملتقى كله',
    });
    expect([boss.statusCode, boss.json().code]).toEqual([409, 'erasure-of-last-organiser']);
    // A right that ends stands in for nobody: when it is over there would be no organiser.
    const passing = await database.transaction((tx) =>
      insertAccount(tx, { email: 'passing@example.org', name: 'Passing' }, []),
    );
    await database.db.insert(accountTables.grants).values({
      accountId: passing.id,
      role: 'organiser',
      scopeKind: 'installation',
      scopeId: null,
      expiresAt: new Date('2099-01-01T00:00:00Z'),
    });
    const still = await api('POST', `/personal-data/accounts/${organiserId}/erasures`, {
      reason: 'asked for',
      confirmation: 'منظم الملتقى كله',
    });
    expect([still.statusCode, still.json().code]).toEqual([409, 'erasure-of-last-organiser']);
    const nobody = await api('POST', `/personal-data/persons/${newId()}/erasures`, {
      reason: 'x',
      confirmation: 'x',
    });
    expect(nobody.statusCode).toBe(404);
  });

  it('waits for a programme that is still to come', async () => {
    const { db } = database;
    await db.execute(sql`update sessions set ends_at = '2027-03-01T10:00:00Z' where code = 'D1-01'`);

    const answer = await api('POST', `/personal-data/persons/${personId}/erasures`, {
      reason: 'asked for',
      confirmation: canaries.englishName,
    });

    expect([answer.statusCode, answer.json().code]).toEqual([409, 'erasure-in-coming-programme']);
    await db.execute(sql`update sessions set ends_at = '2026-11-16T07:00:00Z' where code = 'D1-01'`);
  });

  it('shows before what goes, what stays and why', async () => {
    for (const language of ['ar', 'en']) {
      const page = await app.server.inject({
        url: `/${language}/manage/personal-data/persons/${personId}/erasure`,
        headers: { host: 'localhost:3000', ...organiser },
      });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('name="confirmation"');
      expect(page.body).not.toContain('personal-data:');
    }
    const list = await app.server.inject({
      url: '/en/manage/personal-data',
      headers: { host: 'localhost:3000', ...organiser },
    });
    expect(list.body).toContain(canaries.note);
  });

  it('leaves nothing of them anywhere: tables, queues, files, mails, logs, texts of the log of changes', async () => {
    const answer = await app.server.inject({
      method: 'POST',
      url: `/ar/manage/personal-data/persons/${personId}/erasure`,
      headers: {
        host: 'localhost:3000',
        ...organiser,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({
        reason: 'بطلب من صاحب البيانات',
        confirmation: canaries.arabicName,
      }).toString(),
    });

    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      expect.stringMatching(/\/ar\/manage\/personal-data\?done=erased&events=\d+&remaining=0$/),
    ]);
    expect(await found()).toEqual([]);
    for (const word of Object.values(canaries)) expect(log.text()).not.toContain(word);
  });

  it('ends their sign-in at once', async () => {
    expect((await api('GET', '/me', undefined, own)).statusCode).toBe(401);
  });

  it('makes published pages anew, and keeps what is the record of others', async () => {
    const get = (url: string) => app.server.inject({ url, headers: { host: 'localhost:3000' } });
    const speakers = await get('/en/forums/bird-forum/2026/speakers');
    expect(speakers.body).toContain('Erased person');
    expect(speakers.body).not.toContain('Zarqa');
    const [other] = await database.db.select().from(persons).where(sql`id = ${otherId}`);
    expect(other?.biography?.en).toBe('Pupil of Erased person.');
    const kept = await database.rows(database.db, sql`select name from files order by name`);
    expect(kept).toEqual([{ name: 'harmless.txt' }]);
    const mails = await database.rows<{ text: string }>(database.db, sql`select text from mails`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Erased person');
    const sent = await database.rows(
      database.db,
      sql`select state, title, contact_name, contact_email from submissions order by state`,
    );
    expect(sent).toEqual([
      {
        state: 'accepted',
        title: 'Birds by Erased person',
        contact_name: 'Erased person',
        contact_email: '—',
      },
      { state: 'under-review', title: 'Fish', contact_name: 'Sanad', contact_email: 'sanad@example.org' },
    ]);
    const frozen = await database.rows(
      database.db,
      sql`select r.released_by, r.comment ->> 'en' as comment, s.content -> 'title' ->> 'en' as title
        from releases r join release_sessions s on s.release_id = r.id`,
    );
    expect(frozen).toEqual([
      { released_by: null, comment: 'Now with Erased person', title: 'An address by Erased person' },
    ]);
    const change = database.db.execute(sql`update releases set comment = null`);
    await expect(change).rejects.toMatchObject({
      cause: { message: expect.stringContaining('never changed') },
    });
    const grants = await database.rows(
      database.db,
      sql`select role, granted_by from grants where role = 'press'`,
    );
    expect(grants).toEqual([{ role: 'press', granted_by: null }]);
  });

  it('lets the certificate verify as erased, and those of others as good, signed by post', async () => {
    const erased = await api('GET', `/verifications/${code}`, undefined, {});
    expect(erased.json()).toMatchObject({
      status: 'erased',
      name: { en: 'Erased person' },
      serial: 'BF/1/PAR/0001',
    });
    const page = await app.server.inject({ url: `/en/verify/${code}`, headers: { host: 'localhost:3000' } });
    expect(page.body).toContain('holder’s data were erased');
    const good = await api('GET', '/verifications/NMKJHGFEDCBA', undefined, {});
    expect(good.json()).toMatchObject({ status: 'valid', name: { en: 'Sanad Al-Ateeq' } });
    const [row] = await database.rows<{ signatories: unknown }>(
      database.db,
      sql`select signatories from certificates where code = 'NMKJHGFEDCBA'`,
    );
    expect(row?.signatories).toEqual([
      expect.objectContaining({
        name: expect.objectContaining({ en: 'Erased person' }),
        post: expect.objectContaining({ en: 'Chair of the committee' }),
      }),
    ]);
  });

  it('is in no list any more, and cannot be edited back', async () => {
    const list = await api('GET', '/persons?lang=en');
    expect(list.json().items.map(({ id }: { id: string }) => id)).toEqual([otherId]);
    expect((await api('GET', `/persons/${personId}`)).statusCode).toBe(404);
    const edit = await api(
      'PATCH',
      `/persons/${personId}`,
      { name: { en: 'Zarqa' } },
      { ...organiser, 'if-match': '*' },
    );
    expect(edit.statusCode).toBe(404);
  });

  it('is recorded by an event that names nobody, and the chains of the log hold', async () => {
    const events = await listAuditEvents(database.db, { limit: 3 });
    expect(events.map(({ action }) => action).toSorted()).toContain('personal-data.erased');
    const verified = await verifyAuditChains({ ...database, vault: app.vault });
    expect(verified.broken).toEqual([]);
  });

  it('puts errors into the log without what they were about', async () => {
    const failing = database.db.execute(sql`select ${canaries.address}::uuid`);
    const error = await failing.catch((thrown: unknown) => thrown);

    app.server.log.error({ err: error }, 'a failure');

    expect(log.text()).toContain('a failure');
    expect(log.text()).not.toContain(canaries.address);
  });
});
