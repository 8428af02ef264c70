/** What the page at the door asks the server for. */
import type {
  BatchInput,
  BatchView,
  KitView,
  NewsView,
  PeopleView,
} from '../../features/registration/check-in/contract.ts';

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 8_000;

/** The server answered, and said no. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, title: string) {
    super(title);
    this.status = status;
    this.code = code;
  }
}

export type Server = ReturnType<typeof createServer>;

/** @param base `/api/v1/editions/<id>` */
export function createServer(base: string) {
  async function ask<T>(path: string, body?: unknown, patience = PATIENCE): Promise<T> {
    const answer = await fetch(`${base}${path}`, {
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    if (answer.ok) return (await answer.json()) as T;
    const problem = (await answer.json().catch(() => ({}))) as { code?: string; title?: string };
    throw new Refused(answer.status, problem.code ?? '', problem.title ?? String(answer.status));
  }
  return {
    kit: () => ask<KitView>('/check-in-kit'),
    people: (since: string | null) =>
      ask<PeopleView>(
        `/check-in-people${since === null ? '' : `?since=${encodeURIComponent(since)}`}`,
        undefined,
        60_000,
      ),
    news: (since: number, device: string) => ask<NewsView>(`/check-ins/news?since=${since}&device=${device}`),
    register: (name: string) => ask<{ id: string; accountId: string }>('/check-in-devices', { name }),
    send: (batch: BatchInput, patience?: number) => ask<BatchView>('/check-ins', batch, patience),
  };
}
