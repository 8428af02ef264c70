import { describe, expect, it } from 'vitest';
import {
  asKept,
  editedText,
  fieldName,
  keptText,
  letterFields,
} from '../../../../src/features/delegations/invitations/rules/fields.ts';
import {
  mergeLetter,
  missingIn,
  paragraphsOf,
  textFault,
} from '../../../../src/features/delegations/invitations/rules/merge.ts';
import {
  countOf,
  letterNumber,
  patternFault,
} from '../../../../src/features/delegations/invitations/rules/number.ts';
import { reminderDue } from '../../../../src/features/delegations/invitations/rules/reminders.ts';
import { standardLetters } from '../../../../src/features/delegations/invitations/rules/standard.ts';
import {
  invitationSteps,
  left,
  mayStep,
} from '../../../../src/features/delegations/invitations/rules/states.ts';
import { invitationStates, letterKinds } from '../../../../src/features/delegations/tables.ts';

describe('the states of an invitation', () => {
  it('are all reached from a draft, each by its steps', () => {
    const reached = new Set(['drafted' as (typeof invitationStates)[number]]);
    for (const state of reached) for (const next of invitationSteps[state]) reached.add(next);

    expect([...reached].toSorted()).toEqual([...invitationStates].toSorted());
  });

  it('let nothing leave unapproved, and nothing that left be drafted, approved or sent again', () => {
    const before = ['drafted', 'approved', 'dispatched'] as const;

    expect(invitationStates.filter((from) => mayStep(from, 'dispatched'))).toEqual(['approved']);
    expect(left.flatMap((from) => before.filter((to) => mayStep(from, to)))).toEqual([]);
  });

  it('let an answer be changed, and never be taken back', () => {
    expect([invitationSteps.accepted, invitationSteps.declined]).toEqual([['declined'], ['accepted']]);
  });
});

describe('the texts of letters', () => {
  const known = ['party', 'patron'];
  const fault = (text: string) => textFault(text, known)?.code ?? null;

  it('name known fields alone, and close what they open', () => {
    const faults = [
      fault('{{party}}[[, by {{ patron }}]]'),
      fault('{{partty}}'),
      fault('{{}}'),
      fault('{{party'),
      fault('party}}'),
      fault('[[{{patron}}'),
      fault('{{patron}}]]'),
      fault('[[a [[b]] c]]'),
    ];

    expect(faults).toEqual([
      null,
      'letter-field-unknown',
      'letter-field-unknown',
      'letter-field-open',
      'letter-field-open',
      'letter-part-open',
      'letter-part-open',
      'letter-part-open',
    ]);
  });

  it('leave a part out where its value is missing, and show a dash where one is needed', () => {
    const text = 'We invite {{party}}[[, under {{patron}}]].';

    expect([
      mergeLetter(text, { party: 'Oman', patron: 'the King' }),
      mergeLetter(text, { party: 'Oman', patron: ' ' }),
      mergeLetter(text, {}),
      missingIn(text, {}),
    ]).toEqual(['We invite Oman, under the King.', 'We invite Oman.', 'We invite —.', ['party']]);
  });

  it('never take a value for a field, a part or a name of the language', () => {
    expect(mergeLetter('{{party}} {{patron}}', { party: '{{patron}}', patron: '[[x]]' })).toBe(
      '{{patron}} [[x]]',
    );
    expect(missingIn('{{constructor}}', {})).toEqual(['constructor']);
  });

  it('fall into paragraphs at empty lines of either system', () => {
    expect(paragraphsOf('a\r\nb\r\n \r\nc\n\n\n')).toEqual(['a\nb', 'c']);
  });

  it('name fields in Arabic as they are edited, and in one way as they are kept', () => {
    const kept = { ar: 'دعوة {{party}}[[، برعاية {{patron}}]] {{no-such}}', en: 'Invites {{party}}' };
    const edited = { ar: 'دعوة {{المدعو}}[[، برعاية {{الراعي}}]] {{no-such}}', en: 'Invites {{party}}' };

    expect([editedText(kept), keptText(edited), keptText({ ar: '{{ المَدعُوّ }}' }), keptText(null)]).toEqual([
      edited,
      kept,
      { ar: '{{party}}' },
      null,
    ]);
  });

  it('keep no field without a name in Arabic, and no name for two', () => {
    const fields = Object.values(letterFields).flat();
    const names = new Set(fields.map((field) => asKept(`{{${fieldName(field, 'ar')}}}`)));

    expect(names).toEqual(new Set(fields.map((field) => `{{${field}}}`)));
  });

  it.each(letterKinds)('that are standard for %s use the fields of their kind', (kind) => {
    const { subject, body } = standardLetters[kind];
    const faults = [subject.ar, subject.en, body.ar, body.en].map((text) =>
      textFault(text, letterFields[kind]),
    );

    expect(faults).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('the numbers of letters', () => {
  it('follow a pattern that holds the count once', () => {
    const facts = { series: 'NF', edition: '3', year: '2016', number: 7 };

    expect([
      letterNumber('{series}/{year}/{number}', facts),
      letterNumber('{edition}-{number}', { ...facts, number: 1234 }),
      patternFault('{series}/{number}'),
      patternFault('{series}'),
      patternFault('{number}{number}'),
      patternFault('{day}/{number}'),
      patternFault('{number} ؟'),
    ]).toEqual([
      'NF/2016/007',
      '3-1234',
      undefined,
      'letter-pattern-count',
      'letter-pattern-count',
      'letter-pattern-part',
      'letter-pattern-characters',
    ]);
  });

  it('that were given before tell how far the count has come', () => {
    expect(['NF/2016/017', '12', 'NF', ''].map(countOf)).toEqual([17, 12, 0, 0]);
  });
});

describe('a reminder', () => {
  const due = (today: string, remindedOn: string | null = null, dispatchedOn = '2027-08-01') =>
    reminderDue({ replyBy: '2027-10-01', remindedOn, dispatchedOn }, today, [14, 3]);

  it('is due on its day, once, and on the next day of the list again', () => {
    expect([
      due('2027-09-16'),
      due('2027-09-17'),
      due('2027-09-18', '2027-09-17'),
      due('2027-09-28', '2027-09-17'),
      due('2027-09-28', '2027-09-28'),
    ]).toEqual([false, true, false, true, false]);
  });

  it('that was missed is sent later, and two that were missed are one', () => {
    expect([due('2027-09-20'), due('2027-09-29'), due('2027-09-30', '2027-09-29')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('never follows the letter on its day, and never the day of reply', () => {
    expect([due('2027-09-18', null, '2027-09-17'), due('2027-10-01'), due('2027-10-02')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(
      reminderDue({ replyBy: null, remindedOn: null, dispatchedOn: '2027-08-01' }, '2027-09-17', [14]),
    ).toBe(false);
  });
});
