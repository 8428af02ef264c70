import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { persons } from '../../../src/features/directory/tables.ts';
import { listReleases } from '../../../src/features/programme/index.ts';
import { releaseNotices } from '../../../src/features/scheduling/tables.ts';
import { mailAttachments, mails } from '../../../src/platform/outbox/tables.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

describe('notices of a release', () => {
  let test: ProgrammeTest;
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterAll(() => test.close());

  it('tell each person once, with every change of theirs and a calendar that strikes out what is gone', async () => {
    const { db } = test.database;
    const roles = [{ personId: test.salma, role: 'chair' }];
    const moved = await test.addSession(
      plenary({ roomId: test.hall, roles: [...roles, { personId: test.omar, role: 'speaker' }] }),
    );
    const gone = await test.addSession({
      ...plenary({ roomId: test.studio, roles }),
      title: { ar: 'زائلة', en: 'Gone soon' },
      startsAt: '2026-11-16T13:00:00+03:00',
      endsAt: '2026-11-16T14:00:00+03:00',
    });
    const releases = '/editions/river-forum:2026/releases';
    await test.signIn([]);
    const [account] = await db.select().from(accounts).limit(1);
    if (account === undefined) throw new Error('no account');
    await db.update(persons).set({ accountId: account.id }).where(eq(persons.id, test.salma));
    await test.send('POST', releases, { tell: false });
    await test.send('PATCH', `/sessions/${moved.id}`, { roomId: test.studio });
    await test.send('DELETE', `/sessions/${gone.id}`);
    const second = await test.send('POST', releases, { tell: false });

    const release = (await listReleases(db, test.edition)).find(({ id }) => id === second.json().id);
    if (release === undefined) throw new Error('no release');
    const tell = () => test.app.scheduling.releases.notices.tell(release, async () => {});
    const first = await tell();
    const again = await tell();
    const sent = await db.select().from(mails).where(eq(mails.template, 'releases.changes'));
    const [attached] = await db.select().from(mailAttachments);
    const calendar = Buffer.from(attached?.content ?? '', 'base64').toString('utf8');

    expect([first, again]).toEqual([
      { told: 1, unreachable: 1 },
      { told: 1, unreachable: 1 },
    ]);
    expect(sent).toHaveLength(1);
    expect(await db.select().from(releaseNotices)).toMatchObject([
      { personId: test.salma, accountId: account.id, mailId: sent[0]?.id },
    ]);
    expect(sent[0]?.text).toContain('قاعة المرسم');
    expect(sent[0]?.text).toContain('زائلة');
    expect(sent[0]?.text).toContain('الأوقات بتوقيت الرياض.');
    expect(calendar).toContain('METHOD:PUBLISH');
    expect(calendar.match(/STATUS:\w+/g)?.sort()).toEqual(['STATUS:CANCELLED', 'STATUS:CONFIRMED']);
    expect(calendar.match(/SEQUENCE:\d+/g)).toEqual(['SEQUENCE:1', 'SEQUENCE:1']);
  });
});
