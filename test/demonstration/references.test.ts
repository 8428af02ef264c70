import { describe, expect, it } from 'vitest';
import type { Demonstration } from '../../src/demonstration/index.ts';
import { demonstration } from '../../src/demonstration/index.ts';

const demo: Demonstration = demonstration('2026-03-01');
const bodies = new Set(demo.bodies.map((body) => body.key));
const persons = new Set(demo.persons.map((person) => person.key));
const series = new Set(demo.series.map((each) => each.key));
const editions = new Map(demo.editions.map((edition) => [edition.key, edition]));

function missing(keys: Iterable<string | null>, known: ReadonlySet<string>): string[] {
  return [...keys].filter((key): key is string => key !== null && !known.has(key));
}

function doubles(keys: readonly string[]): string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

describe('the directory', () => {
  it('gives every body, person, series, edition and account a key of its own', () => {
    const lists = [demo.bodies, demo.persons, demo.series, demo.editions, demo.accounts];

    expect(lists.flatMap((list) => doubles(list.map((each) => each.key)))).toEqual([]);
  });

  it('lists parent bodies before the bodies under them', () => {
    const late = demo.bodies.filter(
      (body, at) => body.parent !== null && !demo.bodies.slice(0, at).some(({ key }) => key === body.parent),
    );

    expect(late).toEqual([]);
  });

  it('knows the body of every person and the owner of every series', () => {
    expect(
      missing(
        demo.persons.map((person) => person.body),
        bodies,
      ),
    ).toEqual([]);
    expect(
      missing(
        demo.series.map((each) => each.owner),
        bodies,
      ),
    ).toEqual([]);
  });

  it('lists every state that a person, a body or a participation names', () => {
    const states = new Set(demo.states);
    const named = [
      ...demo.persons.map((person) => person.state),
      ...demo.bodies.map((body) => body.state),
      ...demo.editions.flatMap((edition) =>
        edition.participations.map(({ party }) => (party.kind === 'state' ? party.state : null)),
      ),
    ];

    expect(missing(named, states)).toEqual([]);
    expect([...demo.states].every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
  });

  it('gives accounts an address at example.org, and rights in editions that exist', () => {
    const scopes = demo.accounts.flatMap((account) => account.grants.map((grant) => grant.scope));

    expect(demo.accounts.filter((account) => !account.email.endsWith('@example.org'))).toEqual([]);
    expect(
      missing(
        demo.accounts.map((account) => account.person),
        persons,
      ),
    ).toEqual([]);
    expect(scopes.filter((scope) => 'edition' in scope && !editions.has(scope.edition))).toEqual([]);
    expect(scopes.filter((scope) => 'series' in scope && !series.has(scope.series))).toEqual([]);
    expect(
      scopes.filter(
        (scope) =>
          scope.kind === 'participation' &&
          !editions.get(scope.edition)?.participations.some(({ key }) => key === scope.participation),
      ),
    ).toEqual([]);
  });
});

describe.each(demo.editions.map((edition) => [edition.key, edition] as const))(
  'the edition %s',
  (_, edition) => {
    const themes = new Set(edition.themes.map((theme) => theme.key));
    const rooms = new Set(edition.venues.flatMap((venue) => venue.rooms.map((room) => room.key)));
    const participations = new Set(edition.participations.map(({ key }) => key));
    const sessions = new Set(edition.sessions.map(({ key }) => key));
    const provisions = edition.documents.flatMap((document) => document.provisions);

    it('has a series, an organiser and a patron that exist, and the address of its key', () => {
      expect(missing([edition.series], series)).toEqual([]);
      expect(missing([edition.organiser, ...edition.coOrganisers], bodies)).toEqual([]);
      expect(missing([edition.patron], persons)).toEqual([]);
      expect(edition.key).toBe(`${edition.series}/${edition.slug}`);
    });

    it('gives everything below it a key of its own', () => {
      const lists = [
        edition.themes,
        edition.venues.flatMap((venue) => venue.rooms),
        edition.participations,
        edition.sessions,
        edition.sessions.flatMap((session) => session.papers),
        edition.registrations,
        edition.exhibition?.stands ?? [],
        edition.documents,
        edition.statements,
        edition.statements.flatMap((statement) => statement.adherents),
        edition.followUps,
        edition.followUps.flatMap((each) => [...each.reports, ...each.assessments]),
        edition.conferrals,
        edition.certificates,
      ];

      expect(lists.flatMap((list) => doubles(list.map((each) => each.key)))).toEqual([]);
      expect(
        edition.documents.flatMap((document) => doubles(document.provisions.map(({ key }) => key))),
      ).toEqual([]);
    });

    it('knows the persons, rooms, themes and parties of every session', () => {
      const all = edition.sessions;
      const slots = all.flatMap(({ slot, change }) => [slot, change?.kind === 'moved' ? change.from : null]);

      expect(
        missing(
          all.flatMap(({ roles }) => roles.map((role) => role.person)),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          all.map((session) => session.theme),
          themes,
        ),
      ).toEqual([]);
      expect(
        missing(
          slots.map((slot) => slot?.room ?? null),
          rooms,
        ),
      ).toEqual([]);
      expect(
        missing(
          all.map((session) => session.meeting?.noteTaker ?? null),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          all.flatMap((session) => session.meeting?.parties ?? []),
          participations,
        ),
      ).toEqual([]);
    });

    it('lets the first author of a paper speak in its session', () => {
      const silent = edition.sessions.flatMap((session) =>
        session.papers.filter(
          (paper) =>
            !session.roles.some((role) => role.role === 'speaker' && role.person === paper.authors[0]),
        ),
      );
      const authors = edition.sessions.flatMap(({ papers }) => papers.flatMap((paper) => paper.authors));

      expect(silent).toEqual([]);
      expect(missing(authors, persons)).toEqual([]);
    });

    it('knows the parties and persons of every participation and registration', () => {
      const parties = edition.participations.map(({ party }) => (party.kind === 'body' ? party.body : null));
      const people = edition.participations.flatMap((each) => [each.head, each.focalPoint, ...each.members]);

      expect(missing(parties, bodies)).toEqual([]);
      expect(missing(people, persons)).toEqual([]);
      expect(
        missing(
          edition.registrations.map((each) => each.person),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.registrations.map((each) => each.participation),
          participations,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.registrations.flatMap((each) => each.places.map((place) => place.session)),
          sessions,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.precedence.flatMap((each) => each.order),
          participations,
        ),
      ).toEqual([]);
    });

    it('knows what the provisions of its documents refer to', () => {
      const links = provisions.flatMap((provision) => provision.links);
      const unresolved = links.filter((link) => {
        const document = editions.get(link.edition)?.documents.find(({ key }) => key === link.document);
        if (document === undefined) return true;
        return link.provision !== null && !document.provisions.some(({ key }) => key === link.provision);
      });

      expect(unresolved).toEqual([]);
      expect(
        missing(
          provisions.map((provision) => provision.theme),
          themes,
        ),
      ).toEqual([]);
      expect(
        missing(
          provisions.flatMap((provision) => provision.sessions),
          sessions,
        ),
      ).toEqual([]);
      expect(
        missing(
          provisions.flatMap(({ assignments }) => assignments.map((each) => each.body)),
          bodies,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.documents.map((document) => document.adoption?.session ?? null),
          sessions,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.documents.map((document) => document.adoption?.readBy ?? null),
          persons,
        ),
      ).toEqual([]);
    });

    it('knows the texts, bodies and persons of statements, seats and follow-up', () => {
      const documents = new Set(edition.documents.map(({ key }) => key));
      const known = new Set(provisions.map(({ key }) => key));
      const seats = edition.governingBodies.flatMap((each) => each.seats);
      const reporting = edition.followUps.flatMap((each) => [
        ...each.reports.map(({ body }) => body),
        ...each.obligations.map(({ body }) => body),
        ...each.actions.map(({ body }) => body),
        ...each.responses.map(({ body }) => body),
      ]);

      expect(
        missing(
          edition.statements.map((statement) => statement.document),
          documents,
        ),
      ).toEqual([]);
      expect(
        missing(
          seats.flatMap((seat) => seat.tenures.map((tenure) => tenure.holder)),
          bodies,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.governingBodies.map(({ body }) => body),
          bodies,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.followUps.map((each) => each.recommendation),
          known,
        ),
      ).toEqual([]);
      expect(missing(reporting, bodies)).toEqual([]);
      expect(
        missing(
          edition.followUps.flatMap(({ assessments }) => assessments.map((each) => each.assessor)),
          persons,
        ),
      ).toEqual([]);
    });

    it('knows the holders of stands and the recipients of honours and certificates', () => {
      const stands = edition.exhibition?.stands ?? [];
      const recipients = [...edition.conferrals, ...edition.certificates].map((each) => each.recipient);
      const classes = new Set(edition.exhibition?.classes.map(({ key }) => key));
      const schemes = new Set(edition.honourSchemes.map(({ key }) => key));

      expect(
        missing(
          stands.map((stand) => stand.allocation?.body ?? null),
          bodies,
        ),
      ).toEqual([]);
      expect(
        missing(
          stands.flatMap((stand) => stand.allocation?.staff ?? []),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          stands.map((stand) => stand.class),
          classes,
        ),
      ).toEqual([]);
      expect(missing([edition.exhibition?.room ?? null], rooms)).toEqual([]);
      expect(
        missing(
          recipients.map((each) => (each.kind === 'body' ? each.body : null)),
          bodies,
        ),
      ).toEqual([]);
      expect(
        missing(
          recipients.map((each) => (each.kind === 'person' ? each.person : null)),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.conferrals.map((each) => each.scheme),
          schemes,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.conferrals.map((each) => each.session),
          sessions,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.conferrals.map((each) => each.conferredBy),
          persons,
        ),
      ).toEqual([]);
      expect(
        missing(
          edition.certificates.map((each) => each.signatory),
          persons,
        ),
      ).toEqual([]);
    });

    it('disposes of recommendations that exist', () => {
      const unresolved = edition.dispositions.filter((each) => {
        const document = editions.get(each.edition)?.documents.find(({ key }) => key === each.document);
        const keys = document?.provisions.map(({ key }) => key) ?? [];
        return !keys.includes(each.provision) || (each.into !== null && !keys.includes(each.into));
      });

      expect(unresolved).toEqual([]);
    });
  },
);
