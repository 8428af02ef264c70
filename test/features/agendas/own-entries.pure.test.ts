import { describe, expect, it } from 'vitest';
import { ownEntries, sessionsAsWritten } from '../../../src/features/agendas/personal/rules.ts';
import type { AgendaSession } from '../../../src/features/programme/index.ts';

const sessionOf = (id: string): AgendaSession =>
  ({
    id,
    title: { ar: `ورشة ${id}`, en: `Workshop ${id}` },
    roles: [],
    papers: [],
  }) as unknown as AgendaSession;
const words = { waiting: 'waiting list', confirmed: 'confirmed' } as const;

const titlesOf = (
  reasons: Parameters<typeof ownEntries>[2],
  mine: { favourites?: readonly string[] } = {},
): string[] => {
  const sessions = ['A', 'B', 'C'].map(sessionOf);
  const entries = ownEntries(
    { sessions },
    { favourites: new Set(mine.favourites), personIds: new Set() },
    reasons,
  );
  return sessionsAsWritten(entries, (key) => words[key as keyof typeof words]).map(({ title }) => title.en);
};

describe('one’s own agenda as it is printed and read by calendars', () => {
  it('says of a place that is waited for that it is, and nothing of one that is sure', () => {
    expect(
      titlesOf([
        { sessionId: 'A', label: 'waiting', unsure: true },
        { sessionId: 'B', label: 'confirmed' },
      ]),
    ).toEqual(['Workshop A (waiting list)', 'Workshop B']);
  });

  it('says it of what is starred, too, which gives no seat', () => {
    expect(
      titlesOf([{ sessionId: 'C', label: 'waiting', unsure: true }], { favourites: ['A', 'C'] }),
    ).toEqual(['Workshop A', 'Workshop C (waiting list)']);
  });

  it('is silent where another reason is sure', () => {
    expect(
      titlesOf([
        { sessionId: 'A', label: 'waiting', unsure: true },
        { sessionId: 'A', label: 'confirmed', unsure: false },
      ]),
    ).toEqual(['Workshop A']);
  });
});
