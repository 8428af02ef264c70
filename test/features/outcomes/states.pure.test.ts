import { describe, expect, it } from 'vitest';
import { decisionTransitions } from '../../../src/features/outcomes/adoption/rules.ts';
import { amendmentTransitions } from '../../../src/features/outcomes/amendments/rules/states.ts';
import { reportTransitions as sessionReports } from '../../../src/features/outcomes/drafting/rules/report.ts';
import {
  isOpenReport,
  mayBecomeReport,
  needsEvidence,
  reportTransitions,
} from '../../../src/features/outcomes/follow-up/rules.ts';
import { pledgeStates, publicStatuses } from '../../../src/features/outcomes/pledges/rules.ts';
import {
  anchorOf,
  isEditable,
  mayBecome,
  outcomeTransitions,
  provisionPath,
} from '../../../src/features/outcomes/rules.ts';
import { signatureStates, statementStates } from '../../../src/features/outcomes/statements/rules.ts';
import {
  amendmentStatuses,
  decisionStatuses,
  findings,
  outcomeStatuses,
  pledgeStatuses,
  progressReportStatuses,
  sessionReportStatuses,
  signatureStatuses,
  statementStatuses,
} from '../../../src/features/outcomes/tables.ts';

type Table = Readonly<Record<string, readonly string[]>>;

/** Tables of states: where each begins, what the database may hold, and every step that is allowed; all others are not. */
const tables: Readonly<Record<string, readonly [Table, string, readonly string[], string]>> = {
  texts: [
    outcomeTransitions,
    'draft',
    outcomeStatuses,
    `draft>circulated draft>tabled draft>adopted draft>withdrawn circulated>open-for-amendments circulated>tabled
     circulated>adopted circulated>withdrawn open-for-amendments>closed open-for-amendments>withdrawn closed>consolidated
     closed>withdrawn consolidated>tabled consolidated>withdrawn tabled>adopted tabled>not-adopted tabled>referred
     tabled>deferred tabled>withdrawn adopted>published referred>draft deferred>tabled`,
  ],
  'session reports': [
    sessionReports,
    'draft',
    sessionReportStatuses,
    'draft>submitted submitted>returned submitted>taken-up returned>submitted',
  ],
  decisions: [decisionTransitions, 'prepared', decisionStatuses, 'prepared>open open>closed'],
  statements: [statementStates, 'draft', statementStatuses, 'draft>open open>closed closed>open'],
  signatures: [
    signatureStates,
    'invited',
    signatureStatuses,
    `invited>intent invited>signed invited>declined intent>intent intent>signed intent>declined declined>intent
     declined>signed signed>withdrawn`,
  ],
  pledges: [
    pledgeStates,
    'draft',
    pledgeStatuses,
    `draft>submitted submitted>verified submitted>withdrawn verified>announced verified>withdrawn announced>active
     announced>lapsed announced>withdrawn active>fulfilled active>partly active>lapsed active>withdrawn partly>fulfilled`,
  ],
  'progress reports': [
    reportTransitions,
    'draft',
    progressReportStatuses,
    'draft>submitted submitted>returned submitted>accepted returned>submitted accepted>published',
  ],
};

describe.each(Object.entries(tables))('the states of %s', (_name, [table, begin, stored, steps]) => {
  it('are those that the database may hold, and each is reached', () => {
    const seen = new Set([begin]);
    for (const state of seen) for (const next of table[state] ?? []) seen.add(next);

    expect(Object.keys(table).toSorted()).toEqual([...stored].toSorted());
    expect([...seen].toSorted()).toEqual([...stored].toSorted());
  });

  it('follow each other by these steps and by no others', () => {
    const found = Object.entries(table).flatMap(([from, to]) => to.map((next) => `${from}>${next}`));

    expect(found.toSorted()).toEqual(steps.trim().split(/\s+/).toSorted());
  });
});

describe('the states of amendments', () => {
  it('refuse each step that is none: nothing is taken up again, and no draft is decided on', () => {
    const ends = amendmentStatuses.filter((status) => amendmentTransitions[status].length === 0);
    const decided = [
      'accepted',
      'merged',
      'put-to-decision',
      'adopted',
      'rejected',
      'inadmissible',
      'lapsed',
    ];

    expect(ends.flatMap((status) => [...amendmentTransitions[status]])).toEqual([]);
    expect(amendmentTransitions.draft.filter((next) => decided.includes(next))).toEqual([]);
    expect(amendmentStatuses.filter((from) => amendmentTransitions[from].includes('draft'))).toEqual([]);
    expect(amendmentStatuses.filter((from) => amendmentTransitions[from].includes('adopted'))).toEqual([
      'put-to-decision',
    ]);
  });
});

describe('what follows from a state', () => {
  it('keeps adopted, refused and withdrawn wording, and sent reports, as they are', () => {
    expect(outcomeStatuses.filter((status) => !isEditable(status))).toEqual([
      'adopted',
      'not-adopted',
      'withdrawn',
      'published',
    ]);
    expect(progressReportStatuses.filter(isOpenReport)).toEqual(['draft', 'returned']);
    expect(outcomeStatuses.filter((from) => mayBecome(from, 'published'))).toEqual(['adopted']);
    expect(progressReportStatuses.filter((from) => mayBecomeReport(from, 'published'))).toEqual(['accepted']);
  });

  it('asks for evidence where much is found to be done, and shows no pledge before it is announced', () => {
    expect(findings.filter(needsEvidence)).toEqual(['substantial', 'complete']);
    expect(pledgeStatuses.filter((status) => !publicStatuses.includes(status)).slice(0, 3)).toEqual([
      'draft',
      'submitted',
      'verified',
    ]);
  });
});

it('leads to one provision, where each text of an edition counts from one', () => {
  const places = [
    { id: 'a', code: '2/SOA/01', number: 1 },
    { id: 'b', code: '2/SOA/04', number: 1 },
    { id: 'c', code: '2/REC/07', number: 7 },
    { id: 'd', code: null, number: null },
  ];
  expect(places.map(anchorOf)).toEqual(['r-2-soa-01', 'r-2-soa-04', 'r-7', 'r-d']);
  expect(places.map(provisionPath)).toEqual([
    '/recommendations#r-2-soa-01',
    '/recommendations#r-2-soa-04',
    '/recommendations/7',
    '/recommendations#r-d',
  ]);
});
