import type { Served } from './served.ts';

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
}

async function read(url: string, etag: string): Promise<Answer> {
  const answer = await fetch(url, etag === '' ? {} : { headers: { 'if-none-match': etag } });
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: await answer.text() };
}

/** Asks the API for a change. @throws when it was not made */
async function change(
  { app, token }: Served,
  method: 'PATCH' | 'POST',
  path: string,
  body: object,
): Promise<void> {
  const answer = await fetch(`${app}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(method === 'PATCH' ? { 'if-match': '*' } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`);
}

/** Releases the edition; nobody is told. */
export const makeRelease = (served: Served): Promise<void> =>
  change(served, 'POST', `/editions/${served.edition.id}/releases`, { tell: false });

/**
 * Renames a session so many times, makes that public, and each time asks for the agenda at once, as data and as both
 * pages, as a reader who holds the one before.
 * @param changes.first number of the first change: a title that stands is no change. Default 1
 * @param publish what makes a change public: nothing before the first release, a release afterwards
 * @returns how many of the changes at least one of the three did not show
 */
export async function staleAnswers(
  served: Served,
  { first = 1, changes }: { readonly first?: number; readonly changes: number },
  publish: () => Promise<void>,
): Promise<number> {
  const { app, edition } = served;
  const urls = [`/ar${edition.path}/agenda.json`, `/ar${edition.path}/agenda`, `/en${edition.path}/agenda`];
  let held = await Promise.all(urls.map((url) => read(`${app}${url}`, '')));
  let stale = 0;
  for (let number = first; number < first + changes; number += 1) {
    const mark = `R${number}R`;
    const title = { ar: `جلسة ${mark}`, en: `Session ${mark}` };
    await change(served, 'PATCH', `/sessions/${edition.sessionId}`, { title });
    await publish();
    const now = await Promise.all(urls.map((url, index) => read(`${app}${url}`, held[index]?.etag ?? '')));
    if (now.some(({ status, body }) => status !== 200 || !body.includes(mark))) stale += 1;
    held = now;
  }
  return stale;
}
