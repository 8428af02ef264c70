/** Between the page of a screen and its worker, which keeps both on the device for a start without the network. */

/** Header of an answer that comes from the device: when the server gave it, in milliseconds since 1970. */
export const KEPT_AT = 'x-kept-at';

/** What the page asks its worker to keep. */
export interface KeepMessage {
  readonly kind: 'keep';
  /** Addresses of this site: the page, its programme, its fonts, styles, scripts. */
  readonly addresses: readonly string[];
}

/** Address of the worker. */
const WORKER = '/screen-worker.js';

/** The addresses under which this edition's screens lie, in the page's language. */
const scopeOf = (path: string): string => path.replace(/(\/screen)(?:\/.*)?$/, '$1');

const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`));

/**
 * Keeps the page with all that it needs on the device, so that a screen that is started again without the network shows
 * the last programme. Where the browser has no workers, the screen goes on as it does without.
 * @param source address of the programme
 */
export async function keepOnDevice(source: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await document.fonts.ready;
    const { active, installing, waiting } = await navigator.serviceWorker.register(WORKER, {
      scope: scopeOf(location.pathname),
    });
    const message: KeepMessage = {
      kind: 'keep',
      addresses: [location.href, new URL(source, location.href).href, ...loaded()],
    };
    (active ?? waiting ?? installing)?.postMessage(message);
  } catch {
    // A screen that keeps nothing is still a screen.
  }
}
