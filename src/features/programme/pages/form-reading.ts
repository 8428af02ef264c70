import { type FieldError, isAppError, ruleBroken } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/forms.ts';
import { parseInteger, toLatinDigits } from '../../../platform/language/index.ts';
import type { RoleInput, SessionPatch } from '../contract.ts';
import { instantUnless, readTime } from '../rules/times.ts';
import type { PersonChoice } from '../store/sessions.ts';
import { sessionRoles } from '../tables.ts';
import type { SessionForm } from './form-contract.ts';

/** Numbers of the rows of a repeated group that the form sent, filled or not. */
export function rowNumbers(body: FormBody, name: string): number[] {
  const row = new RegExp(`^${name}\\.(\\d{1,3})\\.`);
  const found = Object.keys(body).flatMap((key) => {
    const [, number] = row.exec(key) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** What the form sent for a row, in one go: the texts that say something, trimmed. */
const rowText = (body: FormBody, name: string): string => {
  const value = body[name];
  return (Array.isArray(value) ? String(value.at(-1)) : String(value ?? '')).trim();
};

/** How a person is written into the form: the name, and the slug that makes it certain. */
export const personText = (name: string, slug: string): string => `${name} (${slug})`;

const slugIn = (typed: string): string | undefined => /\(([a-z0-9]+(?:-[a-z0-9]+)*)\)\s*$/.exec(typed)?.[1];

/** Everything in a form that names a person, so that all are looked up at once. */
export function typedPersons(body: FormBody): string[] {
  const roles = rowNumbers(body, 'roles').map((row) => rowText(body, `roles.${row}.person`));
  const authors = rowNumbers(body, 'papers').flatMap((row) =>
    splitNames(rowText(body, `papers.${row}.authors`)),
  );
  return [...roles, ...authors].filter((name) => name !== '').map((name) => slugIn(name) ?? name);
}

const splitNames = (typed: string): string[] =>
  typed
    .split(/[;؛\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Finds a person by what was typed; a name that two persons have finds none. */
export function createPersonFinder(known: readonly PersonChoice[]): (typed: string) => string | undefined {
  return (typed) => {
    const slug = slugIn(typed);
    if (slug !== undefined) return known.find((person) => person.slug === slug)?.id;
    const same = known.filter(({ name, slug: own }) => [name.ar, name.en, own].includes(typed));
    return same.length === 1 ? same[0]?.id : undefined;
  };
}

/** Both sides of a bilingual field as typed: a side that was emptied is empty, not left out. */
const bothSides = (body: FormBody, name: string) => ({
  ar: rowText(body, `${name}.ar`),
  en: rowText(body, `${name}.en`),
});

/** A session as the service takes it, and where each of its fields stands in the form. */
export interface ReadSessionForm {
  readonly patch: SessionPatch;
  /** Turns the fields of the service's errors into those of the form. */
  inForm<T>(work: () => Promise<T>): Promise<T>;
}

/** When a session is now: what the form showed of it. */
interface StandingTime {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/**
 * What the form says, for the service.
 * @param standing the session as the form showed it; null for a new one
 * @throws 422 for times that are none and for persons that nobody is called
 */
export function readSessionForm(
  input: SessionForm,
  body: FormBody,
  edition: { readonly timeZone: string },
  findPerson: (typed: string) => string | undefined,
  standing: StandingTime | null = null,
): ReadSessionForm {
  const errors: FieldError[] = [];
  const period = readPeriod(input, edition.timeZone, standing, errors);

  const roleRows = rowNumbers(body, 'roles').flatMap((row, index) => {
    const typed = rowText(body, `roles.${row}.person`);
    const role = sessionRoles.find((one) => one === rowText(body, `roles.${row}.role`));
    if (typed === '' && role === undefined) return [];
    const personId = findPerson(typed);
    if (personId === undefined || role === undefined) {
      const field = personId === undefined ? `roles.${row}.person` : `roles.${row}.role`;
      errors.push({
        field,
        code: typed === '' || personId !== undefined ? 'field-required' : 'person-not-found',
      });
      return [];
    }
    const position = parseInteger(rowText(body, `roles.${row}.position`)) ?? index + 1;
    return [{ row, position, index, role: { personId, role } satisfies RoleInput }];
  });
  roleRows.sort((a, b) => a.position - b.position || a.index - b.index);

  const paperRows = rowNumbers(body, 'papers').flatMap((row) => {
    const title = bothSides(body, `papers.${row}.title`);
    const abstract = bothSides(body, `papers.${row}.abstract`);
    const names = splitNames(rowText(body, `papers.${row}.authors`));
    if (title.ar === '' && title.en === '' && names.length === 0) return [];
    const authorIds = names.flatMap((name) => findPerson(name) ?? []);
    if (authorIds.length < names.length) {
      errors.push({ field: `papers.${row}.authors`, code: 'person-not-found' });
    }
    const minutes = (name: string): number | null =>
      parseInteger(rowText(body, `papers.${row}.${name}`)) ?? null;
    const id = rowText(body, `papers.${row}.id`);
    const empty = abstract.ar === '' && abstract.en === '';
    return [
      {
        row,
        paper: {
          ...(id === '' ? {} : { id }),
          title,
          abstract: empty ? null : abstract,
          authorIds,
          startsAfter: minutes('startsAfter'),
          minutes: minutes('minutes'),
        },
      },
    ];
  });

  const linkRows = rowNumbers(body, 'links').flatMap((row) => {
    const [title, url] = [rowText(body, `links.${row}.title`), rowText(body, `links.${row}.url`)];
    if (title === '' && url === '') return [];
    if (!/^https?:\/\/[^\s]+$/.test(url)) errors.push({ field: `links.${row}.url`, code: 'link-needed' });
    return [{ row, link: { title: title || url, url } }];
  });

  if (errors.length > 0) throw ruleBroken(errors);
  const abstract = bothSides(body, 'abstract');
  const {
    roles: _roles,
    papers: _papers,
    links: _links,
    day: _day,
    start: _start,
    end: _end,
    ...rest
  } = input;
  const { endDay: _endDay, pauseMinutes, ...fields } = rest;
  const place = bothSides(body, 'place');
  const rows = {
    roles: roleRows.map(({ row }) => row),
    papers: paperRows.map(({ row }) => row),
    links: linkRows.map(({ row }) => row),
  };
  return {
    patch: {
      ...fields,
      title: bothSides(body, 'title'),
      abstract: abstract.ar === '' && abstract.en === '' ? null : abstract,
      place: place.ar === '' && place.en === '' ? null : place,
      pauseMinutes: pauseMinutes ?? 0,
      ...period,
      roles: roleRows.map(({ role }) => role),
      papers: paperRows.map(({ paper }) => paper),
      links: linkRows.map(({ link }) => link),
    },
    async inForm(work) {
      try {
        return await work();
      } catch (error) {
        if (!isAppError(error) || error.errors.length === 0) throw error;
        throw ruleBroken(error.errors.map((one) => ({ ...one, field: formField(one.field, rows) })));
      }
    },
  };
}

/** Field of the service → field of the form. */
function formField(
  field: string,
  rows: Readonly<Record<'roles' | 'papers' | 'links', readonly number[]>>,
): string {
  if (field === 'startsAt') return 'start';
  if (field === 'endsAt') return 'end';
  const [, group, index, rest = ''] = /^(roles|papers|links)\.(\d+)\.(.*)$/.exec(field) ?? [];
  if (group === undefined) return field;
  const row = rows[group as keyof typeof rows][Number(index)] ?? index;
  return `${group}.${row}.${rest === 'personId' ? 'person' : rest}`;
}

/** Day and two times of day → instants; nothing at all is no time. */
function readPeriod(
  { day, start, end, endDay }: SessionForm,
  timeZone: string,
  standing: StandingTime | null,
  errors: FieldError[],
): Pick<SessionPatch, 'startsAt' | 'endsAt'> {
  if (!day && !start && !end) return { startsAt: null, endsAt: null };
  if (!day) errors.push({ field: 'day', code: 'field-required' });
  const instant = (field: 'start' | 'end', on: string | null | undefined): string | null => {
    const typed = field === 'start' ? start : end;
    if (!typed) {
      errors.push({ field, code: 'field-required' });
      return null;
    }
    const time = readTime(toLatinDigits(typed));
    if (time === undefined) {
      errors.push({ field, code: 'local-time-format' });
      return null;
    }
    if (!on) return null;
    const shown = field === 'start' ? standing?.startsAt : standing?.endsAt;
    const found = instantUnless(shown, on, time, timeZone);
    if (found instanceof Date) return found.toISOString();
    errors.push({ field, code: `local-time-${found}` });
    return null;
  };
  return { startsAt: instant('start', day), endsAt: instant('end', endDay || day) };
}
