import { describe, expect, it } from 'vitest';
import { highlightsOf, preferredLanguage, standingOf } from '../../../src/features/site/rules.ts';

describe('the language of the first page', () => {
  it.each([
    [undefined, 'ar'],
    ['', 'ar'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['ar-SA,en;q=0.9', 'ar'],
    ['fr, en-GB;q=0.8, ar;q=0.5', 'en'],
    ['en;q=0.2, ar;q=0.7', 'ar'],
    ['en;q=0, fr', 'ar'],
    ['*', 'ar'],
  ] as const)('of %j is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('where an edition stands', () => {
  const edition = { status: 'announced', startsOn: '2026-11-16', endsOn: '2026-11-18' };

  it.each([
    ['announced', '2026-11-15', 'upcoming'],
    ['announced', '2026-11-16', 'in-progress'],
    ['planned', '2026-11-18', 'in-progress'],
    ['announced', '2026-11-19', 'past'],
    ['held', '2026-11-17', 'past'],
    ['closed', '2026-01-01', 'past'],
    ['postponed', '2026-11-01', 'postponed'],
    ['postponed', '2027-11-01', 'postponed'],
    ['cancelled', '2026-11-17', 'cancelled'],
  ] as const)('%s, on %s, is %s', (status, today, standing) => {
    expect(standingOf({ ...edition, status }, today)).toBe(standing);
  });
});

describe('sessions that tell most of an edition', () => {
  const session = (name: string, hour: number, kind: string, theme: string | null = null, more = {}) => ({
    name,
    kind,
    status: 'scheduled',
    audience: 'public',
    startsAt: new Date(Date.UTC(2026, 10, 16, hour)) as Date | null,
    theme: theme === null ? null : { id: theme },
    ...more,
  });
  const names = (sessions: readonly { readonly name: string }[]) => sessions.map(({ name }) => name);

  it('are a ceremony, a plenary and an experience first, then one of each theme, in order of time', () => {
    const sessions = [
      session('opening', 8, 'ceremony'),
      session('first panel', 9, 'panel', 'law'),
      session('second panel', 10, 'panel', 'law'),
      session('workshop', 11, 'workshop', 'school'),
      session('plenary', 12, 'plenary', 'law'),
      session('break', 13, 'break'),
      session('film', 14, 'screening', 'family'),
      session('closing', 15, 'ceremony'),
    ];

    expect(names(highlightsOf(sessions))).toEqual([
      'opening',
      'first panel',
      'workshop',
      'plenary',
      'film',
      'closing',
    ]);
  });

  it('have the opening, though one is invited to it, and the experience that most people carry', () => {
    const sessions = [
      session('opening', 8, 'ceremony', null, { audience: 'invitation' }),
      session('stands', 9, 'ceremony'),
      session('small experience', 10, 'experience', 'school', { roles: [1] }),
      ...[11, 12, 13, 14, 15].map((hour) => session(`panel ${hour}`, hour, 'panel', `t${hour}`)),
      session('great experience', 16, 'experience', 'law', { roles: [1, 2, 3] }),
    ];
    const found = names(highlightsOf(sessions));

    expect(found).toHaveLength(6);
    expect(found[0]).toBe('opening');
    expect([found.includes('stands'), found.includes('great experience')]).toEqual([false, true]);
  });

  it('are never cancelled, by invitation or without a time', () => {
    const sessions = [
      session('cancelled', 8, 'plenary', null, { status: 'cancelled' }),
      session('closed', 9, 'plenary', null, { audience: 'invitation' }),
      session('later', 10, 'plenary', null, { startsAt: null }),
      session('shown', 11, 'plenary'),
    ];

    expect(names(highlightsOf(sessions))).toEqual(['shown']);
  });

  it('are at most six, and the same whatever the time of day', () => {
    const sessions = Array.from({ length: 20 }, (_, index) =>
      session(`s${index}`, index, 'panel', `t${index % 3}`),
    );

    expect(names(highlightsOf(sessions))).toEqual(['s0', 's1', 's2', 's3', 's4', 's5']);
  });
});
