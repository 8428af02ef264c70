import { describe, expect, it } from 'vitest';
import { addDays, isHolySeason, weekday } from '../../src/demonstration/dates.ts';
import type { DemoCertificate } from '../../src/demonstration/index.ts';
import { demonstration } from '../../src/demonstration/index.ts';
import { editionOf } from './support.ts';

const demo = demonstration('2026-03-01');
const forum = editionOf(demo.editions, 'national-forum/2016');
const workshop = editionOf(demo.editions, 'arab-workshop/smart-devices');
const abuDhabi = editionOf(demo.editions, 'weprotect-summit/2015');

const parts = new Set(
  forum.sessions
    .filter((session) => session.change?.kind !== 'cancelled')
    .flatMap((session) => session.roles.map((role) => `${session.key} ${role.role} ${role.person}`)),
);

/** Whether the recorded fact that a certificate names exists and is the recipient's own. */
function restsOnFact({ basis, recipient }: DemoCertificate): boolean {
  const person = recipient.kind === 'person' ? recipient.person : null;
  const body = recipient.kind === 'body' ? recipient.body : null;
  switch (basis.kind) {
    case 'role':
      return parts.has(`${basis.session} ${basis.role} ${person}`);
    case 'attendance':
      return forum.registrations.some(
        (each) => each.key === basis.registration && each.person === person && each.presentOn.length > 0,
      );
    case 'participation':
      return forum.participations.some(
        ({ key, party }) => key === basis.participation && party.kind === 'body' && party.body === body,
      );
    case 'stand':
      return (
        forum.exhibition?.stands.some(
          ({ key, allocation }) => key === basis.stand && allocation?.body === body,
        ) ?? false
      );
    case 'conferral':
      return forum.conferrals.some(
        (each) =>
          each.key === basis.conferral && each.recipient.kind === 'body' && each.recipient.body === body,
      );
    case 'organiser':
      return demo.persons.find(({ key }) => key === person)?.body === 'organising-committee';
  }
}

describe('the first national forum', () => {
  it('gathers at least twelve states and fifteen bodies, those that no report names marked as sample', () => {
    const states = forum.participations.filter(({ party }) => party.kind === 'state');
    const bodies = forum.participations.filter(({ party }) => party.kind === 'body');

    expect(states.length).toBeGreaterThanOrEqual(12);
    expect(bodies.length).toBeGreaterThanOrEqual(15);
    expect(states.filter((each) => !each.sample).map((each) => each.key)).toEqual([
      'state-sa',
      'state-gb',
      'state-my',
      'state-fr',
      'state-ca',
      'state-au',
    ]);
    expect(new Set(forum.participations.map((each) => each.category)).size).toBe(4);
  });

  it('keeps delegations within their quota', () => {
    const over = forum.participations.filter(
      ({ head, members, quota }) => members.length + (head ? 1 : 0) > quota,
    );

    expect(over).toEqual([]);
  });

  it('adopts sixteen recommendations, numbered without gaps, each with a lead and a session', () => {
    const [document] = forum.documents;
    const recommendations = document?.provisions.filter(({ part }) => part === 'recommendation') ?? [];

    expect(recommendations.map(({ number }) => number)).toEqual(
      Array.from({ length: 16 }, (_, at) => at + 1),
    );
    expect(
      recommendations.filter(
        ({ assignments, sessions, theme }) =>
          assignments.filter((each) => each.part === 'lead').length !== 1 ||
          sessions.length === 0 ||
          theme === null,
      ),
    ).toEqual([]);
  });

  it('ends every preamble unit with a comma, every recommendation with a semicolon, the last with a full stop', () => {
    const endings = (part: string) =>
      forum.documents[0]?.provisions
        .filter((provision) => provision.part === part)
        .map(({ text }) => `${text.ar.at(-1)}${text.en.at(-1)}`);

    expect(new Set(endings('preamble'))).toEqual(new Set(['،,']));
    expect(endings('recommendation')).toEqual([...Array.from({ length: 15 }, () => '؛;'), '..']);
  });

  it('lets nobody assess the own body, and no report come from a body without a part', () => {
    const bodyOf = new Map(demo.persons.map((person) => [person.key, person.body]));
    const provisions = forum.documents.flatMap((document) => document.provisions);
    const wrong = forum.followUps.filter((each) => {
      const assigned = provisions
        .find(({ key }) => key === each.recommendation)
        ?.assignments.map(({ body }) => body);
      return (
        each.assessments.some(({ assessor }) => assigned?.includes(bodyOf.get(assessor) ?? '')) ||
        each.reports.some(({ body }) => !assigned?.includes(body))
      );
    });

    expect(wrong.map((each) => each.key)).toEqual([]);
  });

  it('attributes no progress and no silence to a recorded body', () => {
    const recorded = new Set(demo.bodies.filter((body) => !body.sample).map((body) => body.key));
    const named = forum.followUps.flatMap((each) =>
      [...each.responses, ...each.actions, ...each.obligations, ...each.reports].map(({ body }) => body),
    );

    expect(named.filter((body) => recorded.has(body))).toEqual([]);
  });

  it('honours at least fifteen bodies, a newspaper first among them', () => {
    const bodies = forum.conferrals.filter(({ recipient }) => recipient.kind === 'body');

    expect(bodies.length).toBeGreaterThanOrEqual(15);
    expect(bodies[0]?.recipient).toEqual({ kind: 'body', body: 'al-jazirah' });
  });

  it('issues certificates with serials without gaps, each resting on a fact of its recipient', () => {
    expect(forum.certificates.length).toBeGreaterThanOrEqual(60);
    expect(forum.certificates.map(({ serial }) => serial)).toEqual(forum.certificates.map((_, at) => at + 1));
    expect(new Set(forum.certificates.map(({ kind }) => kind)).size).toBe(7);
    expect(forum.certificates.filter((each) => !restsOnFact(each))).toEqual([]);
  });

  it('draws at least fourteen stands inside the hall, none over another', () => {
    const plan = forum.exhibition?.plan ?? { width: 0, height: 0 };
    const boxes = (forum.exhibition?.stands ?? []).map(({ code, polygon }) => {
      const xs = polygon.map(([x]) => x);
      const ys = polygon.map(([, y]) => y);
      return { code, x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
    });
    const overlaps = boxes.flatMap((a, at) =>
      boxes.slice(at + 1).filter((b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1),
    );

    expect(boxes.length).toBeGreaterThanOrEqual(14);
    expect(
      boxes.filter(({ x0, x1, y0, y1 }) => x0 < 0 || y0 < 0 || x1 > plan.width || y1 > plan.height),
    ).toEqual([]);
    expect(overlaps).toEqual([]);
  });

  it('registers none of the twelve recorded persons', () => {
    const recorded = demo.persons.filter((person) => !person.sample).map((person) => person.key);

    expect(recorded).toHaveLength(12);
    expect(forum.registrations.filter(({ person }) => recorded.includes(person))).toEqual([]);
  });
});

describe('the Abu Dhabi summit', () => {
  it('records 40 signatures, 17 pledges and 16 organisations as numbered entries without names', () => {
    const counts = abuDhabi.statements.map(({ adherence, adherents }) => [adherence, adherents.length]);
    const adherents = abuDhabi.statements.flatMap((statement) => statement.adherents);

    expect(counts).toEqual([
      ['signature', 40],
      ['pledge', 17],
      ['agreement', 16],
    ]);
    expect(adherents.filter(({ party }) => party !== null)).toEqual([]);
  });

  it('records a permanent founding seat and a seat of three years', () => {
    const seats = abuDhabi.governingBodies.flatMap((each) => each.seats);
    const years = (from: string, to: string) => Number(to.slice(0, 4)) - Number(from.slice(0, 4));
    const chair = seats.find(({ kind }) => kind === 'ex-officio')?.tenures[0];

    expect(seats.filter(({ founding }) => founding).map(({ kind }) => kind)).toEqual(['permanent']);
    expect(years(chair?.start ?? '', chair?.end ?? '')).toBe(3);
  });
});

describe('the Arab workshop', () => {
  it('has 204 participants of 15 states, online', () => {
    const attended = workshop.participations.map((each) => each.attended ?? 0);

    expect(attended).toHaveLength(15);
    expect(attended.reduce((sum, count) => sum + count, 0)).toBe(204);
    expect(workshop.mode).toBe('online');
    expect(workshop.datesAreSample).toBe(true);
  });

  it('belongs to a bureau that works under a standing secretariat', () => {
    const bureau = demo.bodies.find((body) => body.key === workshop.organiser);

    expect(bureau?.parent).toBe('arab-interior-secretariat');
  });
});

describe('the edition in preparation', () => {
  const everyDay = Array.from({ length: 800 }, (_, at) => addDays('2025-01-01', at));

  it('starts on a Sunday some months after today, clear of holy seasons, whenever it is asked for', () => {
    const wrong = everyDay.filter((today) => {
      const next = demonstration(today).editions.at(-1);
      if (next === undefined || next.stage !== 'preparation') return true;
      const days = [next.from, addDays(next.from, 1), next.to];
      const tooSoon = next.from < addDays(today, 150) || next.from > addDays(today, 200);
      return (
        tooSoon || weekday(next.from) !== 0 || days.some(isHolySeason) || next.slug !== next.from.slice(0, 4)
      );
    });

    expect(wrong).toEqual([]);
  });

  it('is the second, has been postponed, and waits for some of its sessions to be placed', () => {
    const next = demo.editions.at(-1);

    expect(next?.number).toBe(2);
    expect(next?.postponements).toHaveLength(2);
    expect(next?.venues[0]?.status).toBe('to-be-confirmed');
    expect(next?.sessions.filter(({ slot }) => slot === null)).toHaveLength(13);
    expect(next?.sessions.filter(({ slot }) => slot !== null)).toHaveLength(15);
  });

  it('disposes of each of the sixteen recommendations once, with a reason', () => {
    const next = demo.editions.at(-1);
    const recommendations = forum.documents.flatMap(({ provisions }) =>
      provisions.filter(({ part }) => part === 'recommendation').map(({ key }) => key),
    );

    expect(next?.dispositions.map(({ provision }) => provision)).toEqual(recommendations);
  });

  it('closes a recommendation only where an assessor found it complete', () => {
    const closed =
      demo.editions.at(-1)?.dispositions.filter(({ disposition }) => disposition === 'closed') ?? [];
    const complete = forum.followUps
      .filter(({ assessments }) => assessments.some(({ finding }) => finding === 'complete'))
      .map(({ recommendation }) => recommendation);

    expect(closed.map(({ provision }) => provision)).toEqual(complete);
  });

  it('gives the same content for the same day', () => {
    expect(demonstration('2026-03-01')).toEqual(demonstration('2026-03-01'));
  });
});
