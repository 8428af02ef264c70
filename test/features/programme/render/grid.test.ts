import { describe, expect, it } from 'vitest';
import { layAxes } from '../../../../src/features/programme/render/grid/axis.ts';
import {
  type ColumnWords,
  gridsOfDay,
  splitDay,
} from '../../../../src/features/programme/render/grid/columns.ts';
import type { AgendaDocument, AgendaSession } from '../../../../src/features/programme/render/index.ts';
import { planDays } from '../../../../src/features/programme/render/plan.ts';
import { hardAgenda } from './hard-agenda.ts';

const day = '2026-11-18';
const template = hardAgenda();

const session = (
  code: string,
  start: string,
  end: string,
  changes: Partial<AgendaSession> = {},
): AgendaSession => ({
  code,
  kind: 'panel',
  title: { ar: code, en: code },
  abstract: null,
  roomId: 'r1',
  themeId: null,
  startsAt: new Date(`${day}T${start}:00+03:00`),
  endsAt: new Date(`${day}T${end}:00+03:00`),
  common: false,
  cancelled: false,
  movedFrom: null,
  roles: [],
  ...changes,
});

const labels: ColumnWords = {
  elsewhere: 'elsewhere',
  everybody: 'everybody',
  room: ({ room }) => room?.id ?? '',
};

/** The grids of a day, with codes for sessions. */
const gridsOf = (sessions: readonly AgendaSession[]) => {
  const input: AgendaDocument = { ...template, days: [day], sessions };
  const rooms = input.rooms.map(({ id }) => id);
  return planDays(input).flatMap((planned) =>
    gridsOfDay(planned, rooms, labels).map((grid) => ({
      labels: grid.labels,
      entries: Object.fromEntries(
        grid.entries.map(({ planned: { session: of }, column, span, lane, lanes }) => [
          of.code,
          `${column}+${span} ${lane + 1}/${lanes}`,
        ]),
      ),
    })),
  );
};

describe('columns of the overview', () => {
  it('are the rooms that are used, in their order, and what is for everybody spans them', () => {
    expect(
      gridsOf([
        session('B', '10:00', '11:00', { roomId: 'r3' }),
        session('A', '10:00', '11:00'),
        session('ALL', '09:00', '10:00', { common: true, roomId: null }),
      ]),
    ).toEqual([{ labels: ['r1', 'r3'], entries: { A: '0+1 1/1', B: '1+1 1/1', ALL: '0+2 1/1' } }]);
  });

  it('stand on pages of equal width when there are more than a page can hold', () => {
    const rooms = Array.from({ length: 11 }, (_, index) =>
      session(`S${index}`, '10:00', '11:00', { roomId: `r${index + 1}` }),
    );
    expect(gridsOf(rooms).map((grid) => grid.labels)).toEqual([
      ['r1', 'r2', 'r3', 'r4'],
      ['r5', 'r6', 'r7', 'r8'],
      ['r9', 'r10', 'r11'],
    ]);
  });

  it('are shared by sessions that overlap in one room', () => {
    const [grid] = gridsOf([
      session('A', '10:00', '11:00'),
      session('B', '10:30', '11:30'),
      session('C', '12:00', '13:00'),
    ]);
    expect(grid?.entries).toEqual({ A: '0+1 1/2', B: '0+1 2/2', C: '0+1 1/1' });
  });

  it('lose a cancelled session whose place was given away', () => {
    const [grid] = gridsOf([
      session('A', '10:00', '11:00', { cancelled: true }),
      session('B', '10:00', '11:00'),
    ]);
    expect(grid?.entries).toEqual({ B: '0+1 1/1' });
  });

  it('let a break pass beside a room that goes on', () => {
    const [grid] = gridsOf([
      session('A', '10:00', '11:00'),
      session('B', '10:00', '11:00', { roomId: 'r2' }),
      session('LONG', '10:00', '13:00', { roomId: 'r3' }),
      session('BREAK', '11:00', '11:30', { kind: 'break', common: true, roomId: null }),
    ]);
    expect(grid?.entries).toMatchObject({ BREAK: '0+2 1/1', LONG: '2+1 1/1' });
  });

  it('show a plenary in the column of its room while the other rooms go on', () => {
    const [grid] = gridsOf([
      session('PLENARY', '10:00', '11:00', { common: true }),
      session('A', '11:00', '12:00'),
      session('B', '10:00', '11:00', { roomId: 'r2' }),
      session('C', '10:00', '11:00', { roomId: 'r3' }),
    ]);
    expect(grid).toEqual({
      labels: ['r1', 'r2', 'r3'],
      entries: { PLENARY: '0+1 1/1', A: '0+1 1/1', B: '1+1 1/1', C: '2+1 1/1' },
    });
  });

  it('gain one for what is for everybody all day long', () => {
    const [grid] = gridsOf([
      session('A', '10:00', '11:00'),
      session('B', '11:00', '12:00', { roomId: 'r2' }),
      session('HOURS', '09:00', '18:00', { common: true, roomId: null, kind: 'exhibition-hours' }),
    ]);
    expect(grid).toEqual({
      labels: ['r1', 'r2', 'everybody'],
      entries: { A: '0+1 1/1', B: '1+1 1/1', HOURS: '2+1 1/1' },
    });
  });
});

describe('rooms beyond those that a page holds', () => {
  const splitOf = (sessions: readonly AgendaSession[]) => {
    const input: AgendaDocument = { ...template, days: [day], sessions };
    const [planned] = planDays(input);
    if (!planned) throw new Error('The agenda has no day');
    const rooms = input.rooms.map(({ id }) => id);
    const { day: kept, listed } = splitDay(planned, rooms);
    const codes = (of: typeof listed) => of.map(({ session: { code } }) => code);
    return { kept: codes(kept.sessions), listed: codes(listed) };
  };
  const busy = ['r1', 'r2', 'r4', 'r5', 'r7'].flatMap((roomId) => [
    session(`${roomId}a`, '10:00', '11:00', { roomId }),
    session(`${roomId}b`, '11:00', '12:00', { roomId }),
  ]);

  it('are listed under the grid when little is held in them', () => {
    const few = ['r3', 'r6'].map((roomId) => session(roomId, '10:00', '12:00', { roomId }));
    const { kept, listed } = splitOf([...busy, ...few]);

    expect(listed).toEqual(['r3', 'r6']);
    expect(kept).toHaveLength(10);
  });

  it('have grids of their own when much is', () => {
    const many = ['r3', 'r6', 'r8'].flatMap((roomId) =>
      [10, 11, 12].map((hour) => session(`${roomId}${hour}`, `${hour}:00`, `${hour}:30`, { roomId })),
    );
    const later = busy.map((one) => ({ ...one, code: `${one.code}+` }));

    expect(splitOf([...busy, ...later, ...many]).listed).toEqual([]);
  });

  it('keep a column each where something is for everybody', () => {
    const few = ['r3', 'r6'].map((roomId) => session(roomId, '10:00', '12:00', { roomId }));
    const plenaries = ['09', '13'].map((hour) =>
      session(`P${hour}`, `${hour}:00`, `${hour}:30`, { roomId: 'r3', common: true }),
    );

    expect(splitOf([...busy, ...few, ...plenaries]).listed).toEqual(['r6', 'r7a', 'r7b']);
  });
});

describe('the axis of the overview', () => {
  const need = (from: number, to: number, least = 20) => ({ from: from * 60, to: to * 60, least });

  it('is proportional to time while everything can be read', () => {
    const [axis] = layAxes([need(9, 10), need(10, 13)], 400);
    expect([axis?.at(540), axis?.at(600), axis?.at(780)].map((y) => Math.round(y ?? 0))).toEqual([
      0, 96, 384,
    ]);
  });

  it('stretches where something would be too low', () => {
    const [axis] = layAxes([need(9, 9.1, 40), need(9.1, 17)], 300);
    expect(axis?.at(546)).toBeCloseTo(40, 0);
    expect(axis?.height).toBeLessThanOrEqual(300);
  });

  it('goes on over the page where the fewest sessions are cut', () => {
    const slots = Array.from({ length: 24 }, (_, index) => need(8 + index / 4, 8.25 + index / 4, 36));
    const axes = layAxes([...slots, need(8, 11, 36), need(11, 14, 36)], 560);
    expect(axes.map(({ from, to }) => [from / 60, to / 60])).toEqual([
      [8, 11],
      [11, 14],
    ]);
    for (const { height } of axes) expect(height).toBeLessThanOrEqual(560);
  });
});
