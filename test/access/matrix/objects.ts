/**
 * One of every object, for the parameters of routes. A route with a parameter that stands neither here nor in
 * `fixedParameters` fails the matrix: a new feature adds its objects here.
 */
import { randomUUID } from 'node:crypto';
import { mailBounces } from '../../../src/platform/outbox/tables.ts';
import type { SignIn, TestApp } from '../../support/app.ts';
import { makeAdoption } from './adoption.ts';
import { makeBadges } from './badges.ts';
import { makeCheckIn } from './check-in.ts';
import { makeDelegation } from './delegations.ts';
import { makeFollowUp } from './follow-up.ts';
import { makeErasureRequest, makePeople } from './people.ts';
import { makeForm, makePlace } from './registrations.ts';
import { makeSigning } from './signing.ts';
import { makeCall, makeRelease, upload } from './submissions.ts';
import { makeTextWork } from './texts.ts';
import type { Get, Make, PlaceName } from './world.ts';

/** Stands in every text of `own` that only those at work may know: drafts, and what is for those invited. */
export const unpublishedMark = 'Saffron';
/** Stands in every text of the embargoed edition. */
export const embargoedMark = 'Indigo';

/** Parameters that name no object: any value will do. */
export const fixedParameters: Readonly<Record<string, string>> = {
  ':lang': 'ar',
  '*': 'base.css',
  ':act': 'cancel',
  'issue/:kind': 'attendance',
  // Another's or nobody's: what is one's own is named by nobody else.
  'sign-ins/:signIn': '018f0000-0000-7000-8000-000000000001',
  'passkeys/:passkey': 'AAAA',
  'api-tokens/:apiToken': '018f0000-0000-7000-8000-000000000001',
  'tokens/:apiToken': '018f0000-0000-7000-8000-000000000001',
  'rights/:grant': '018f0000-0000-7000-8000-000000000001',
  'loans/:grant': '018f0000-0000-7000-8000-000000000001',
  'offers/:invitation': '018f0000-0000-7000-8000-000000000001',
  'loan-offers/:invitation': '018f0000-0000-7000-8000-000000000001',
  // Secrets of links are no objects: whoever has one is let in by it, so none that works is asked for here.
  ':secret': 'no-such-link-no-such-link-no-link',
  ':position': '0',
  ':step': 'you',
  'templates/:template': 'notifications.test',
  ':language': 'ar',
  'personal-data/:kind': 'persons',
  'badge-designs/:category': 'public',
};

/** What belongs to no edition. */
export async function makeOutside(test: TestApp, make: Make): Promise<Readonly<Record<string, string>>> {
  const body = await make('/bodies', {
    kind: 'authority',
    name: { ar: 'هيئة الأنهار', en: 'Rivers Authority' },
  });
  const person = await make('/persons', {
    name: { ar: 'سلمى النهري', en: 'Salma Al-Nahri' },
    bodyId: body.id,
  });
  const request = await makeErasureRequest(test);
  return {
    'states/:code': 'SA',
    'bodies/:id': body.id,
    'persons/:id': person.id,
    'speakers/:person': person.slug ?? person.id,
    // After `personal-data/:kind`.
    '/:id': person.id,
    'erasure-requests/:id': request,
    'requests/:request': request,
  };
}

/** Entries of the directory that an edition refers to. They belong to nobody, so they are there before it. */
export interface Entries {
  readonly person: string;
  readonly personSlug: string;
  readonly body: string;
  readonly otherBody: string;
}

export async function makeEntries(make: Make, name: PlaceName): Promise<Entries> {
  const named = (ar: string, en: string) => ({ name: { ar: `${ar} (${name})`, en: `${en} (${name})` } });
  const person = await make('/persons', named('عمر السدري', 'Omar Al-Sidri'));
  const body = await make('/bodies', { kind: 'authority', ...named('هيئة السدود', 'Dams Authority') });
  const other = await make('/bodies', { kind: 'authority', ...named('هيئة الآبار', 'Wells Authority') });
  return { person: person.id, personSlug: person.slug ?? person.id, body: body.id, otherBody: other.id };
}

/** One of everything in an edition. */
export async function makeEverything(deps: {
  readonly test: TestApp;
  readonly make: Make;
  readonly get: Get;
  readonly reference: string;
  readonly editionId: string;
  readonly name: PlaceName;
  readonly entries: Entries;
  readonly administrator: SignIn;
}): Promise<Readonly<Record<string, string>>> {
  const { make, get, reference, test, editionId, name, entries, administrator } = deps;
  const below = `/editions/${reference}`;
  const mark = name === 'embargoed' ? ` ${embargoedMark}` : '';
  const text = (ar: string, en: string) => ({ ar: `${ar} (${name})${mark}`, en: `${en} (${name})${mark}` });
  const hidden = (ar: string, en: string) => ({
    ar: `${ar} ${unpublishedMark}${mark}`,
    en: `${en} ${unpublishedMark}${mark}`,
  });
  const person = { id: entries.person };
  const body = { id: entries.body };
  const theme = await make(`${below}/themes`, { title: text('المياه', 'Water') });
  const venue = await make(`${below}/venues`, { name: text('قصر المؤتمرات', 'Conference Palace') });
  const room = await make(`${below}/rooms`, { name: text('القاعة الكبرى', 'Great Hall'), capacity: 300 });
  const session = await make(`${below}/sessions`, {
    kind: 'plenary',
    title: text('جلسة عامة', 'Plenary'),
    startsAt: '2026-11-16T09:00:00+03:00',
    endsAt: '2026-11-16T10:00:00+03:00',
    roomId: room.id,
    status: 'scheduled',
    roles: [{ role: 'chair', personId: person.id }],
  });
  await make(`${below}/sessions`, {
    kind: 'plenary',
    title: hidden('جلسة لم تعلن', 'Session not yet announced'),
    status: 'draft',
  });
  await make(`${below}/sessions`, {
    kind: 'plenary',
    title: text('جلسة للمدعوين', 'Session for those invited'),
    startsAt: '2026-11-17T09:00:00+03:00',
    endsAt: '2026-11-17T10:00:00+03:00',
    status: 'scheduled',
    audience: 'invitation',
    // Everybody may know of it; its live link is for those invited.
    liveUrl: `https://live.example.org/${unpublishedMark}`,
    roles: [{ role: 'chair', personId: person.id }],
  });
  // A conflict that somebody has accepted.
  const roomless = await make(`${below}/sessions`, {
    kind: 'panel',
    title: hidden('جلسة بلا قاعة', 'Session without a room'),
    startsAt: '2026-11-18T12:00:00+03:00',
    endsAt: '2026-11-18T13:00:00+03:00',
    status: 'draft',
  });
  const { items: conflicts } = (await get(`${below}/conflicts`)) as { items: { fingerprint: string }[] };
  const ignored = await make(`${below}/ignored-conflicts`, {
    fingerprint: conflicts.at(0)?.fingerprint ?? '',
    reason: `${unpublishedMark}${mark}`,
  });
  const availability = await make(`${below}/availabilities`, {
    of: 'person',
    resourceId: person.id,
    kind: 'unavailable',
    startsAt: '2026-11-18T09:00:00+03:00',
    endsAt: '2026-11-18T10:00:00+03:00',
    note: `${unpublishedMark}${mark}`,
  });
  const panel = await make(`${below}/sessions`, {
    kind: 'panel',
    title: hidden('حلقة لم تعلن', 'Panel not yet announced'),
    status: 'draft',
    roles: [{ role: 'chair', personId: person.id }],
  });
  await make(`${below}/speaker-confirmations`, {
    items: [{ sessionId: panel.id, personId: person.id, email: 'omar@example.org' }],
  });
  const asked = (await get(`${below}/speaker-confirmations?state=asked`)) as { items: { id: string }[] };
  const minutes = await upload({ test, administrator }, `/sessions/${panel.id}/files`, {
    kind: 'minutes',
    'title.en': `Minutes ${unpublishedMark}${mark}`,
  });
  const relation = await make(`${below}/session-relations`, {
    kind: 'before',
    firstId: session.id,
    secondId: panel.id,
  });
  const participation = await make(`${below}/participations`, {
    bodyId: body.id,
    category: 'member',
    status: 'accepted',
  });
  const letterTemplate = await make(`${below}/letter-templates`, {
    kind: 'invitation',
    name: hidden('خطاب', 'Letter'),
    subject: hidden('دعوة', 'Invitation'),
    body: hidden('دعوة {{party}}', 'Invitation of {{party}}'),
  });
  const invited = (await make(`${below}/invitations`, {
    participationIds: [participation.id],
  })) as unknown as { readonly items: readonly { readonly id: string }[] };
  const another = await make(`${below}/participations`, {
    bodyId: entries.otherBody,
    category: 'member',
    status: 'accepted',
  });
  const delegation = await makeDelegation({ test, make, administrator }, participation.id, mark);
  const precedence = await make(`${below}/precedence-lists`, {
    occasion: hidden('ترتيب الافتتاح', 'Order of the opening'),
    scheme: 'curated',
  });
  const { items: precedenceVersions } = (await get(`/precedence-lists/${precedence.id}/versions`)) as {
    items: { id: string }[];
  };
  const seating = await make(`/precedence-lists/${precedence.id}/seating-plans`, {
    name: hidden('المنصة', 'Dais'),
    shape: 'hall',
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
    title: hidden('التوصيات', 'Recommendations'),
  });
  const provision = await make(`/outcome-documents/${document.id}/provisions`, {
    kind: 'recommendation',
    text: hidden('إنشاء شبكة للرصد', 'Set up a monitoring network'),
  });
  const textWork = await makeTextWork(
    { test, make, administrator },
    { document: document.id, session: session.id, delegation: participation.id },
    `${unpublishedMark}${mark}`,
  );
  const adoption = await makeAdoption({ test, make }, document.id, another.id, mark);
  const adopted = await make(`${below}/outcome-documents`, {
    kind: 'recommendations',
    slug: 'adopted',
    title: hidden('نص مُقَرّ', 'Adopted'),
  });
  const recommendation = await make(`/outcome-documents/${adopted.id}/provisions`, {
    kind: 'recommendation',
    text: hidden('توصية مُقَرّة', 'An adopted recommendation'),
  });
  await make(`/outcome-documents/${adopted.id}/adoption`, { manner: 'consensus', adoptedOn: '2026-11-17' });
  const followUp = await makeFollowUp({ test }, { edition: editionId, body: body.id }, mark);
  const signing = await makeSigning(
    { test },
    { edition: editionId, series: reference.split(':')[0] ?? '', body: body.id },
    mark,
  );
  const patched = await test.inject({
    method: 'PATCH',
    url: `/api/v1${below}`,
    headers: { ...administrator, 'if-match': '*' },
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
  const solverRun = await make(`${below}/solver-runs`, { scope: 'unpinned', seconds: 5, seed: 1 });
  const task = await test.app.jobs.queue(
    { kind: 'system', task: 'matrix' },
    { kind: 'certificates.pdf', editionId, input: {} },
  );
  const mail = await test.database.transaction((tx) =>
    test.app.outbox.write(tx, {
      template: 'notifications.test',
      to: { address: 'hessa@example.org', name: 'حصة الكعبي' },
      language: 'ar',
      editionId,
      values: { name: 'حصة الكعبي', day: '16 نوفمبر 2026', time: '09:00', link: 'https://example.org/' },
    }),
  );
  await test.app.mailSender.deliver([{ id: mail.id, address: 'hessa@example.org' }]);
  const mailing = await make(`${below}/mailings`, {
    audience: 'accounts',
    subject: hidden('موعد التسجيل', 'Time of registration'),
    body: hidden('يبدأ التسجيل غدًا', 'Registration begins tomorrow'),
  });
  const bounce = randomUUID();
  await test.database.db.insert(mailBounces).values({
    id: bounce,
    mailId: mail.id,
    editionId,
    address: `${unpublishedMark}-${name}@example.org`,
    addressKey: `${unpublishedMark}-${name}@example.org`.toLowerCase(),
    status: '5.1.1',
    answer: '550 5.1.1',
    reportedAt: new Date(),
  });
  const people = await makePeople({ test, make, below, delegationId: participation.id, name });
  const place = { ...deps, below, themeId: theme.id, mark: `${unpublishedMark}${mark}` };
  const submitted = await makeCall(place);
  const registered = await makeForm(place);
  const released = await makeRelease(place, session.id, [roomless.id]);
  const seated = await makePlace({
    ...{ test, make, get, below, administrator, sessionId: session.id },
    registration: registered['registrations/:registration'] ?? '',
  });
  const { items: events } = (await get(`${below}/audit-events`)) as { items: { id: string }[] };
  const atDoors = await makeCheckIn(test, editionId, `${unpublishedMark}${mark}`);
  const badged = await makeBadges({ test, make, below }, editionId, ` ${unpublishedMark}${mark}`);
  return {
    ...badged,
    ...atDoors,
    ...people,
    ...submitted,
    ...released,
    ...delegation,
    ...textWork,
    ...followUp,
    ...signing,
    ...registered,
    ...seated,
    'its body': body.id,
    'another of its body': entries.otherBody,
    'another of participations/:id': another.id,
    'messages/:id': mail.id,
    'mail/:id': mail.id,
    'mailings/:id': mailing.id,
    'mailings/:mailing': mailing.id,
    'manage/:mailing': mailing.id,
    'bounces/:id': bounce,
    'bounces/:bounce': bounce,
    'mailbox/:id': mail.id,
    'audit-events/:id': events[0]?.id ?? '',
    'audit/:id': events[0]?.id ?? '',
    ':task': task.id,
    ':run': solverRun.id,
    'solver-runs/:run': solverRun.id,
    'identity-documents/:id': identity.id,
    'themes/:id': theme.id,
    'themes/:part': theme.id,
    'themes/:slug': theme.slug ?? theme.id,
    'venues/:id': venue.id,
    'venues/:part': venue.id,
    'rooms/:id': room.id,
    'rooms/:part': room.id,
    'rooms/:slug': room.slug ?? room.id,
    'screen/:room': room.slug ?? room.id,
    'speakers/:slug': entries.personSlug,
    'sessions/:id': session.id,
    'favourites/:session': session.id,
    ':session': session.slug ?? session.id,
    'manage/:session': session.id,
    'availabilities/:id': availability.id,
    'session-relations/:id': relation.id,
    'ignored-conflicts/:id': ignored.id,
    'relations/:relation': relation.id,
    'session-files/:id': minutes.id,
    'files/:file': minutes.id,
    'files/:id': minutes.href?.split('/').at(-1) ?? '',
    'speaker-confirmations/:id': asked.items[0]?.id ?? '',
    'manage/:person': person.id,
    'persons/:person': person.id,
    'rooms/:room': room.id,
    'import/:file': randomUUID(),
    'participations/:id': participation.id,
    'letter-templates/:template': letterTemplate.id,
    'letter-templates/:letterTemplate': letterTemplate.id,
    'invitations/:invitation': invited.items[0]?.id ?? '',
    'series/invitations/:invitation': invited.items[0]?.id ?? '',
    'precedence-lists/:id': precedence.id,
    'precedence-versions/:id': precedenceVersions[0]?.id ?? '',
    'seating-plans/:id': seating.id,
    'precedence/:list': precedence.id,
    'versions/:number': '1',
    'plans/:plan': seating.id,
    'stands/:id': stand.id,
    ':stand': stand.id,
    'outcome-documents/:id': document.id,
    ':document': document.id,
    ...adoption,
    'documents/:text': document.slug ?? 'recommendations',
    'provisions/:id': provision.id,
    'recommendations/:id': provision.id,
    ':provision': provision.id,
    'dispositions/:provision': recommendation.id,
    'recommendations/:number': '1',
    'honours/:id': honour.id,
    ':honour': honour.id,
    'certificates/:id': certificate.id,
    ':certificate': certificate.id,
    ':code': certificate.code ?? '',
  };
}
