/** One of everything by which people register, in an edition of the matrix. */
import type { SignIn, TestApp } from '../../support/app.ts';
import type { Get, Make, PlaceName } from './world.ts';

/** An open form with a question, and a registration of somebody who has no account. */
export async function makeForm(place: {
  readonly make: Make;
  readonly below: string;
  readonly name: PlaceName;
  /** A word in every text that nobody outside may read. */
  readonly mark: string;
}): Promise<Readonly<Record<string, string>>> {
  const { make, below, name, mark } = place;
  const embargoed = name === 'embargoed' ? ` ${mark}` : '';
  const form = await make(`${below}/forms`, {
    category: 'public',
    title: { ar: `تسجيل الجمهور (${name})${embargoed}`, en: `Public (${name})${embargoed}` },
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
    published: true,
  });
  const question = await make(`/forms/${form.id}/questions`, {
    type: 'line',
    label: { ar: 'كيف علمت بنا؟', en: 'How did you hear of us?' },
  });
  const feedback = await make(`${below}/feedback-forms`, {
    perSession: false,
    title: { ar: `رأيك (${name})${embargoed}`, en: `Feedback (${name})${embargoed}` },
    questions: [{ type: 'rating', label: { ar: 'كيف كان؟', en: 'How was it?' } }],
    published: true,
  });
  const registration = await make(`${below}/registrations`, {
    form: form.id,
    name: { ar: `ليلى ${mark}`, en: `Layla ${mark}` },
    email: 'layla@example.org',
  });
  return {
    'forms/:form': form.id,
    'registration/:form': form.slug ?? form.id,
    'forms/questions/:question': question.id,
    'feedback-forms/:form': feedback.id,
    'feedback/:form': feedback.id,
    'feedback/questions/:question': (feedback.questions as unknown as readonly { id: string }[])[0]?.id ?? '',
    'registrations/:registration': registration.id,
    'walk-ins/:registration': registration.id,
    // None came with it: it answers like one that there is not, whoever asks.
    'registrations/files/:file': question.id,
  };
}

/** Sign-up for a session that was announced, with the place of whoever registered. */
export async function makePlace(place: {
  readonly test: TestApp;
  readonly make: Make;
  readonly get: Get;
  readonly below: string;
  readonly administrator: SignIn;
  readonly sessionId: string;
  readonly registration: string;
}): Promise<Readonly<Record<string, string>>> {
  const { test, make, get, below, administrator, sessionId, registration } = place;
  const { id } = await make(`${below}/activities`, { sessionId, capacity: 5 });
  const { attendee } = (await get(`/registrations/${registration}`)) as { attendee: { id: string } };
  const asked = await test.inject({
    method: 'POST',
    url: `/api/v1/activities/${id}/places`,
    headers: administrator,
    payload: { attendeeIds: [attendee.id] },
  });
  if (asked.statusCode !== 201) throw new Error(asked.body);
  return { ':activity': id, ':place': asked.json().items[0].id };
}
