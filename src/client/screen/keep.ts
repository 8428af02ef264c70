import { backOff, type ScreenData } from '../../features/agendas/rules/now-next.ts';
import { drawScreen, type ScreenLanguage } from './draw.ts';
import { KEPT_AT, keepOnDevice } from './store.ts';

/** Seconds between two questions to the server. */
const EVERY = 20;
/** Seconds between two looks at the clock. */
const TICK = 2;
/** Seconds after which what is shown may be out of date, and the screen says so. */
const STALE = 75;
/** Seconds after which an answer is no longer waited for. */
const PATIENCE = 10;

/**
 * Keeps a screen up to date: asks for the programme as long as the network answers, and otherwise goes on with what it
 * knows. The time is the device's, put right by the server's.
 */
export function keepScreen(screen: HTMLElement): void {
  const source = screen.dataset.screen ?? '';
  const languages = (screen.dataset.languages ?? '').split(',') as ScreenLanguage[];
  const turn = Number(screen.dataset.seconds ?? '15') * 1000;
  let data: ScreenData | undefined;
  let etag: string | undefined;
  let failures = 0;
  let heardAt = Date.now();
  let ahead = 0;
  /** What is shown came from the device, and nothing was heard since: that is said at once. */
  let fromDevice = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    if (data === undefined) return;
    const own = languages[Math.floor(Date.now() / turn) % languages.length] ?? 'ar';
    const at = Date.now() + ahead;
    const stale = fromDevice || Date.now() - heardAt > STALE * 1000;
    drawScreen(screen, data, { language: own, at, staleSince: stale ? heardAt + ahead : undefined });
  };

  async function ask(): Promise<void> {
    clearTimeout(waiting);
    try {
      const answer = await fetch(source, {
        cache: 'no-store',
        headers: etag === undefined ? {} : { 'if-none-match': etag },
        signal: AbortSignal.timeout(PATIENCE * 1000),
      });
      if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
      const keptAt = answer.headers.get(KEPT_AT);
      if (keptAt !== null) {
        // From the device's own store: something to show, but nothing was heard of the server.
        if (data === undefined) {
          data = (await answer.json()) as ScreenData;
          heardAt = Number(keptAt);
          fromDevice = true;
        }
        throw new Error('offline');
      }
      const serverTime = Date.parse(answer.headers.get('date') ?? '');
      // The server tells whole seconds: smaller differences are not the device's fault.
      const off = Number.isNaN(serverTime) ? 0 : serverTime + 500 - Date.now();
      if (Math.abs(off - ahead) > 1_500) ahead = off;
      if (answer.status !== 304) {
        data = (await answer.json()) as ScreenData;
        etag = answer.headers.get('etag') ?? undefined;
      }
      failures = 0;
      fromDevice = false;
      heardAt = Date.now();
    } catch {
      failures += 1;
    }
    draw();
    waiting = setTimeout(() => void ask(), (failures === 0 ? EVERY : backOff(failures)) * 1000);
  }

  addEventListener('online', () => void ask());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void ask();
  });
  setInterval(draw, TICK * 1000);
  void keepOnDevice(source);
  void ask();
}
