import { DateTime } from 'luxon';
import type { FormInput } from '../../features/registration/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition, RegistrationCategory } from '../model.ts';
import { type DemoForm, forms, visitorName } from '../national-next/forms.ts';
import type { Loading } from './loading.ts';

const titles: Readonly<Record<RegistrationCategory, { readonly ar: string; readonly en: string }>> = {
  delegate: { ar: 'تسجيل أعضاء الوفود', en: 'Registration of delegates' },
  speaker: { ar: 'تسجيل المتحدثين', en: 'Registration of speakers' },
  press: { ar: 'تسجيل الإعلاميين', en: 'Registration of the press' },
  exhibitor: { ar: 'تسجيل العارضين', en: 'Registration of exhibitors' },
  organiser: { ar: 'تسجيل فريق التنظيم', en: 'Registration of the organising team' },
  public: { ar: 'تسجيل الجمهور', en: 'Registration of the public' },
};

const instant = (day: string, time: string, zone: string): string =>
  DateTime.fromISO(`${day}T${time}`, { zone }).toISO({ suppressMilliseconds: true }) ?? '';

/** Forms by which people register, and who has: those recorded of past editions, and those of the coming one. */
export async function loadRegistrations(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.registrations.length > 0) await loadRecorded(loading, edition);
  if (edition.stage === 'preparation' && edition.series === 'national-forum') {
    for (const [index, form] of forms.entries()) await loadForm(loading, edition, form, index);
  }
}

/** Registrations of an edition that is over: one form for each category, closed before it began. */
async function loadRecorded(
  { services, actor, content, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const part = services.registration.forms;
  const editionId = keys.get('edition', edition.key);
  const persons = new Map(content.persons.map((person) => [person.key, person]));
  // Whom a delegation named comes in by nomination, and is not registered a second time.
  const named = new Set(edition.participations.flatMap(({ head, members }) => [head, ...members]));
  const registered = edition.registrations.filter(
    ({ category, person }) => category !== 'delegate' || !named.has(person),
  );
  const categories = [...new Set(registered.map(({ category }) => category))];
  for (const category of categories) {
    const input: FormInput = {
      category,
      slug: category,
      title: titles[category],
      opensAt: instant(addDays(edition.from, -75), '08:00', edition.zone),
      closesAt: instant(addDays(edition.from, -2), '23:59', edition.zone),
      blocks: { organisation: 'asked' },
      published: false,
    };
    const form = await part.forms.create(actor, editionId, input);
    await part.taking.take(
      actor,
      form.id,
      registered
        .filter((one) => one.category === category)
        .toSorted((one, other) => (one.submittedAt < other.submittedAt ? -1 : 1))
        .map(({ person, submittedAt, sample }) => {
          const known = persons.get(person);
          return {
            input: {
              name: { ar: known?.ar.name ?? person, en: known?.en.name ?? person },
              email: `${person}@example.org`,
            },
            language: 'ar' as const,
            personId: keys.get('person', person),
            source: 'registration' as const,
            sample,
            at: new Date(submittedAt),
          };
        }),
    );
  }
}

/** A form of the coming edition; those who registered came one after the other until today. */
async function loadForm(
  { services, actor, keys, today }: Loading,
  edition: DemoEdition,
  { slug, input, questions, people, approved = 0, refused = 0 }: DemoForm,
  nth: number,
): Promise<void> {
  const part = services.registration.forms;
  const opensOn = addDays(today, -40);
  const form = await part.forms.create(actor, keys.get('edition', edition.key), {
    ...input,
    slug,
    opensAt: instant(opensOn, '08:00', edition.zone),
    closesAt: instant(addDays(edition.from, -7), '23:59', edition.zone),
  });
  const ids: string[] = [];
  for (const { after, answers: _answers, ...question } of questions) {
    const { id } = await part.questions.add(actor, form.id, {
      ...question,
      condition:
        after === undefined ? null : { questionId: ids[after.question] ?? '', answers: [...after.answers] },
    });
    ids.push(id);
  }
  const entered = await part.taking.take(
    actor,
    form.id,
    Array.from({ length: people }, (_, index) => ({
      input: {
        name: visitorName(nth * 31 + index),
        email: `${slug}.${index + 1}@example.org`,
        answers: Object.fromEntries(
          questions.flatMap(({ answers }, at) => {
            const id = ids[at];
            return id === undefined ? [] : [[id, answers[index % answers.length]]];
          }),
        ),
      },
      language: index % 5 === 4 ? ('en' as const) : ('ar' as const),
      source: 'registration' as const,
      sample: true,
      // More on some days than on others, the last of them yesterday.
      at: new Date(
        Date.parse(instant(opensOn, '09:00', edition.zone)) +
          Math.floor(((index + (index % 3) * 0.7) / people) * 38 * 86_400_000),
      ),
    })),
  );
  const idsOf = (from: number, count: number): string[] =>
    entered.slice(from, from + count).map(({ registration }) => registration.id);
  if (approved > 0) {
    await part.deciding.decide(actor, form.editionId, {
      registrations: idsOf(0, approved),
      decision: 'approve',
    });
  }
  if (refused > 0) {
    await part.deciding.decide(actor, form.editionId, {
      registrations: idsOf(approved, refused),
      decision: 'refuse',
      reason: 'لا تغطي الوسيلة موضوعات الدورة.',
    });
  }
}
