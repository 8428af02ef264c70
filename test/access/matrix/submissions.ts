/** One of everything between the call for papers and the released schedule, in an edition of the matrix. */
import type { SignIn, TestApp } from '../../support/app.ts';
import { accountWith } from './people.ts';
import type { Get, Make, PlaceName } from './world.ts';

interface Place {
  readonly test: TestApp;
  readonly make: Make;
  readonly get: Get;
  /** Address of the edition in the API. */
  readonly below: string;
  readonly editionId: string;
  readonly name: PlaceName;
  readonly administrator: SignIn;
  readonly themeId: string;
  /** A word in every text that nobody outside may read. */
  readonly mark: string;
}

const multipart = (fields: Readonly<Record<string, string>>): string =>
  [
    ...Object.entries(fields).map(
      ([name, value]) => `--matrix\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    '--matrix\r\ncontent-disposition: form-data; name="file"; filename="text.pdf"\r\n\r\n%PDF-1.4\n%%EOF\r\n--matrix--\r\n',
  ].join('');

/** Sends a small PDF to an address of the API as the administrator. */
export async function upload(
  { test, administrator }: Pick<Place, 'test' | 'administrator'>,
  url: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly id: string; readonly href?: string }> {
  const answer = await test.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...administrator, 'content-type': 'multipart/form-data; boundary=matrix' },
    payload: multipart(fields),
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}

/** An open call with a question and a grace link; a paper of the administrator with a co-author, a file and a review. */
export async function makeCall(place: Place): Promise<Readonly<Record<string, string>>> {
  const { test, make, get, below, editionId, name, administrator, themeId, mark } = place;
  const embargoed = name === 'embargoed' ? ` ${mark}` : '';
  const call = await make(`${below}/calls-for-papers`, {
    title: { ar: `الدعوة إلى تقديم الأوراق (${name})${embargoed}`, en: `Call (${name})${embargoed}` },
    kinds: ['paper', 'workshop', 'experience'],
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
    published: true,
  });
  const question = await make(`/calls-for-papers/${call.id}/questions`, {
    type: 'line',
    label: { ar: 'المنهج', en: 'Method' },
  });
  const grace = await make(`/calls-for-papers/${call.id}/grace-links`, {
    note: mark,
    expiresAt: '2099-02-01T00:00:00Z',
  });
  const paper = await make(`${below}/papers`, {
    call: call.id,
    kind: 'paper',
    title: `Shared basins ${mark}`,
    abstract: `How two rivers are managed together. ${mark}`,
    language: 'en',
    themeId,
    contactName: `Layla ${mark}`,
    contactEmail: 'layla@example.org',
    submit: true,
  });
  const author = await make(`/papers/${paper.id}/co-authors`, {
    name: `Huda ${mark}`,
    email: 'huda@example.org',
  });
  const file = await upload(place, `/papers/${paper.id}/files`);
  const reviewer = await accountWith(
    test,
    [{ role: 'reviewer', scopeKind: 'edition', scopeId: editionId }],
    `Reviewer of ${name} ${mark}`,
  );
  const named = await test.inject({
    method: 'PUT',
    url: `/api/v1${below}/reviewers/${reviewer.id}`,
    headers: { ...administrator, 'if-match': '*' },
    payload: { themeIds: [] },
  });
  if (named.statusCode >= 300) throw new Error(named.body);
  await make(`${below}/review-assignments`, {
    callId: call.id,
    assignments: [{ paperId: paper.id, reviewerId: reviewer.id }],
  });
  await make(`/papers/${paper.id}/comments`, { text: `To be discussed. ${mark}` });
  const { items } = (await get(`${below}/reviews`)) as { items: { id: string }[] };
  const review = items[0]?.id ?? '';
  return {
    'calls-for-papers/:call': call.id,
    'calls/:call': call.slug ?? call.id,
    'manage/:call': call.id,
    'call-questions/:question': question.id,
    'questions/:question': question.id,
    'grace-links/:grace': grace.id,
    'papers/:paper': paper.id,
    'papers/:submission': paper.id,
    'co-authors/:author': author.id,
    'papers/files/:file': file.id,
    'my-reviews/files/:file': file.id,
    'reviewers/:account': reviewer.id,
    'reviews/:id': review,
    'reviews/:review': review,
    'my-reviews/:review': review,
  };
}

/** A step on the board, and a release of what is announced. @param heldBack drafts with a time, which stay drafts */
export async function makeRelease(
  { make, below }: Place,
  sessionId: string,
  heldBack: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const step = await make(`${below}/schedule-steps`, { kind: 'pin', sessionIds: [sessionId], pinned: true });
  const release = await make(`${below}/releases`, { heldBack, tell: false });
  return { 'schedule-steps/:step': step.id, 'releases/:id': release.id, 'releases/:release': release.id };
}
