import { addDays } from '../dates.ts';
import type { DemoEdition } from '../model.ts';
import { type DemoQuestion, feedback } from '../national-2016/feedback.ts';
import type { Loading } from './loading.ts';
import { attendeesOf } from './places.ts';

/** What those who were in workshops and on visits of the first edition said of them, and of the edition as a whole. */
export async function loadFeedback(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.registrations.length === 0) return;
  const { services, actor, keys, hour } = loading;
  const { forms, answering } = services.registration.feedback;
  const editionId = keys.get('edition', edition.key);
  const { byPerson } = await attendeesOf(loading, editionId);
  const present = edition.registrations.flatMap(({ person, places }) => {
    const attendeeId = byPerson.get(keys.get('person', person));
    const sessions = places
      .filter(({ status }) => status === 'attended')
      .flatMap(({ session }) => keys.optional('session', session, edition.key) ?? []);
    return attendeeId === undefined || sessions.length === 0 ? [] : [{ attendeeId, sessions }];
  });
  for (const { perSession, title, text, questions } of feedback) {
    hour.turnTo(`${edition.to}T18:00:00Z`);
    const form = await forms.create(actor, editionId, {
      perSession,
      title,
      text,
      questions: questions.map(({ answers: _, options, ...question }) => ({
        ...question,
        ...(options === undefined ? {} : { options: options.map(({ label }) => ({ label })) }),
      })),
      opensAt: `${edition.to}T17:00:00Z`,
      closesAt: `${addDays(edition.to, 14)}T21:00:00Z`,
      published: true,
    });
    let nth = 0;
    for (const [index, { attendeeId, sessions }] of present.entries()) {
      // Most answer in the first days; one in six does not.
      if (index % 6 === 5) continue;
      hour.turnTo(`${addDays(edition.to, 1 + (index % 5))}T10:00:00Z`);
      const items = (perSession ? sessions : [null]).map((sessionId) => {
        nth += 1;
        return { sessionId, answers: answersOf(form.questions, questions, nth) };
      });
      await answering.answer(actor, { formId: form.id, attendeeId }, { items });
    }
  }
  hour.turnTo(null);
}

type Asked = readonly { readonly id: string; readonly options?: readonly { readonly key: string }[] }[];

/** The nth answer to each question; a choice by the key that the form gave it. */
function answersOf(asked: Asked, questions: readonly DemoQuestion[], nth: number) {
  return Object.fromEntries(
    questions.flatMap(({ type, answers, options = [] }, index): [string, number | string | string[]][] => {
      const question = asked[index];
      // Nobody writes what another wrote.
      const said = answers[type === 'text' ? nth - 1 : nth % answers.length];
      if (question === undefined || said === undefined || said === null) return [];
      const keyOf = (key: string): string =>
        question.options?.[options.findIndex((option) => option.key === key)]?.key ?? key;
      if (typeof said === 'number') return [[question.id, said]];
      if (typeof said !== 'string') return [[question.id, said.map(keyOf)]];
      return [[question.id, options.length === 0 ? said : keyOf(said)]];
    }),
  );
}
