import { describe, expect, it } from 'vitest';
import type { DemoSession } from '../../src/demonstration/index.ts';
import { demonstration } from '../../src/demonstration/index.ts';
import { asFirstReleased, asHeld, clashes, editionOf, peopleIn, type Use } from './support.ts';

const demo = demonstration('2026-03-01');

function roomUses(sessions: readonly DemoSession[]): Use[] {
  return sessions.flatMap(({ key, slot }) =>
    slot === null || slot.room === null ? [] : [{ who: slot.room, session: key, slot }],
  );
}

function personUses(sessions: readonly DemoSession[]): Use[] {
  return sessions.flatMap((session) => {
    const { slot } = session;
    return slot === null ? [] : peopleIn(session).map((who) => ({ who, session: session.key, slot }));
  });
}

describe.each(demo.editions.map((edition) => [edition.key, edition] as const))(
  'the programme of %s',
  (_, edition) => {
    const versions = [asFirstReleased(edition.sessions), asHeld(edition.sessions)];
    const rooms = new Map(edition.venues.flatMap((venue) => venue.rooms.map((room) => [room.key, room])));

    it('books no room twice, neither as first released nor as held', () => {
      expect(versions.flatMap((sessions) => clashes(roomUses(sessions)))).toEqual([]);
    });

    it('books no person twice in any role, note-takers included', () => {
      expect(versions.flatMap((sessions) => clashes(personUses(sessions)))).toEqual([]);
    });

    it('gives nobody two roles in one session', () => {
      const doubled = edition.sessions.filter(
        (session) => new Set(peopleIn(session)).size !== peopleIn(session).length,
      );

      expect(doubled.map((session) => session.key)).toEqual([]);
    });

    it('lets nobody sit in a workshop while having a part or a place elsewhere', () => {
      const slots = new Map(edition.sessions.map((session) => [session.key, session.slot]));
      const places = edition.registrations.flatMap((registration) =>
        registration.places
          .filter((place) => place.status === 'attended')
          .flatMap((place): Use[] => {
            const slot = slots.get(place.session) ?? null;
            return slot === null ? [] : [{ who: registration.person, session: place.session, slot }];
          }),
      );

      expect(clashes([...places, ...personUses(asHeld(edition.sessions))])).toEqual([]);
    });

    it('stays within the days of the edition, each session ending after it starts', () => {
      const outside = versions.flat().filter(({ slot }) => {
        if (slot === null) return false;
        const timed = /^\d\d:\d\d$/.test(slot.start) && /^\d\d:\d\d$/.test(slot.end) && slot.start < slot.end;
        return !timed || slot.day < edition.from || slot.day > edition.to;
      });

      expect(outside).toEqual([]);
      expect(edition.sessions.filter((session) => session.minutes <= 0)).toEqual([]);
    });

    it('offers no more places than seats and interprets only where there are booths', () => {
      const wrong = edition.sessions.filter((session) => {
        const room = rooms.get(session.slot?.room ?? '');
        if (room === undefined) return false;
        return (session.capacity ?? 0) > room.capacity || session.interpretedInto.length > room.booths;
      });
      expect(wrong.map((session) => session.key)).toEqual([]);
    });

    it('confirms no more places than a session offers', () => {
      const over = edition.sessions.filter((session) => {
        const taken = edition.registrations.flatMap((each) =>
          each.places.filter(
            (place) =>
              place.session === session.key && ['confirmed', 'attended', 'absent'].includes(place.status),
          ),
        );
        return session.capacity !== null && taken.length > session.capacity;
      });

      expect(over.map((session) => session.key)).toEqual([]);
    });
  },
);

describe('the programme of the first national forum', () => {
  const { sessions } = editionOf(demo.editions, 'national-forum/2016');

  it('has about sixty sessions over three days in five parallel rooms', () => {
    const rooms = new Set(
      sessions.flatMap(({ slot }) => (slot?.room && slot.room !== 'gallery' ? [slot.room] : [])),
    );

    expect(sessions.length).toBeGreaterThanOrEqual(58);
    expect(sessions.length).toBeLessThanOrEqual(70);
    expect([...new Set(sessions.map((session) => session.slot?.day))]).toEqual([
      '2016-11-14',
      '2016-11-15',
      '2016-11-16',
    ]);
    expect([...rooms].sort()).toEqual(['council', 'jasmine', 'main', 'oasis', 'palm']);
  });

  it('has one session cancelled and one moved', () => {
    const changes = sessions.flatMap(({ key, change }) => (change === null ? [] : [`${key} ${change.kind}`]));

    expect(changes).toEqual(['treatment-papers cancelled', 'safe-design-workshop moved']);
  });

  it('keeps prayer times and meals free of talks', () => {
    const pauses = sessions.filter(({ kind }) => kind === 'break' || kind === 'prayer-break');
    const talks = sessions.filter(
      ({ kind }) => !['break', 'prayer-break', 'exhibition-hours', 'cultural-visit'].includes(kind),
    );
    const disturbed = pauses.flatMap((pause) =>
      talks
        .filter(
          (talk) =>
            talk.slot !== null &&
            pause.slot !== null &&
            talk.slot.day === pause.slot.day &&
            talk.slot.start < pause.slot.end &&
            pause.slot.start < talk.slot.end,
        )
        .map((talk) => `${talk.key} in ${pause.key}`),
    );

    expect(disturbed).toEqual([]);
  });

  it('abstracts most of its sessions', () => {
    const talks = sessions.filter(({ kind }) => kind !== 'break' && kind !== 'prayer-break');

    expect(talks.filter((session) => session.abstract !== null).length / talks.length).toBeGreaterThan(0.8);
  });

  it('records the session of international experience with its chair and six speakers, on Wednesday', () => {
    const recorded = sessions.find((session) => session.key === 'international-experience');

    expect(recorded?.sample).toBe(false);
    expect(recorded?.slot?.day).toBe('2016-11-16');
    expect(recorded?.roles.filter((role) => role.role === 'chair' || role.role === 'speaker')).toEqual([
      { role: 'chair', person: 'mufarrej-al-haqabani' },
      { role: 'speaker', person: 'claire-williams' },
      { role: 'speaker', person: 'abdul-razzak-ahmad' },
      { role: 'speaker', person: 'sin-shih-shieh' },
      { role: 'speaker', person: 'christophe-lojo' },
      { role: 'speaker', person: 'roberta-lynn-sinclair' },
      { role: 'speaker', person: 'daryl-higgins' },
    ]);
  });

  it('gives recorded persons no part beyond what was reported', () => {
    const recorded = new Set(demo.persons.filter((person) => !person.sample).map((person) => person.key));
    const parts = demo.editions.flatMap((edition) =>
      edition.sessions.flatMap((session) =>
        session.roles
          .filter((role) => recorded.has(role.person))
          .map((role) => `${edition.key} ${session.key} ${role.person}`),
      ),
    );

    expect(parts.filter((part) => !part.includes('international-experience'))).toEqual([
      'arab-workshop/smart-devices opening osama-khalaf',
    ]);
  });
});
