import { openBrowser } from '../../browser.ts';
import { serveEdition } from '../agenda/served.ts';
import type { Bench } from '../bench.ts';
import { median } from '../statistics.ts';

export interface GridSizes {
  readonly sessions: number;
  readonly rooms: number;
  /** Places over which the session is dragged. */
  readonly moves: number;
}

const figures = [
  { name: 'grid.feedback', unit: 'ms', target: 100, better: 'lower' },
  { name: 'grid.said', unit: 'ms', target: 500, better: 'lower' },
] as const;

/** Pixels of the page's grid between two places. */
const STRIDE = 21;

/** Of so many times, the one that nine of ten do not pass. */
const ninth = (values: readonly number[]): number =>
  values.toSorted((one, next) => one - next)[Math.floor(values.length * 0.9)] ?? Number.NaN;

/**
 * The board in a browser: from a move of the pointer to the next frame, in which the block under it says what it would
 * break; and from the drop to the place being said.
 */
export function createGridBench({ sessions, rooms, moves }: GridSizes): Bench {
  return {
    area: 'grid',
    figures,
    async run(context) {
      const browser = await openBrowser();
      context.afterwards(() => browser.close());
      context.say(`making an edition of ${sessions} sessions in ${rooms} rooms`);
      const { app, edition, token } = await serveEdition(context, sessions, rooms);
      // A name, as cookies of localhost have it.
      const baseURL = app.replace('127.0.0.1', 'localhost');
      const tab = await browser.newContext({ baseURL, viewport: { width: 1440, height: 1000 } });
      await tab.addCookies([
        { name: 'session', value: token, url: baseURL, httpOnly: true, sameSite: 'Lax' },
      ]);
      const page = await tab.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(`/en/manage${edition.path}/schedule?view=board`);
      const block = page.locator('.ec-event:not(.is-pinned) .blk-open').first();
      await block.waitFor();
      const from = await block.boundingBox();
      if (from === null) throw new Error('The board shows no session.');
      await page.evaluate(`(() => {
        window.took = [];
        addEventListener('pointermove', () => {
          const at = performance.now();
          requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - at)));
        }, true);
        addEventListener('pointerup', () => {
          const at = performance.now();
          const live = document.querySelector('[data-live]');
          new MutationObserver((_, me) => {
            if (live.textContent === '') return;
            window.said = performance.now() - at;
            me.disconnect();
          }).observe(live, { childList: true, characterData: true, subtree: true });
        }, true);
      })()`);
      const [x, y] = [from.x + from.width / 2, from.y + 8];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let way = 1; way <= moves; way += 1) {
        await page.mouse.move(x, y + (way % 20) * STRIDE);
        await page.waitForTimeout(30);
      }
      await page.mouse.move(x, y + 2 * STRIDE);
      await page.mouse.up();
      await page.waitForFunction('window.said !== undefined');
      const took = (await page.evaluate('took')) as number[];
      const said = (await page.evaluate('said')) as number;
      const reference = `Chromium ${browser.version()}, ${sessions} sessions in ${rooms} rooms`;
      context.report('grid.feedback', {
        value: ninth(took),
        reference: `${reference}: nine of ten of ${took.length} moves; the median ${median(took).toPrecision(3)} ms`,
      });
      context.report('grid.said', {
        value: said,
        reference: `${reference}: from the drop to its being said`,
      });
    },
  };
}
