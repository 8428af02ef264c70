import type { Entry } from '../../../../platform/entry/index.ts';
import { textIn, toLatinDigits } from '../../../../platform/language/index.ts';
import type { FormRow, QuestionRow } from '../../store/forms.ts';
import type * as store from '../../store/registrations.ts';
import type { Arrival, Guest } from '../../tables.ts';
import type { RegistrationPatch } from '../contract.ts';
import { askedOf, readAnswers } from '../rules/answers.ts';
import type { Content } from '../rules/content.ts';
import type { Draft } from '../rules/draft.ts';

/** The parts of a patch that are the person's; the others are the form's. */
export function personOf(patch: RegistrationPatch): Draft['person'] {
  const { answers: _a, guests: _g, arrival: _r, hotel: _h, dietary: _d, access: _c, ...person } = patch;
  return person;
}

/** What a registration that was handed in holds beside its person. */
export const contentOf = ({ registration }: store.RegistrationWhole): Content => ({
  answers: registration.answers,
  guests: registration.guests,
  arrival: registration.arrival,
  hotel: registration.hotel,
  dietary: registration.dietary,
  access: registration.access,
});

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}):(\d{2}))?$/;

/** A day, with a time of day where it is known, by the clock of the edition. */
function readMoment(entry: Entry, field: string, typed: string | undefined): string | undefined {
  const plain = entry.plain(field, typed);
  if (plain === null) return undefined;
  const [, day = '', hour = '', minute = ''] = MOMENT.exec(toLatinDigits(plain)) ?? [];
  const exists = day !== '' && new Date(`${day}T00:00:00Z`).toString() !== 'Invalid Date';
  if (!exists || Number(hour || 0) > 23 || Number(minute || 0) > 59) {
    entry.refuse(field, 'arrival-wrong');
    return undefined;
  }
  return hour === '' ? day : `${day}T${hour.padStart(2, '0')}:${minute}`;
}

function readArrival(entry: Entry, given: NonNullable<RegistrationPatch['arrival']>): Arrival | null {
  const by = (field: 'arrivesBy' | 'departsBy') => entry.plain(`arrival.${field}`, given[field]) ?? undefined;
  const at = (field: 'arrivesAt' | 'departsAt') => readMoment(entry, `arrival.${field}`, given[field]);
  const read = {
    arrivesAt: at('arrivesAt'),
    arrivesBy: by('arrivesBy'),
    departsAt: at('departsAt'),
    departsBy: by('departsBy'),
  };
  if (read.arrivesAt !== undefined && read.departsAt !== undefined) {
    entry.check(read.departsAt >= read.arrivesAt, 'arrival.departsAt', 'departs-before-arrival');
  }
  const told = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return Object.keys(told).length === 0 ? null : (told as Arrival);
}

const readGuests = (
  entry: Entry,
  given: NonNullable<RegistrationPatch['guests']>,
  prefix: string,
): readonly Guest[] =>
  given.map((guest, index) => {
    const name = entry.plain(`${prefix}guests.${index}.name`, guest.name, { required: true }) ?? '';
    const relation = entry.plain(`${prefix}guests.${index}.relation`, guest.relation);
    return relation === null ? { name } : { name, relation };
  });

/**
 * What was sent, as it may be kept; what the patch leaves out stays. Blocks that the form does not ask for are not kept.
 * Broken rules go to the entry.
 */
export function readContent(
  entry: Entry,
  patch: RegistrationPatch,
  old: Content,
  form: Pick<FormRow, 'blocks' | 'mostGuests'>,
  questions: readonly QuestionRow[],
  prefix = '',
): Content {
  const { answers, errors } = readAnswers(questions, patch.answers ?? {}, old.answers);
  for (const { field, code, params } of errors) entry.refuse(`${prefix}${field}`, code, params);
  const note = (block: 'hotel' | 'dietary' | 'access'): string | null => {
    if (form.blocks[block] === undefined) return null;
    return patch[block] === undefined ? old[block] : entry.plain(`${prefix}${block}`, patch[block]);
  };
  const guests = patch.guests === undefined ? old.guests : readGuests(entry, patch.guests, prefix);
  entry.check(guests.length <= form.mostGuests, `${prefix}guests`, 'too-many-guests', {
    limit: form.mostGuests,
  });
  return {
    answers,
    guests,
    arrival:
      form.blocks.arrival === undefined
        ? null
        : patch.arrival === undefined
          ? old.arrival
          : patch.arrival === null
            ? null
            : readArrival(entry, patch.arrival),
    hotel: note('hotel'),
    dietary: note('dietary'),
    access: note('access'),
  };
}

/** A consent as somebody stands to it: under the words that they read. */
export interface ConsentGiven {
  readonly subject: string;
  readonly wording: string;
  readonly given: boolean;
}

/** The consents of a registration: those that its form asks for, and what lists may show. */
export function consentsOf(
  questions: readonly QuestionRow[],
  content: Content,
  listed: readonly string[] | null,
  language: 'ar' | 'en',
  listWords: string,
): ConsentGiven[] {
  const asked = askedOf(questions, content.answers).filter(({ type }) => type === 'consent');
  return [
    ...asked.map(({ id, label, hint }) => ({
      subject: id,
      wording: [textIn(label, language).text, hint === null ? '' : textIn(hint, language).text]
        .filter(Boolean)
        .join('\n'),
      given: content.answers[id] === true,
    })),
    ...(listed === null ? [] : [{ subject: 'list', wording: listWords, given: listed.length > 0 }]),
  ];
}

/** Consents that stand otherwise than before; what was never given and is not given now is nothing new. */
export const consentsChanged = (
  now: readonly ConsentGiven[],
  before: readonly Pick<ConsentGiven, 'subject' | 'given'>[],
): ConsentGiven[] =>
  now.filter(({ subject, given }) => {
    const last = before.findLast((one) => one.subject === subject);
    return last === undefined || last.given !== given;
  });
