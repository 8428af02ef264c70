/**
 * One of every object, for the parameters of routes. A route with a parameter that stands neither here nor in
 * `fixedParameters` fails the matrix: a new feature adds its objects here.
 */
import { randomUUID } from 'node:crypto';
import type { TestApp } from '../../support/app.ts';
import type { Make, PlaceName } from './world.ts';

/** Parameters that name no object: any value will do. */
export const fixedParameters: Readonly<Record<string, string>> = {
  ':lang': 'ar',
  '*': 'base.css',
  ':act': 'cancel',
  'issue/:kind': 'attendance',
  'welcome/:secret': 'no-such-link',
  // Another's or nobody's: what is one's own is named by nobody else.
  'sign-ins/:signIn': '018f0000-0000-7000-8000-000000000001',
  'passkeys/:passkey': 'AAAA',
};

/** What belongs to no edition. */
export async function makeOutside(_test: TestApp, make: Make): Promise<Readonly<Record<string, string>>> {
  const body = await make('/bodies', {
    kind: 'authority',
    name: { ar: 'هيئة الأنهار', en: 'Rivers Authority' },
  });
  const person = await make('/persons', {
    name: { ar: 'سلمى النهري', en: 'Salma Al-Nahri' },
    bodyId: body.id,
  });
  return {
    'states/:code': 'SA',
    'bodies/:id': body.id,
    'persons/:id': person.id,
    'speakers/:person': person.slug ?? person.id,
  };
}

/** One of everything in an edition. */
export async function makeEverything(deps: {
  readonly test: TestApp;
  readonly make: Make;
  readonly reference: string;
  readonly editionId: string;
  readonly name: PlaceName;
}): Promise<Readonly<Record<string, string>>> {
  const { make, reference, test, editionId, name } = deps;
  const below = `/editions/${reference}`;
  const text = (ar: string, en: string) => ({ ar: `${ar} (${name})`, en: `${en} (${name})` });
  const theme = await make(`${below}/themes`, { title: text('المياه', 'Water') });
  const venue = await make(`${below}/venues`, { name: text('قصر المؤتمرات', 'Conference Palace') });
  const room = await make(`${below}/rooms`, { name: text('القاعة الكبرى', 'Great Hall'), capacity: 300 });
  const person = await make('/persons', { name: text('عمر السدري', 'Omar Al-Sidri') });
  const body = await make('/bodies', { kind: 'authority', name: text('هيئة السدود', 'Dams Authority') });
  const session = await make(`${below}/sessions`, {
    kind: 'plenary',
    title: text('جلسة عامة', 'Plenary'),
    startsAt: '2026-11-16T09:00:00+03:00',
    endsAt: '2026-11-16T10:00:00+03:00',
    roomId: room.id,
    status: 'scheduled',
    roles: [{ role: 'chair', personId: person.id }],
  });
  const participation = await make(`${below}/participations`, {
    bodyId: body.id,
    category: 'member',
    status: 'accepted',
  });
  const stand = await make(`${below}/stands`, {
    number: 'A1',
    class: 'standard',
    outline: [
      [0, 0],
      [3, 0],
      [3, 3],
    ],
  });
  const document = await make(`${below}/outcome-documents`, {
    kind: 'recommendations',
    title: text('التوصيات', 'Recommendations'),
  });
  const provision = await make(`/outcome-documents/${document.id}/provisions`, {
    kind: 'recommendation',
    text: text('إنشاء شبكة للرصد', 'Set up a monitoring network'),
  });
  const patched = await test.inject({
    method: 'PATCH',
    url: `/api/v1${below}`,
    headers: { ...(await test.signIn()), 'if-match': '*' },
    payload: { organiserBodyId: body.id },
  });
  if (patched.statusCode !== 200) throw new Error(patched.body);
  const honour = await make(`${below}/honours`, {
    award: 'shield',
    bodyId: body.id,
    citation: text('تقديرًا لجهودها', 'For its work'),
  });
  const certificate = await make(`${below}/certificates`, {
    kind: 'appreciation',
    bodyId: body.id,
    honourId: honour.id,
    signatoryIds: [person.id],
  });
  const identity = await make(`${below}/identity-documents`, {
    personId: person.id,
    kind: 'passport',
    issuingState: 'SA',
    number: 'A1234567',
  });
  const task = await test.app.jobs.queue(
    { kind: 'system', task: 'matrix' },
    { kind: 'certificates.pdf', editionId, input: {} },
  );
  return {
    ':task': task.id,
    'identity-documents/:id': identity.id,
    'themes/:id': theme.id,
    'themes/:part': theme.id,
    'venues/:id': venue.id,
    'venues/:part': venue.id,
    'rooms/:id': room.id,
    'rooms/:part': room.id,
    'sessions/:id': session.id,
    ':session': session.slug ?? session.id,
    'manage/:session': session.id,
    'import/:file': randomUUID(),
    'participations/:id': participation.id,
    'stands/:id': stand.id,
    ':stand': stand.id,
    'outcome-documents/:id': document.id,
    ':document': document.id,
    'documents/:text': document.slug ?? 'recommendations',
    'provisions/:id': provision.id,
    'recommendations/:id': provision.id,
    ':provision': provision.id,
    'honours/:id': honour.id,
    ':honour': honour.id,
    'certificates/:id': certificate.id,
    ':certificate': certificate.id,
    ':code': certificate.code ?? '',
  };
}
