import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperFaults, paperTimes } from '../../../src/features/programme/rules/papers.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

const at = (time: string) => new Date(`2026-11-16T${time}:00+03:00`);
const session = { startsAt: at('09:00'), endsAt: at('10:00') };
const paper = (startsAfter: number | null = null, minutes: number | null = null) => ({
  startsAfter,
  minutes,
});
const said = (papers: Parameters<typeof paperTimes>[1]) =>
  paperTimes(session, papers).map(
    (one) =>
      one && [one.startsAt, one.endsAt].map((date) => (date.getTime() - session.startsAt.getTime()) / 60_000),
  );

describe('times of papers', () => {
  it('makes no time up where nobody said one', () => {
    expect(said([paper(), paper()])).toEqual([null, null]);
  });

  it('puts papers one after the other, and shares what is left between those without a length', () => {
    expect(said([paper(null, 10), paper(), paper()])).toEqual([
      [0, 10],
      [10, 35],
      [35, 60],
    ]);
    expect(said([paper(5), paper(), paper(35, 20)])).toEqual([
      [5, 20],
      [20, 35],
      [35, 55],
    ]);
  });

  it('finds what overlaps, what reaches beyond the session and what has no minute left', () => {
    expect(paperFaults([paper(0, 30), paper(20, 10)], 60)).toEqual([
      { index: 1, field: 'startsAfter', code: 'papers-overlap' },
    ]);
    expect(paperFaults([paper(0, 30), paper(50, 20)], 60)).toEqual([
      { index: 1, field: 'minutes', code: 'paper-outside-session' },
    ]);
    expect(paperFaults([paper(null, 60), paper()], 60)).toEqual([
      { index: 1, field: 'minutes', code: 'paper-without-time' },
    ]);
    expect(paperFaults([paper(), paper(0, 5)], null)).toEqual([
      { index: 0, field: 'minutes', code: 'paper-without-time' },
    ]);
    expect(said([paper(0, 30), paper(50, 20)])).toEqual([[0, 30], null]);
  });
});

describe('what a session needs for its planning', () => {
  let test: ProgrammeTest;
  const sessions = '/editions/river-forum:2026/sessions';
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterAll(() => test.close());

  it('is kept and shown to those who work there alone; papers show when they are read', async () => {
    const made = await test.addSession(
      plenary({
        kind: 'paper-session',
        minutes: 90,
        pinned: true,
        equipment: ['projector'],
        expected: 120,
        level: 2,
        pauseMinutes: 15,
        allowedRoomIds: [test.hall],
        barredRoomIds: [test.studio],
        preferredRoomIds: [test.hall],
        undesiredRoomIds: [test.studio],
        place: { en: 'Meeting point at the river' },
        roomId: test.hall,
        papers: [
          { title: { en: 'On dams' }, minutes: 20 },
          { title: { en: 'On wells' }, startsAfter: 30 },
        ],
      }),
    );

    const [work, shown, page] = [
      await test.send('GET', `/sessions/${made.id}`),
      await test.inject({ url: `/api/v1/sessions/${made.id}` }),
      await test.inject({ url: `/en/forums/river-forum/2026/sessions/${made.slug}` }),
    ];
    expect(work.json()).toMatchObject({
      minutes: 90,
      pinned: true,
      equipment: ['projector'],
      expected: 120,
      pauseMinutes: 15,
      allowedRoomIds: [test.hall],
      barredRoomIds: [test.studio],
      preferredRoomIds: [test.hall],
      undesiredRoomIds: [test.studio],
    });
    expect(work.json().needs).toContain('equipment');
    expect(shown.json()).not.toHaveProperty('expected');
    expect(shown.json()).toMatchObject({
      level: 2,
      place: { en: 'Meeting point at the river' },
      papers: [
        { startsAt: '2026-11-16T06:00:00.000Z', endsAt: '2026-11-16T06:20:00.000Z', startsAfter: null },
        { startsAt: '2026-11-16T06:30:00.000Z', endsAt: '2026-11-16T07:00:00.000Z', minutes: null },
      ],
    });
    expect(page.body).toContain('datetime="2026-11-16T06:30:00.000Z"');
    await test.clear();
  });

  it('is refused field by field, and nothing is changed', async () => {
    const made = await test.addSession(
      plenary({ papers: [{ title: { en: 'On dams' }, startsAfter: 20, minutes: 40 }] }),
    );
    const refused = await test.send('PATCH', `/sessions/${made.id}`, {
      allowedRoomIds: [test.omar],
      barredRoomIds: [test.omar],
      preferredRoomIds: [test.omar],
      undesiredRoomIds: [test.omar],
      endsAt: '2026-11-16T09:50:00+03:00',
    });
    expect(refused.statusCode).toBe(422);
    expect(
      refused.json().errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    ).toEqual([
      ['barredRoomIds', 'room-allowed-and-barred'],
      ['preferredRoomIds', 'room-preferred-and-barred'],
      ['undesiredRoomIds', 'room-preferred-and-undesired'],
      ['papers.0.minutes', 'paper-outside-session'],
      ['allowedRoomIds', 'room-unknown'],
      ['barredRoomIds', 'room-unknown'],
      ['preferredRoomIds', 'room-unknown'],
      ['undesiredRoomIds', 'room-unknown'],
    ]);
    const bad = await test.send('POST', sessions, plenary({ expected: -1, level: 7, equipment: ['sofa'] }));
    expect(bad.statusCode).toBe(422);
    const after = await test.send('GET', `/sessions/${made.id}`);
    expect(after.json()).toMatchObject({ version: 1, endsAt: '2026-11-16T07:00:00.000Z' });
    await test.clear();
  });

  it('survives an import of the own files: nothing differs, and elsewhere papers keep their times', async () => {
    await test.addSession(
      plenary({
        equipment: ['stage'],
        place: { ar: 'ساحة النهر', en: 'River square' },
        level: 1,
        papers: [{ title: { en: 'On dams' }, startsAfter: 5, minutes: 20 }],
      }),
    );
    for (const name of ['schedule.xml', 'schedule.json']) {
      const file = await test.inject({ url: `/en/forums/river-forum/2026/${name}` });
      const { readSchedule } = await import('../../../src/features/programme/index.ts');
      const { programme } = test.app;
      const options = { timeZone: 'Asia/Riyadh', language: 'ar' } as const;
      const report = await programme.imports.importSchedule(
        { kind: 'system', task: 'import' },
        {
          series: 'river-forum',
          edition: '2026',
          file: readSchedule(Buffer.from(file.body), options),
          dryRun: true,
        },
      );
      expect(report.changes).toEqual([]);
      expect(report.sessions).toMatchObject({ unchanged: 1, updated: 0, created: 0 });
    }
    await test.clear();
  });
});
