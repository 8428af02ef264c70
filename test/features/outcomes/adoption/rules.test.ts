import { describe, expect, it } from 'vitest';
import {
  type Closing,
  faultsOfRoll,
  isCarried,
  mannerOf,
  quorumOf,
  resultOf,
  tallyOf,
} from '../../../../src/features/outcomes/adoption/rules.ts';

const votes = (inFavour: number, against: number, abstaining = 0) => ({ for: inFavour, against, abstaining });
const closing = (given: Partial<Closing>): Closing => ({
  method: 'roll-call',
  majority: 'simple',
  present: 5,
  quorum: 3,
  tally: votes(3, 2),
  objection: false,
  end: null,
  ...given,
});

describe('what a decision comes to', () => {
  it('counts votes by choice', () => {
    expect(tallyOf(['for', 'abstaining', 'for', 'against'])).toEqual(votes(2, 1, 1));
    expect(tallyOf([])).toEqual(votes(0, 0));
  });

  it('asks for a share of the entitled, rounded up', () => {
    expect([quorumOf(21, 50), quorumOf(22, 50), quorumOf(3, 67), quorumOf(0, 50), quorumOf(9, 0)]).toEqual([
      11, 11, 3, 0, 0,
    ]);
  });

  it('is carried by those present and voting; abstentions are no votes', () => {
    expect(
      (
        [
          ['simple', votes(2, 1, 9)],
          ['simple', votes(2, 2)],
          ['simple', votes(0, 0, 5)],
          ['two-thirds', votes(4, 2)],
          ['two-thirds', votes(3, 2)],
          ['two-thirds', votes(1, 0, 8)],
          ['unanimity', votes(4, 0, 1)],
          ['unanimity', votes(4, 1)],
          ['unanimity', votes(0, 0, 5)],
        ] as const
      ).map(([majority, tally]) => isCarried(majority, tally)),
    ).toEqual([true, false, false, true, false, true, true, false, false]);
  });

  it('needs the quorum, and nobody who objects to a consensus', () => {
    expect(
      [
        closing({}),
        closing({ tally: votes(2, 2) }),
        closing({ present: 2 }),
        closing({ method: 'consensus', tally: votes(0, 0) }),
        closing({ method: 'consensus', objection: true }),
        closing({ method: 'acclamation', present: 2 }),
        closing({ end: 'deferred' }),
      ].map(resultOf),
    ).toEqual(['adopted', 'rejected', 'no-quorum', 'adopted', 'rejected', 'no-quorum', 'deferred']);
  });

  it('is unanimous when every vote is in favour, which consensus is not', () => {
    expect([
      mannerOf('roll-call', votes(5, 0)),
      mannerOf('devices', votes(4, 0, 1)),
      mannerOf('show-of-hands', votes(4, 1)),
      mannerOf('consensus', votes(0, 0)),
      mannerOf('acclamation', votes(0, 0)),
    ]).toEqual(['unanimity', 'vote', 'vote', 'consensus', 'acclamation']);
  });
});

describe('a roll', () => {
  const one = (participationId: string, proxyId: string | null = null, present = true) => ({
    participationId,
    present,
    proxyId,
  });

  it('has each delegation once, and proxies who are there themselves', () => {
    expect(faultsOfRoll([one('a'), one('b', 'a'), one('c', 'a'), one('d', null, false)])).toEqual([]);
    expect(
      faultsOfRoll([
        one('a'),
        one('a'),
        one('b', 'b'),
        one('c', 'b'),
        one('d', 'x'),
        one('e', null, false),
        one('f', 'e'),
      ]),
    ).toEqual([
      { index: 1, fault: 'elector-twice' },
      { index: 2, fault: 'proxy-itself' },
      { index: 3, fault: 'proxy-of-proxy' },
      { index: 4, fault: 'proxy-unknown' },
      { index: 6, fault: 'proxy-absent' },
    ]);
  });
});
