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

/**
 * Renames a session so many times, and each time asks for the agenda at once, as data and as both pages, as a reader who
 * holds the one before.
 * @returns how many of the changes at least one of the three did not show
 */
export async function staleAnswers({ app, edition, token }: Served, changes: number): Promise<number> {
  const urls = [`/ar${edition.path}/agenda.json`, `/ar${edition.path}/agenda`, `/en${edition.path}/agenda`];
  let held = await Promise.all(urls.map((url) => read(`${app}${url}`, '')));
  let stale = 0;
  for (let change = 1; change <= changes; change += 1) {
    const mark = `R${change}R`;
    const patched = await fetch(`${app}/api/v1/sessions/${edition.sessionId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify({ title: { ar: `جلسة ${mark}`, en: `Session ${mark}` } }),
    });
    if (patched.status !== 200) throw new Error(`The session was not renamed: ${await patched.text()}`);
    const now = await Promise.all(urls.map((url, index) => read(`${app}${url}`, held[index]?.etag ?? '')));
    if (now.some(({ status, body }) => status !== 200 || !body.includes(mark))) stale += 1;
    held = now;
  }
  return stale;
}
