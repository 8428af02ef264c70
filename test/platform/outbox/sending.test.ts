import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type MailBehaviour,
  type MailServer,
  openMailServer,
} from '../../../scripts/lib/mail/mail-server.ts';
import { openProbe, type Probe, probeSite, probeVault } from '../../../scripts/lib/mail/outbox.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import {
  backoff,
  createLocalTransport,
  createReturnPaths,
  createSmtpTransport,
  type MailSender,
  type MailTransport,
} from '../../../src/platform/outbox/index.ts';
import { mailAttachments, mailBounces, mails } from '../../../src/platform/outbox/tables.ts';
import { openTestDatabase } from '../../support/database.ts';

const timeouts = { connect: 2_000, silence: 1_000, whole: 1_500 };
const from = { address: 'forum@example.org', name: 'ملتقى المياه' };

describe('sending by a mail server', () => {
  let database: Database;
  let probe: Probe;
  let server: MailServer;
  let transport: MailTransport;
  let sender: MailSender;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.delete(mailAttachments);
    await database.db.delete(mailBounces);
    await database.db.delete(mails);
    probe = await openProbe(database);
    server = await openMailServer();
    transport = createSmtpTransport({ url: server.url, from, timeouts });
    sender = probe.sender(transport);
  });
  afterEach(async () => {
    transport.close();
    await server.close();
    await probe.close();
  });

  /** Tries every mail that there is. */
  const deliver = async (by: MailSender = sender) =>
    by.deliver((await probe.rows()).map(({ id, address }) => ({ id, address })));
  const states = async () =>
    (await probe.rows()).map(({ state, attempts, failure }) => [state, attempts, failure]);

  it('sends both parts in the receiver’s language, with files and the headers of the standards', async () => {
    const bytes = Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
    const id = await probe.write({
      unsubscribeUrl: `${probeSite}/unsubscribe/x`,
      attachments: [{ name: 'موعد.ics', mediaType: 'text/calendar; charset=utf-8', bytes }],
    });
    await deliver();

    const [received] = server.received;
    const mail = await server.parse(received as NonNullable<typeof received>);
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    const [row] = await probe.rows();
    expect(mail.from).toEqual({ ...from, group: undefined });
    expect(mail.to).toEqual([{ address: 'mona@example.org', name: 'منى السالم', group: undefined }]);
    expect(mail.subject).toBe('إشعار إلى منى السالم');
    expect(mail.messageId).toBe(`<${id}@forum.example.org>`);
    expect(mail.text?.trim()).toBe(row?.text?.trim());
    expect(mail.html?.trim()).toBe(row?.html?.trim());
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('ar');
    expect(header('list-unsubscribe')).toBe(`<${probeSite}/unsubscribe/x>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(new Date(mail.date ?? '').toISOString()).toBe('2026-11-22T09:00:00.000Z');
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['موعد.ics', 'text/calendar'],
    ]);
    expect(received?.raw).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
    expect(received?.raw).toMatch(/Content-Type: text\/html; charset=utf-8/i);
    expect(received?.raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    expect(row).toMatchObject({ state: 'sent', attempts: 1, channel: 'smtp', failure: null });
  });

  it('leaves List-Unsubscribe out of mails that cannot be declined', async () => {
    await probe.write();
    await deliver();

    expect(server.received[0]?.raw).not.toMatch(/List-Unsubscribe/i);
  });

  it('sends a one-time link whole, and forgets it', async () => {
    const link = `${probeSite}/ar/links/once-only`;
    await probe.write({ template: 'probe.invitation', secret: true, values: { name: 'منى', link } });
    await deliver();

    const [received] = server.received;
    const mail = await server.parse(received as NonNullable<typeof received>);
    const [row] = await probe.rows();
    expect(mail.text).toContain(link);
    expect([row?.state, row?.sealed, JSON.stringify(row).includes('once-only')]).toEqual([
      'sent',
      null,
      false,
    ]);
  });

  it('does not send what has expired', async () => {
    await probe.write({ expiresAt: new Date(probe.clock.now().getTime() + 60_000) });
    probe.clock.forward(60);
    await deliver();

    expect(await states()).toEqual([['failed', 1, 'expired']]);
    expect(server.received).toEqual([]);
  });

  it.each([
    ['421 to the sender', { kind: 'refuse', command: 'mail', status: 421 }, ['waiting', 1, 'server-busy']],
    ['451 to the receiver', { kind: 'refuse', command: 'rcpt', status: 451 }, ['waiting', 1, 'server-busy']],
    ['451 to the text', { kind: 'refuse', command: 'data', status: 451 }, ['waiting', 1, 'server-busy']],
    [
      '550 to the receiver',
      { kind: 'refuse', command: 'rcpt', status: 550 },
      ['failed', 1, 'address-refused'],
    ],
    ['554 to the text', { kind: 'refuse', command: 'data', status: 554 }, ['failed', 1, 'content-refused']],
    ['553 to the sender', { kind: 'refuse', command: 'mail', status: 553 }, ['waiting', 1, 'sender-refused']],
    ['a cut after the text', { kind: 'cut' }, ['waiting', 1, 'connection-cut']],
    ['silence after the text', { kind: 'stall' }, ['waiting', 1, 'server-timeout']],
  ] as const)('takes %s for what it is', async (_what, behaviour: MailBehaviour, outcome) => {
    server.behave = () => behaviour;
    await probe.write();
    await deliver();

    expect(await states()).toEqual([outcome]);
  });

  it('tells a server that is not there', async () => {
    await server.close();
    await probe.write();
    await deliver();

    expect(await states()).toEqual([['waiting', 1, 'server-unreachable']]);
    server = await openMailServer();
  });

  it('tries again after 1, 5, 30 minutes, 2 and 12 hours, then holds the mail for a person', async () => {
    server.behave = () => ({ kind: 'refuse', command: 'data', status: 451 });
    await probe.write();
    const waits: number[] = [];
    for (let attempt = 0; attempt <= backoff.length; attempt += 1) {
      await deliver();
      const [row] = await probe.rows();
      if (row?.state !== 'waiting') break;
      const seconds = (row.dueAt.getTime() - probe.clock.now().getTime()) / 1_000;
      waits.push(seconds);
      probe.clock.forward(seconds - 1);
      await deliver();
      probe.clock.forward(1);
    }

    expect(waits).toEqual([60, 300, 1_800, 7_200, 43_200]);
    expect(await states()).toEqual([['held', 6, 'server-busy']]);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('delivers in the end what was cut after the text, under the same Message-ID', async () => {
    server.behave = ({ nth }) => (nth === 0 ? { kind: 'cut' } : { kind: 'accept' });
    const id = await probe.write();
    await deliver();
    probe.clock.forward(60);
    await deliver();

    expect(await states()).toEqual([['sent', 2, null]]);
    expect(server.received.map(({ messageId }) => messageId)).toEqual([
      `<${id}@forum.example.org>`,
      `<${id}@forum.example.org>`,
    ]);
  });

  it('is done once, however many try at once', async () => {
    for (let index = 0; index < 10; index += 1) await probe.write();
    const second = probe.sender(transport);
    await Promise.all([deliver(), deliver(second), deliver(), deliver(second)]);

    expect(server.received).toHaveLength(10);
    expect((await states()).every(([state, attempts]) => state === 'sent' && attempts === 1)).toBe(true);
  });

  it('takes up what was cut short by the end of its process', async () => {
    const id = await probe.write();
    await database.db.update(mails).set({
      state: 'sending',
      attempts: 1,
      takenUntil: new Date(probe.clock.now().getTime() + 120_000),
    });
    await sender.look();
    expect(await states()).toEqual([['sending', 1, null]]);

    probe.clock.forward(121);
    await sender.look();
    await deliver();

    expect(await states()).toEqual([['sent', 2, null]]);
    expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${id}@forum.example.org>`]);
  });

  it('keeps to the pace of a domain without spending attempts', async () => {
    const slow = probe.sender(transport, { perMinute: 60 });
    for (let index = 0; index < 14; index += 1) await probe.write();
    await deliver(slow);
    const first = server.received.length;
    probe.clock.forward(2);
    await deliver(slow);

    expect([first, server.received.length]).toEqual([10, 12]);
    expect((await states()).filter(([state]) => state === 'waiting')).toEqual([
      ['waiting', 0, null],
      ['waiting', 0, null],
    ]);
  });

  it('gives domains their turns, and each its mails in the order in which they were written', async () => {
    const { takeDue } = await import('../../../src/platform/outbox/queue-store.ts');
    const to = (address: string) => probe.write({ to: { address, name: null } });
    for (let index = 0; index < 6; index += 1) await to(`m${index}@many.example.org`);
    await to('one@few.example.org');
    await to('two@few.example.org');
    const now = probe.clock.now();
    const due = await takeDue(database, now, new Date(now.getTime() + 60_000), 5);

    expect(due.map(({ address }) => address)).toEqual([
      'm0@many.example.org',
      'one@few.example.org',
      'm1@many.example.org',
      'two@few.example.org',
      'm2@many.example.org',
    ]);
  });

  it('marks an address that was refused, and none for what speaks of the text', async () => {
    server.behave = ({ to }) =>
      to[0] === 'Gone@example.org'
        ? { kind: 'refuse', command: 'rcpt', status: 550 }
        : to.length === 0
          ? { kind: 'accept' }
          : { kind: 'refuse', command: 'data', status: 554 };
    await probe.write({ to: { address: 'Gone@example.org', name: null } });
    await probe.write({ to: { address: 'there@example.org', name: null } });
    await deliver();

    const bounces = await database.db.select().from(mailBounces);
    expect(bounces.map(({ address, addressKey, clearedAt }) => [address, addressKey, clearedAt])).toEqual([
      ['Gone@example.org', 'gone@example.org', null],
    ]);
  });

  it('sends from a path that names the mail, where notifications are received', async () => {
    const returnPaths = createReturnPaths(probeVault, 'bounces@example.org');
    const id = await probe.write();
    await deliver(probe.sender(transport, { returnPaths }));

    expect(server.received.map(({ from: path }) => returnPaths.read(path))).toEqual([id]);
  });

  it('does it all by itself through the job queue', async () => {
    for (let index = 0; index < 30; index += 1) await probe.write();
    await probe.jobs.start();
    const deadline = Date.now() + 20_000;
    while (server.received.length < 30 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await probe.jobs.stop();

    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(30);
    expect((await states()).every(([state]) => state === 'sent')).toBe(true);
  });
});

describe('an installation without a mail server', () => {
  it('keeps mails in its mailbox, with links that work, for a week', async () => {
    const database = await openTestDatabase();
    const probe = await openProbe(database);
    const sender = probe.sender(createLocalTransport());
    const link = `${probeSite}/ar/links/still-good`;
    const id = await probe.write({
      template: 'probe.invitation',
      secret: true,
      values: { name: 'منى', link },
    });
    await sender.deliver([{ id, address: 'mona@example.org' }]);

    const [row] = await probe.rows();
    expect(row).toMatchObject({ state: 'sent', channel: 'local' });
    expect(row === undefined ? undefined : probe.outbox.openText(row)?.text).toContain(link);

    probe.clock.forward(8 * 86_400);
    await probe.jobs.start();
    await probe.jobs.stop();
    const [later] = await probe.rows();
    expect(later?.sealed).toBeNull();
    await probe.close();
    await database.close();
  });
});
