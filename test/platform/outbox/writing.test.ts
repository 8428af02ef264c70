import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openProbe,
  type Probe,
  probeSite,
  probeTemplates,
  probeVault,
} from '../../../scripts/lib/mail/outbox.ts';
import { type Database, newId } from '../../../src/platform/database/index.ts';
import { createPace, type MailMessage, type MailTemplate } from '../../../src/platform/outbox/index.ts';
import { mailAttachments, mails } from '../../../src/platform/outbox/tables.ts';
import { openTestDatabase } from '../../support/database.ts';

const secretLink = `${probeSite}/ar/links/7s9-very-secret`;
const invitation = {
  template: 'probe.invitation',
  secret: true,
  values: { name: 'منى', link: secretLink },
} as const;

describe('a mail that is written', () => {
  let database: Database;
  let probe: Probe;

  beforeAll(async () => {
    database = await openTestDatabase();
    probe = await openProbe(database);
  });
  afterAll(async () => {
    await probe.close();
    await database.close();
  });

  const rowOf = async (id: string) => {
    const [row] = await database.db.select().from(mails).where(eq(mails.id, id));
    if (row === undefined) throw new Error('no such mail');
    return row;
  };

  it('is not there when its change is rolled back', async () => {
    const id = newId();
    const change = database.transaction(async (tx) => {
      await probe.outbox.write(tx, {
        template: 'probe.notice',
        to: { address: `${id}@example.org` },
        language: 'ar',
        editionId: null,
        values: { name: 'منى', remark: '', page: probeSite },
      });
      throw new Error('refused');
    });

    await expect(change).rejects.toThrow('refused');
    expect(
      await database.db
        .select()
        .from(mails)
        .where(eq(mails.address, `${id}@example.org`)),
    ).toEqual([]);
  });

  it('names at once what is wrong with its values, and stores nothing', async () => {
    const refused = async (message: Partial<MailMessage>): Promise<string> =>
      probe.write(message).then(
        () => 'written',
        (error: Error) => `${error.name}: ${error.message}`,
      );
    const before = (await probe.rows()).length;
    const values = { name: 'منى', remark: '', page: probeSite };

    const answers = [
      await refused({ template: 'probe.unknown' }),
      await refused({ values: { name: 'منى', remark: '' } }),
      await refused({ values: { ...values, extra: 'x', more: 'y' } }),
      await refused({ values: { ...values, page: 'javascript:alert(1)' } }),
      await refused({ values: { ...values, page: `${probeSite}/a\r\nBcc: x@example.org` } }),
      await refused({ ...invitation, values: { name: 'منى', link: 'https://elsewhere.example.org/x' } }),
      await refused({ ...invitation, secret: false }),
      await refused({ secret: true }),
      await refused({ to: { address: 'mona@example.org, eve@example.org' } }),
      await refused({ to: { address: 'mona@example.org\r\nBcc: eve@example.org' } }),
      await refused({
        attachments: [{ name: 'a.ics', mediaType: 'text/html\r\nX: y', bytes: Buffer.from('') }],
      }),
    ];

    expect(answers).toEqual([
      'MailMistake: There is no mail "probe.unknown".',
      'MailMistake: The mail "probe.notice" lacks values for: page.',
      'MailMistake: The mail "probe.notice" knows no placeholder: extra, more.',
      'MailMistake: The mail "probe.notice" has no address in "page".',
      'MailMistake: The mail "probe.notice" has no address in "page".',
      'MailMistake: The mail "probe.invitation" has a secret link in "link" that leaves the site.',
      'MailMistake: The mail "probe.invitation" and its message disagree on whether it is secret.',
      'MailMistake: The mail "probe.notice" and its message disagree on whether it is secret.',
      'MailMistake: A mail has a receiver whose address is none.',
      'MailMistake: A mail has a receiver whose address is none.',
      'MailMistake: An attachment "a.ics" of type "text/html\r\nX: y" is none.',
    ]);
    expect((await probe.rows()).length).toBe(before);
  });

  it.each([
    ['a placeholder', '{{page}} {{link}} $t(common:action.save)'],
    ['a template tag', '<%= it.m.values.page %><% throw 1 %>'],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'>'],
    ['a header', 'منى\r\nBcc: eve@example.org\nX-Evil: 1'],
    ['a turn of direction', 'منى\u202emoc.elpmaxe\u2066'],
  ])('takes %s in a value for plain text', async (_what, name) => {
    const row = await rowOf(
      await probe.write({
        to: { address: 'mona@example.org', name },
        values: { name, remark: name, page: probeSite },
      }),
    );

    expect(row.subject).not.toMatch(/[\r\n\u202e\u2066]/);
    expect(row.name).not.toMatch(/[\r\n\u202e<>]/);
    expect(row.html).not.toMatch(/<script|<img|\u202e/);
    const flat = name.replaceAll(/[\u202e\u2066]/g, '').replaceAll(/\s+/g, ' ');
    expect(row.text?.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ')).toContain(`إلى ${flat}`);
  });

  it('keeps names of the other direction apart from the sentence', async () => {
    const row = await rowOf(
      await probe.write({ values: { name: 'Dr. John (UN)', remark: 'سطر\nLine 2', page: probeSite } }),
    );

    expect(row.text).toContain('إلى \u2068Dr. John (UN)\u2069');
    expect(row.subject).toBe('إشعار إلى Dr. John (UN)');
  });

  it('masks a one-time link wherever people read, and seals it', async () => {
    const row = await rowOf(await probe.write(invitation));

    expect(JSON.stringify(row)).not.toContain('very-secret');
    expect(row.text).toContain(`${probeSite}/ar/links/••••••••`);
    expect(probeVault.open('mail', row.id, row.sealed ?? '')).toContain(secretLink);
    expect(probe.outbox.openText(row)?.html).toContain(`href="${secretLink}"`);
  });

  it('is written once for each dedupe key, however many write it at once', async () => {
    const dedupeKey = 'invitation:7:1';
    const ids = await Promise.all(Array.from({ length: 20 }, () => probe.write({ dedupeKey })));

    expect(new Set(ids).size).toBe(1);
    expect(await database.db.select().from(mails).where(eq(mails.dedupeKey, dedupeKey))).toHaveLength(1);
  });

  it('keeps its files, under names that lead nowhere', async () => {
    const bytes = Buffer.from('BEGIN:VCALENDAR\r\n');
    const id = await probe.write({
      attachments: [{ name: '../../دعوة.ics', mediaType: 'text/calendar; charset=utf-8', bytes }],
    });

    expect(await database.db.select().from(mailAttachments).where(eq(mailAttachments.mailId, id))).toEqual([
      {
        mailId: id,
        position: 0,
        name: '..-..-دعوة.ics',
        mediaType: 'text/calendar; charset=utf-8',
        content: bytes.toString('base64'),
      },
    ]);
  });

  it('has a preview in both languages, with sample values', () => {
    const [notice] = probeTemplates as readonly [MailTemplate];
    const [ar, en] = (['ar', 'en'] as const).map((language) =>
      probe.outbox.renderer.preview(notice, language),
    );

    expect([ar?.subject, en?.subject]).toEqual(['إشعار إلى منى', 'Notice for Mona']);
    expect(ar?.html).toContain('<html lang="ar" dir="rtl">');
    expect(en?.html).toContain('<html lang="en" dir="ltr">');
    expect(ar?.html).toContain('سطر أول<br>سطر ثان');
    expect(en?.text).toContain(`${probeSite}/en`);
  });
});

describe('the pace', () => {
  it('lets a burst go, then one at each interval, and keeps the turn of those that wait', () => {
    const pace = createPace(60, 3);
    const waits = ['a', 'b', 'c', 'd', 'e'].map((id) => pace.wait(id, 'example.org', 0));

    expect(waits).toEqual([0, 0, 0, 1_000, 2_000]);
    expect(pace.wait('x', 'example.com', 0)).toBe(0);
    expect([pace.wait('d', 'example.org', 400), pace.wait('d', 'example.org', 1_000)]).toEqual([600, 0]);
  });
});
