import { describe, expect, it } from 'vitest';
import {
  givingLimit,
  type HeldRight,
  holdsByLoanAlone,
  loanFault,
  mayGive,
  rolesAt,
  stronger,
  withinLimit,
  withinRight,
} from '../../../../src/features/accounts/rights/rules.ts';
import {
  type Actor,
  everywhere,
  type Grant,
  roles,
  type ScopeKind,
  scopeKinds,
} from '../../../../src/platform/actor/index.ts';

const actorWith = (...grants: Grant[]): Actor => ({
  kind: 'account',
  accountId: 'me',
  name: 'Me',
  language: 'en',
  grants,
});
const grant = (role: Grant['role'], scopeKind: ScopeKind, scopeId: string | null): Grant => ({
  role,
  scopeKind,
  scopeId,
});
const held = (right: Grant, endsAt: Date | null = null, lent = false): HeldRight => ({
  ...right,
  id: 'right',
  endsAt,
  lent,
});

const series = { seriesId: 's', editionId: null };
const edition = { seriesId: 's', editionId: 'e' };
const other = { seriesId: 't', editionId: 'f' };
const day = (text: string): Date => new Date(`2027-${text}T00:00:00Z`);

describe('who may give which right', () => {
  /** Every role at every kind of scope that the actor may give there. */
  const given = (actor: Actor, kind: ScopeKind, place: typeof series | typeof edition | typeof everywhere) =>
    roles.filter((role) => mayGive(actor, { role, scopeKind: kind }, place));

  it('is the organiser of the scope, for every role that makes sense there', () => {
    const everything = actorWith(grant('organiser', 'installation', null));
    for (const kind of scopeKinds) {
      const inOrder = roles.filter((role) => rolesAt[kind].includes(role));
      expect(given(everything, kind, everywhere)).toEqual(inOrder);
    }
    const ofEdition = actorWith(grant('organiser', 'edition', 'e'));
    expect(given(ofEdition, 'edition', edition)).toEqual(
      roles.filter((role) => rolesAt.edition.includes(role)),
    );
    expect(given(ofEdition, 'edition', other)).toEqual([]);
    expect(given(ofEdition, 'series', series)).toEqual([]);
    expect(given(ofEdition, 'body', everywhere)).toEqual([]);
    expect(given(ofEdition, 'installation', everywhere)).toEqual([]);
    expect(given(actorWith(grant('organiser', 'series', 's')), 'edition', edition)).not.toEqual([]);
  });

  it('is protocol as well for focal points and delegates, and for nothing else', () => {
    const protocol = actorWith(grant('protocol', 'edition', 'e'));
    expect(given(protocol, 'delegation', edition)).toEqual(['focal-point', 'delegate']);
    expect(given(protocol, 'delegation', other)).toEqual([]);
    expect(given(protocol, 'edition', edition)).toEqual([]);
  });

  it('is nobody else', () => {
    const rest = roles.filter((role) => role !== 'organiser' && role !== 'protocol');
    for (const role of rest) {
      const actor = actorWith(grant(role, 'installation', null));
      expect(scopeKinds.flatMap((kind) => given(actor, kind, everywhere))).toEqual([]);
    }
    expect(given({ kind: 'anonymous' }, 'edition', edition)).toEqual([]);
  });

  it('reaches no further in time than the giver’s own right', () => {
    const lasting = held(grant('organiser', 'edition', 'e'));
    const ending = held(grant('organiser', 'series', 's'), day('03-01'));
    expect(givingLimit([lasting, ending], 'edition', edition)).toBeNull();
    expect(givingLimit([ending], 'edition', edition)).toEqual(day('03-01'));
    expect(givingLimit([ending], 'edition', other)).toBeUndefined();
    expect(withinLimit(null, day('03-01'))).toBe(false);
    expect(withinLimit(day('03-01'), day('03-01'))).toBe(true);
    expect(withinLimit(day('03-02'), day('03-01'))).toBe(false);
    expect(withinLimit(null, null)).toBe(true);
  });

  it('knows a right that is only lent', () => {
    const loan = held(grant('organiser', 'edition', 'e'), day('03-01'), true);
    expect(holdsByLoanAlone([loan], 'edition', edition)).toBe(true);
    expect(holdsByLoanAlone([loan, held(grant('organiser', 'series', 's'))], 'edition', edition)).toBe(false);
    expect(holdsByLoanAlone([], 'edition', edition)).toBe(false);
  });
});

describe('lending a right', () => {
  const now = day('01-01');
  const desk = held(grant('desk', 'series', 's'), day('06-01'));
  const at = (
    scopeKind: ScopeKind,
    scopeId: string | null,
    place: { seriesId: string | null; editionId: string | null },
    until = day('03-01'),
  ) => ({
    scope: { scopeKind, scopeId },
    place,
    until,
  });

  it('is for its own scope or a narrower one', () => {
    expect(loanFault(desk, at('series', 's', series), now)).toBeUndefined();
    expect(loanFault(desk, at('edition', 'e', edition), now)).toBeUndefined();
    expect(loanFault(desk, at('edition', 'f', other), now)).toBe('loan-wider');
    expect(loanFault(desk, at('installation', null, everywhere), now)).toBe('loan-wider');
    expect(
      withinRight(grant('organiser', 'installation', null), { scopeKind: 'body', scopeId: 'b' }, everywhere),
    ).toBe(false);
  });

  it('ends, with the right itself at the latest, and within a year', () => {
    expect(loanFault(desk, at('series', 's', series, day('06-02')), now)).toBe('loan-outlasts');
    expect(loanFault(desk, at('series', 's', series, now), now)).toBe('end-past');
    const lasting = { ...desk, endsAt: null };
    expect(loanFault(lasting, at('series', 's', series, new Date('2028-02-01')), now)).toBe('loan-too-long');
  });

  it('is not done with what was lent', () => {
    expect(loanFault({ ...desk, lent: true }, at('series', 's', series), now)).toBe('loan-not-lent-again');
  });

  it('yields to a right of one’s own, and the longer outlasts the shorter', () => {
    type Right = Parameters<typeof stronger>[0];
    const own: Right = { lent: false, endsAt: day('02-01') };
    const loan: Right = { lent: true, endsAt: day('05-01') };
    const lasting: Right = { lent: false, endsAt: null };
    expect([stronger(own, loan), stronger(loan, own)]).toEqual([own, own]);
    expect([stronger(own, lasting), stronger(lasting, own)]).toEqual([lasting, lasting]);
    expect(stronger(own, { ...own })).toBe(own);
  });
});
