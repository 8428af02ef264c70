import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { inEdition, makeAccount, makeWorld, reporterOf, text, type World } from './world.ts';

const system = { kind: 'system', task: 'test' } as const;

describe('reminders of reports', () => {
  let now = new Date('2025-09-01T09:00:00Z');
  let test: TestApp;
  let world: World;
  beforeAll(async () => {
    test = await openTestApp({ clock: { now: () => now } });
    world = await makeWorld(test, await test.signIn());
    await makeAccount(test, 'well@example.org', [reporterOf(world.office)]);
    await makeAccount(test, 'board@example.org', [reporterOf(world.board)], 'ar');
    await makeAccount(test, 'secretariat@example.org', [inEdition('secretariat', world.edition)]);
    await test.app.outcomes.parts.followUp.plans.setPlan(system, world.edition, null, {
      firstDueOn: '2025-11-17',
      cadenceMonths: 12,
      reminderDays: [30, 7],
      escalationDays: 14,
    });
  });
  afterAll(() => test.close());

  const mails = async (): Promise<string[]> =>
    (
      await test.database.rows<{ to: string; template: string }>(
        test.database.db,
        sql`select address as "to", template from mails where template like 'follow-up.%' order by created_at, address`,
      )
    ).map(({ to, template }) => `${template.replace('follow-up.', '')} ${to}`);
  const on = async (day: string): Promise<number> => {
    now = new Date(`${day}T09:00:00Z`);
    return test.app.outcomes.parts.followUp.reminders.run();
  };

  it('go to the reporters of a body on the days of the plan, once each, however often it is looked', async () => {
    expect(await on('2025-10-01')).toBe(0);
    expect(await on('2025-10-18')).toBe(2);
    expect(await on('2025-10-18')).toBe(0);
    expect(await on('2025-10-25')).toBe(0);
    expect(await on('2025-11-10')).toBe(2);
    expect(await mails()).toEqual([
      'reminder board@example.org',
      'reminder well@example.org',
      'reminder board@example.org',
      'reminder well@example.org',
    ]);
  });

  it('fall silent for a body that sent its report, and not for one that has a draft', async () => {
    const { reports } = test.app.outcomes.parts.followUp;
    const draft = await reports.save(system, world.publish, world.board, null, {
      text: text('مسودة', 'Draft'),
    });
    const report = await reports.save(system, world.count, world.office, null, {
      selfReported: 'planning',
      text: text('نُعدّ خطة.', 'A plan is being prepared.'),
    });
    await reports.submit(system, report.id, report.version);
    expect(draft.status).toBe('draft');

    // Silence is told: to the secretariat; the board has no body above it.
    expect(await on('2025-11-30')).toBe(0);
    expect(await on('2025-12-02')).toBe(1);
    expect(await on('2025-12-03')).toBe(0);
    expect((await mails()).slice(4)).toEqual(['escalation secretariat@example.org']);
  });

  it('tell the reporters of the body above of its silence, too, and ask for the next round meanwhile', async () => {
    expect(await on('2026-11-11')).toBe(2);
    expect(await on('2026-12-02')).toBe(3);
    expect((await mails()).slice(7).toSorted()).toEqual([
      'escalation board@example.org',
      'escalation secretariat@example.org',
      'escalation secretariat@example.org',
    ]);
    const days = await test.database.rows<{ due: string }>(
      test.database.db,
      sql`select distinct due_on::text as due from reporting_obligations order by 1`,
    );
    expect(days.map(({ due }) => due)).toEqual(['2025-11-17', '2026-11-17', '2027-11-17']);
  });
});
