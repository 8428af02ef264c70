/** Between a page and its worker, which keeps it with all that it needs on the device, for a start without the network. */

/** Header of an answer that comes from the device: when the server gave it, in milliseconds since 1970. */
export const KEPT_AT = 'x-kept-at';

/** What a page asks its worker to keep. */
export interface KeepMessage {
  readonly kind: 'keep';
  /** Addresses of this site: the page, its data, its fonts, styles, scripts. */
  readonly addresses: readonly string[];
}

const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`));

/**
 * Keeps this page with what it loaded. Where the browser has no workers, the page goes on as it does without.
 * @param worker its address, at the top of the site
 * @param scope the addresses that it stands before
 * @param more addresses to keep besides
 */
export async function keepPage(worker: string, scope: string, more: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await document.fonts.ready;
    const { active, installing, waiting } = await navigator.serviceWorker.register(worker, { scope });
    const addresses = [location.href, ...more.map((one) => new URL(one, location.href).href), ...loaded()];
    const message: KeepMessage = { kind: 'keep', addresses };
    (active ?? waiting ?? installing)?.postMessage(message);
  } catch {
    // A page that keeps nothing is still a page.
  }
}
