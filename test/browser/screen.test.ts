import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest } from '../features/programme/support.ts';
import { openBrowser } from '../support/browser.ts';
import { cableTo } from '../support/cable.ts';

const MINUTE = 60_000;

describe('the screen in the hall', () => {
  let test: ProgrammeTest;
  let browser: Browser;
  let cable: Awaited<ReturnType<typeof cableTo>>;
  let second: { id: string };
  const from = Date.now();
  const at = (minutes: number): string => new Date(from + minutes * MINUTE).toISOString();
  const session = (ar: string, en: string, start: number, end: number) => ({
    kind: 'plenary',
    title: { ar, en },
    startsAt: at(start),
    endsAt: at(end),
    status: 'scheduled',
    roomId: test.hall,
  });

  beforeAll(async () => {
    [test, browser] = await Promise.all([openProgrammeTest(), openBrowser()]);
    const day = (shift: number) => new Date(from + shift * 1_440 * MINUTE).toISOString().slice(0, 10);
    await test.send('PATCH', '/editions/river-forum:2026', { startsOn: day(-1), endsOn: day(2) });
    await test.addSession(session('الجلسة الجارية', 'On now', -30, 30));
    second = await test.addSession(session('الجلسة التالية', 'Up next', 30, 90));
    cable = await cableTo(Number(new URL(await test.app.server.listen({ port: 0, host: '127.0.0.1' })).port));
  }, 180_000);
  afterEach(() => cable.plug());
  afterAll(async () => {
    await browser?.close();
    cable?.close();
    await test?.close();
  });

  const open = async (path: string, javaScriptEnabled = true): Promise<Page> => {
    const context = await browser.newContext({ baseURL: cable.address, javaScriptEnabled });
    const page = await context.newPage();
    if (!javaScriptEnabled) {
      await page.goto(path);
      return page;
    }
    await page.clock.install();
    await Promise.all([page.waitForResponse(/screen\.json/), page.goto(path)]);
    return page;
  };
  const shown = (page: Page) => page.locator('[data-list="now"] [data-slot="title"]').allTextContents();

  it('shows what is on and what follows without any script', async () => {
    const page = await open('/en/forums/river-forum/2026/screen', false);

    expect(await shown(page)).toEqual(['On now']);
    expect(await page.locator('[data-list="next"] [data-slot="title"]').allTextContents()).toEqual([
      'Up next',
    ]);
    await page.context().close();
  });

  it('goes on while the network is away, says so, and recovers by itself', async () => {
    const page = await open('/en/forums/river-forum/2026/screen');
    await expect.poll(() => shown(page)).toEqual(['On now']);

    cable.pull();
    await page.clock.fastForward(31 * MINUTE);
    await expect.poll(() => shown(page)).toEqual(['Up next']);
    await expect.poll(() => page.locator('[data-slot="stale"]').isVisible()).toBe(true);

    await test.send('POST', `/sessions/${second.id}/cancellation`, {
      reason: { ar: 'اعتذر المتحدث', en: 'The speaker sent apologies' },
    });
    cable.plug();
    await page.clock.fastForward(61_000);
    await expect.poll(() => page.locator('[data-slot="stale"]').isHidden(), { timeout: 10_000 }).toBe(true);
    await page.context().close();
  });

  it('starts again without the network with the last programme, says since when, and recovers', async () => {
    const path = '/en/forums/river-forum/2026/screen';
    const context = await browser.newContext({ baseURL: cable.address });
    const page = await context.newPage();
    await page.goto(path);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    const stored = async () =>
      (
        await page.evaluate<string[]>(
          "caches.open('screen-1').then((store) => store.keys()).then((kept) => kept.map(({ url }) => url))",
        )
      ).map((url) => new URL(url).pathname.replace(/\.[0-9a-f]{12}\./, '.'));
    await expect
      .poll(stored, { timeout: 15_000 })
      .toEqual(expect.arrayContaining([path, `${path}.json`, '/assets/app.css', '/assets/screen.js']));
    const before = await shown(page);

    cable.pull();
    await page.reload();

    await expect.poll(() => shown(page)).toEqual(before);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
    await expect.poll(() => page.locator('[data-slot="stale"]').isVisible()).toBe(true);

    cable.plug();
    await page.reload();
    await expect.poll(() => page.locator('[data-slot="stale"]').isHidden(), { timeout: 10_000 }).toBe(true);
    // Other pages of the site are none of its business.
    await page.goto('/en/forums/river-forum/2026/agenda');
    expect(await page.evaluate('navigator.serviceWorker.controller')).toBe(null);
    await context.close();
  });

  it('takes turns between the languages', async () => {
    const page = await open('/ar/forums/river-forum/2026/screen?languages=ar,en&seconds=5');
    const seen = new Set<string>();
    for (let turn = 0; turn < 6 && seen.size < 2; turn += 1) {
      const html = page.locator('html');
      seen.add(`${await html.getAttribute('lang')} ${await html.getAttribute('dir')}`);
      await page.clock.fastForward(5_000);
    }

    expect([...seen].sort()).toEqual(['ar rtl', 'en ltr']);
    await page.context().close();
  });
});
