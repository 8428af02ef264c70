/**
 * What workers of pages that start without the network have in common: what the server answers is shown and kept, and
 * what it does not answer comes from what was kept. Assets are named by their content, so that a kept one is right.
 */
import { KEPT_AT, type KeepMessage } from './keep.ts';

/** What of a worker's world is used here. */
interface Waitable {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Waitable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: Waitable) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Asking) => void): void;
  addEventListener(kind: 'message', hear: (event: Waitable & { readonly data: unknown }) => void): void;
}
const worker = self as unknown as Worker;

/** Milliseconds after which an answer is no longer waited for, where one is kept. */
const PATIENCE = 8_000;
/** Kept answers beyond this go, the oldest first: a screen has a page, a programme and some thirty assets. */
const MOST = 200;

/**
 * Stands between the pages of its scope and the network.
 * @param name of the store on the device
 * @param passes paths that are none of its business: live data, which pages keep themselves
 */
export function serveFromShelf(name: string, passes: (path: string) => boolean = () => false): void {
  /** Puts an answer away, with the moment at which it came. */
  async function keep(request: Request | string, answer: Response): Promise<void> {
    const headers = new Headers(answer.headers);
    headers.set(KEPT_AT, String(Date.now()));
    const store = await caches.open(name);
    await store.put(request, new Response(await answer.arrayBuffer(), { headers }));
    const kept = await store.keys();
    for (const old of kept.slice(0, Math.max(0, kept.length - MOST))) await store.delete(old);
  }

  const kept = async (request: Request): Promise<Response | undefined> =>
    (await caches.open(name)).match(request, { ignoreVary: true });

  /** From the network; where it says nothing, or the server is not well, what was kept. */
  async function fresh(event: Asking): Promise<Response> {
    const { request } = event;
    try {
      const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.ok) event.waitUntil(keep(request, answer.clone()));
      if (answer.status < 500) return answer;
      return (await kept(request)) ?? answer;
    } catch (error) {
      const old = await kept(request);
      if (old === undefined) throw error;
      return old;
    }
  }

  async function asset(event: Asking): Promise<Response> {
    const { request } = event;
    const old = await kept(request);
    if (old !== undefined) return old;
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keep(request, answer.clone()));
    return answer;
  }

  /** What the page loaded before this worker stood beside it. */
  async function keepAll(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
      if (new URL(address).origin !== worker.location.origin) continue;
      const request = new Request(address);
      if (address.includes('/assets/') && (await kept(request)) !== undefined) continue;
      try {
        const answer = await fetch(request);
        if (answer.ok) await keep(request, answer);
      } catch {
        // It comes with the next start.
      }
    }
  }

  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('message', (event) => {
    const { kind, addresses } = (event.data ?? {}) as Partial<KeepMessage>;
    if (kind === 'keep' && Array.isArray(addresses)) event.waitUntil(keepAll(addresses.slice(0, MOST)));
  });
  worker.addEventListener('fetch', (event) => {
    const { method, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== worker.location.origin || passes(pathname)) return;
    event.respondWith(pathname.startsWith('/assets/') ? asset(event) : fresh(event));
  });
}
