import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../features/programme/support.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/demo-site.ts';

const forum = '/en/forums/river-forum/2026';

describe('the public agenda in a browser', () => {
  let test: ProgrammeTest;
  let browser: Browser;
  let address: string;
  let star: { id: string; slug: string };

  beforeAll(async () => {
    const port = await freePort();
    address = `http://localhost:${port}`;
    [test, browser] = await Promise.all([
      openProgrammeTest({ config: { publicUrl: address, rateLimits: false } }),
      openBrowser(),
    ]);
    star = await test.addSession(plenary({ roomId: test.hall }));
    for (const hour of ['11', '12', '13', '14', '15', '16']) {
      await test.addSession(
        plenary({
          roomId: test.hall,
          title: { ar: `جلسة الساعة ${hour}`, en: `Session at ${hour}` },
          startsAt: `2026-11-16T${hour}:00:00+03:00`,
          endsAt: `2026-11-16T${hour}:45:00+03:00`,
        }),
      );
    }
    await test.addSession(
      plenary({
        title: { ar: 'غدًا', en: 'Tomorrow' },
        startsAt: '2026-11-17T09:00:00+03:00',
        endsAt: '2026-11-17T10:00:00+03:00',
      }),
    );
    await test.app.server.listen({ host: '127.0.0.1', port });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });

  describe('as a widget in a page of another site', () => {
    /** Another host, over https as pages of ministries are: what it answers is fulfilled here. */
    const ministry = 'https://ministry.example/events';
    /** Ours over https, as it is in the world: what it answers is asked of the server. */
    const forumSite = 'https://forum.example';

    async function openForeign(html: string, policy: string, javaScriptEnabled = true) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1000, height: 700 } });
      const faults: string[] = [];
      context.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await context.route(`${forumSite}/**`, async (route) => {
        const headers = { ...(await route.request().allHeaders()), host: new URL(address).host };
        const url = route.request().url().replace(forumSite, address);
        // A page that is closed waits for nothing more.
        await route
          .fetch({ url, headers, maxRedirects: 0 })
          .then((response) => route.fulfill({ response }))
          .catch(() => undefined);
      });
      await context.route(ministry, (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': policy },
          body: `<!doctype html><html lang="en"><title>Ministry</title><h1>Events</h1>${html}</html>`,
        }),
      );
      const page = await context.newPage();
      await page.goto(ministry);
      return { context, page, faults, frame: page.frameLocator('iframe') };
    }
    const line = () =>
      `<script src="${forumSite}/embed.js" data-agenda="${forum}/embed/agenda?scheme=light" data-title="Agenda"></script>`;

    it('stands where the line is, as high as it is, and turns its days, under a strict policy and without a cookie', async () => {
      const policy = `default-src 'none'; script-src ${forumSite}; frame-src ${forumSite}`;
      const { context, page, faults, frame } = await openForeign(line(), policy);
      await frame.getByText('Opening plenary').waitFor();

      const heightOf = () => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);
      const inner = () => frame.locator('html').evaluate((one) => one.scrollHeight);
      await expect.poll(async () => Math.abs((await heightOf()) - (await inner())) <= 2).toBe(true);
      expect(await heightOf()).toBeGreaterThan(330);
      expect(await page.locator('iframe').getAttribute('title')).toBe('Agenda');
      const inside = page.frames().find((one) => one.url().startsWith(forumSite));
      expect(await inside?.evaluate(`getComputedStyle(document.querySelector('main')).fontFamily`)).toContain(
        'Plex',
      );

      await frame.locator('.embed-days a').last().click();
      await frame.getByText('Tomorrow').waitFor();
      expect(await frame.getByText('Opening plenary').count()).toBe(0);
      await expect.poll(async () => Math.abs((await heightOf()) - (await inner())) <= 2).toBe(true);

      const opened = context.waitForEvent('page');
      await frame.getByRole('link', { name: 'Tomorrow' }).click();
      const own = await opened;
      await own.waitForLoadState();
      expect(own.url()).toBe(`${address}${forum}/sessions/tomorrow`);
      expect(await own.evaluate('window.opener')).toBe(null);
      expect([await context.cookies(), faults]).toEqual([[], []]);
      await context.close();
    });

    it('is a plain frame where no script runs', async () => {
      const { context, frame } = await openForeign(
        `<iframe src="${forumSite}${forum}/embed/agenda" title="Agenda" width="800" height="600"></iframe>`,
        `default-src 'none'; frame-src ${forumSite}`,
        false,
      );

      await frame.getByText('Session at 16').waitFor();
      await frame.locator('.embed-days a').last().click();
      await frame.getByText('Tomorrow').waitFor();
      await context.close();
    });

    it('listens to no message but its own frame’s', async () => {
      const { context, page, frame } = await openForeign(
        line(),
        `default-src 'none'; script-src ${forumSite}; frame-src ${forumSite}`,
      );
      await frame.getByText('Opening plenary').waitFor();
      const heightOf = () => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);
      const inner = () => frame.locator('html').evaluate((one) => one.scrollHeight);
      await expect.poll(async () => Math.abs((await heightOf()) - (await inner())) <= 2).toBe(true);
      const before = await heightOf();

      await page.evaluate(`window.postMessage({ kind: 'multaqa-height', height: 9000 }, '*')`);
      await page.waitForTimeout(50);

      expect(Math.abs((await heightOf()) - before)).toBeLessThan(100);
      await context.close();
    });

    it('is the only page that others may frame', async () => {
      const { context, page } = await openForeign(
        `<iframe src="${forumSite}${forum}/agenda" title="Agenda"></iframe>`,
        `default-src 'none'; frame-src ${forumSite}`,
      );
      await expect.poll(() => page.frames().length).toBe(2);

      expect(await page.frameLocator('iframe').getByText('Opening plenary').count()).toBe(0);
      await context.close();
    });
  });

  describe('with its stars', () => {
    const open = async (javaScriptEnabled: boolean): Promise<{ context: BrowserContext; page: Page }> => {
      const context = await browser.newContext({ baseURL: address, javaScriptEnabled });
      const { authorization = '' } = await test.signIn([]);
      const { cookieName } = test.app.signIns;
      await context.addCookies([
        { name: cookieName, value: authorization.replace('Bearer ', ''), url: address },
      ]);
      return { context, page: await context.newPage() };
    };
    const starOf = (page: Page) => page.locator(`button[data-star="${star.id}"]`).first();
    const pressed = (page: Page) => starOf(page).getAttribute('aria-pressed');

    it.each([
      ['with scripts, without leaving the page', true],
      ['without scripts, back on the same page', false],
    ])('sets and takes back a star %s', async (_name, scripts) => {
      const { context, page } = await open(scripts);
      const asked = `${forum}/agenda?day=2026-11-16`;
      await page.goto(asked);
      let loads = 0;
      page.on('load', () => {
        loads += 1;
      });

      for (const state of ['true', 'false', 'true']) {
        await starOf(page).click();
        await expect.poll(() => pressed(page)).toBe(state);
        expect(page.url()).toBe(`${address}${asked}`);
        // What stands is what is kept, not only what is drawn.
        const kept = await (await context.newPage()).goto(`${forum}/sessions/${star.slug}`);
        expect((await kept?.text())?.includes('aria-pressed="true"')).toBe(state === 'true');
      }
      expect(loads > 0).toBe(!scripts);

      await page.goto(`${forum}/my-agenda`);
      await page.getByRole('link', { name: 'Opening plenary' }).waitFor();
      await context.close();
    });

    it('is set by the keyboard, and says its state', async () => {
      const { context, page } = await open(true);
      await page.goto(`${forum}/agenda`);
      await starOf(page).focus();
      await page.keyboard.press('Enter');

      await expect.poll(() => pressed(page)).toBe('true');
      expect(await page.evaluate(`document.activeElement?.getAttribute('data-star')`)).toBe(star.id);
      await context.close();
    });

    it('takes the form’s way when the program’s way fails', async () => {
      const { context, page } = await open(true);
      await page.goto(`${forum}/agenda`);
      await context.route('**/favourites/**', (route) => route.abort());
      await starOf(page).click();
      await page.waitForLoadState();

      await expect.poll(() => pressed(page)).toBe('true');
      await context.close();
    });
  });
});
