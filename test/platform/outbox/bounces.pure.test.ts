import { describe, expect, it } from 'vitest';
import { readNotification } from '../../../src/platform/outbox/notification.ts';
import { createReturnPaths } from '../../../src/platform/outbox/return-path.ts';
import { createVault } from '../../../src/platform/vault/index.ts';

const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'));
const id = '018f0000-0000-7000-8000-00000000abcd';

const report = (...status: string[]): Buffer =>
  lines(
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'To: <bounces+x@forum.example.org>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="A/b=c"',
    '',
    'This is a MIME-encapsulated message.',
    '--A/b=c',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'تعذّر الإيصال. Final-Recipient: rfc822; not@this.one',
    '--A/b=c',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'Arrival-Date: Sun, 22 Nov 2026 09:00:00 +0000',
    '',
    ...status,
    '',
    '--A/b=c',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <018f0000-0000-7000-8000-00000000abcd@forum.example.org>',
    'To: mona@example.org',
    'Subject: x',
    '',
    'text',
    '--A/b=c--',
    '',
  );

describe('a delivery status notification', () => {
  it('tells address, status and answer of every receiver, folded lines and all', async () => {
    const found = await readNotification(
      report(
        'Final-Recipient: rfc822; mona@example.org',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 <mona@example.org>: Recipient address',
        '    rejected: User unknown',
        '',
        'Original-Recipient: rfc822;huda@example.org',
        'Final-Recipient: rfc822;huda@elsewhere.example.org',
        'Action: delayed',
        'Status: 4.4.1',
      ),
    );

    expect(found).toEqual({
      deliveredTo: ['bounces+x@forum.example.org'],
      messageIds: [`${id}@forum.example.org`],
      statuses: [
        {
          address: 'mona@example.org',
          action: 'failed',
          status: '5.1.1',
          answer: '550 5.1.1 <mona@example.org>: Recipient address rejected: User unknown',
        },
        { address: 'huda@example.org', action: 'delayed', status: '4.4.1', answer: '4.4.1' },
      ],
    });
  });

  it.each([
    ['a mail of a person', lines('To: a@b.example', 'Subject: Away', '', 'I am away until Sunday.')],
    ['an automatic reply', lines('Auto-Submitted: auto-replied', 'Content-Type: text/plain', '', 'Away')],
    ['nothing', Buffer.alloc(0)],
    ['bytes that are no mail', Buffer.from([0, 255, 254, 13, 10, 13, 10, 0])],
  ])('is not found in %s', async (_what, raw) => {
    expect(await readNotification(raw)).toBeUndefined();
  });

  it('without the fields that it must have tells nothing', async () => {
    expect((await readNotification(report('Action: failed')))?.statuses).toEqual([]);
    expect((await readNotification(report('Final-Recipient: rfc822; mona@example.org')))?.statuses).toEqual(
      [],
    );
  });
});

describe('a return path', () => {
  const paths = createReturnPaths(createVault(Buffer.alloc(32, 7)), 'bounces@forum.example.org');

  it('names its mail, whatever servers do to its letters, within the length that mail allows', () => {
    const path = paths.of(id);

    expect([paths.read(path), paths.read(path.toUpperCase())]).toEqual([id, id]);
    expect(path.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });

  it('that was made up, changed or made under another key names nothing', () => {
    const path = paths.of(id);
    const others = createReturnPaths(createVault(Buffer.alloc(32, 8)), 'bounces@forum.example.org');
    const wrong = [
      path.replace('abcd-', 'abce-'),
      path.replace('forum.', 'other.'),
      path.replace('bounces', 'replies'),
      others.of(id),
      'bounces@forum.example.org',
      'bounces+x@forum.example.org',
      '',
    ];

    expect(wrong.map((address) => paths.read(address))).toEqual(wrong.map(() => undefined));
  });
});
