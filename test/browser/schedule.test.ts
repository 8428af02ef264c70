import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';
import { codeOf } from '../support/totp.ts';

const path = '/manage/forums/national-forum/2027/schedule';
/** How long a drag may take to show what it would break. */
const FEEDBACK_MS = 100;

describe('the board of the schedule', () => {
  let site: DemoSite;
  let browser: Browser;
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openDemoSite(), openBrowser()]);
    const context = await browser.newContext({ baseURL: site.address });
    const page = await context.newPage();
    await page.goto('/ar/sign-in');
    await page.fill('input[name=email]', site.administrator.email);
    await page.fill('input[name=password]', site.administrator.password);
    await page.press('input[name=password]', 'Enter');
    await page.waitForURL('**/sign-in/second-factor?*');
    await page.fill('input[name=code]', codeOf(site.administrator.secret));
    await page.press('input[name=code]', 'Enter');
    await page.waitForURL('**/manage');
    signedIn = await context.storageState();
    await context.close();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(
    language: 'ar' | 'en',
    options: { width?: number; javaScriptEnabled?: boolean; hasTouch?: boolean } = {},
  ): Promise<{ page: Page; faults: string[] }> {
    const { width = 1440, javaScriptEnabled = true, hasTouch = false } = options;
    const context = await browser.newContext({
      baseURL: site.address,
      storageState: signedIn,
      viewport: { width, height: 1000 },
      javaScriptEnabled,
      hasTouch,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`/${language}${path}`);
    if (javaScriptEnabled) await page.locator('.blk-open').first().waitFor({ state: 'attached' });
    return { page, faults };
  }

  const boxOf = async (what: Locator) => {
    const box = await what.boundingBox();
    if (box === null) throw new Error('It is not to be seen.');
    return box;
  };
  /** A finger on the page. */
  async function touchOf(page: Page) {
    const session = await page.context().newCDPSession(page);
    return (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: point === undefined ? [] : [point] });
  }
  const said = (page: Page) => page.locator('[data-live]');

  for (const language of ['ar', 'en'] as const) {
    it(`takes a session from the pool by mouse, moves it by keys and takes it back (${language})`, async () => {
      const { page, faults } = await open(language);
      const other = await open(language);
      const waiting = page.locator('[data-pool-list] button');
      const count = await waiting.count();
      const id = await waiting.first().getAttribute('data-session');
      const from = await boxOf(waiting.first());
      const block = page.locator(`[data-grid] [data-session="${id}"]`);
      const break_ = await boxOf(page.locator('.everywhere').first());

      await page.mouse.move(from.x + from.width / 2, from.y + 10);
      await page.mouse.down();
      await page.mouse.move(break_.x + 60, break_.y + 40, { steps: 6 });
      await page.locator('.drag-ghost.is-bad').waitFor();
      await page.mouse.move(break_.x + 60, break_.y + 30, { steps: 2 });
      await page.mouse.up();
      await block.waitFor();
      expect(await waiting.count()).toBe(count - 1);
      await page.locator('[data-conflicts] .bad').first().waitFor();
      await other.page.locator(`[data-grid] [data-session="${id}"]`).waitFor({ timeout: 2_000 });

      await block.focus();
      const before = await boxOf(block);
      for (const key of ['ArrowDown', 'ArrowDown']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(80);
      }
      await expect.poll(() => said(page).textContent()).toContain('–');
      await expect.poll(async () => (await boxOf(block)).y).toBeGreaterThan(before.y + 20);
      expect(await page.evaluate('document.activeElement.dataset.session')).toBe(id);

      await page.keyboard.press('Control+z');
      await expect.poll(async () => Math.round((await boxOf(block)).y - before.y)).toBe(0);
      await block.press('Enter');
      await page.locator('dialog.bubble').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await expect.poll(() => waiting.count()).toBe(count);
      expect(await said(page).textContent()).not.toBe('');
      expect([...faults, ...other.faults]).toEqual([]);
      await page.context().close();
      await other.page.context().close();
    }, 60_000);

    it(`makes a block longer by its edge, and moves one by a finger (${language})`, async () => {
      const { page, faults } = await open(language, { hasTouch: true });
      const block = page.locator('.ec-event:not(.is-pinned):has(.blk-open)').first();
      const id = await block.locator('.blk-open').getAttribute('data-session');
      const own = page.locator(`.ec-event:has(> .ec-event-body [data-session="${id}"])`).first();
      const before = await boxOf(own);
      const [x, bottom] = [before.x + before.width / 2, before.y + before.height - 2];
      await page.mouse.move(x, bottom);
      await page.mouse.down();
      await page.mouse.move(x, bottom + 20, { steps: 4 });
      await page.mouse.move(x, bottom + 22);
      await page.mouse.up();
      await expect.poll(async () => (await boxOf(own)).height).toBeGreaterThan(before.height + 15);
      await expect.poll(() => said(page).textContent()).toContain('–');

      const from = await boxOf(own);
      const touch = await touchOf(page);
      const start = { x: from.x + from.width / 2, y: from.y + 12 };
      await touch('touchStart', start);
      await page.waitForTimeout(600);
      for (let way = 1; way <= 6; way += 1) await touch('touchMove', { x: start.x, y: start.y + way * 14 });
      await touch('touchEnd');
      await expect.poll(async () => (await boxOf(own)).y).toBeGreaterThan(from.y + 60);

      const undo = page.locator('[data-step=undo] button');
      await undo.click();
      await expect.poll(async () => Math.round((await boxOf(own)).y - from.y)).toBe(0);
      await page.locator('[data-step=redo] button').click();
      await expect.poll(async () => (await boxOf(own)).y).toBeGreaterThan(from.y + 60);
      await undo.click();
      await expect.poll(async () => Math.round((await boxOf(own)).y - from.y)).toBe(0);
      await undo.click();
      await expect.poll(async () => Math.round((await boxOf(own)).height - before.height)).toBe(0);
      expect(faults).toEqual([]);
      await page.context().close();
    }, 60_000);

    it(`moves by the form, by keyboard alone (${language})`, async () => {
      const { page } = await open(language);
      const block = page.locator('.ec-event:not(.is-pinned) .blk-open').first();
      const id = await block.getAttribute('data-session');
      await block.focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog.bubble').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`schedule/${id}$`));
      const start = await page.inputValue('#start');
      await page.locator('#start').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(
        start.replace(/^\d\d/, '09') === start ? '08:15' : start.replace(/^\d\d/, '09'),
      );
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?saved=1/);
      await page.locator('.blk-open').first().waitFor();
      await page.locator('[data-step=undo] button').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => said(page).textContent()).not.toBe('');
      await page.context().close();
    });

    it(`turns red during a drag within ${FEEDBACK_MS} ms (${language})`, async () => {
      const { page } = await open(language);
      const block = page.locator('.ec-event:not(.is-pinned) .blk-open').first();
      const from = await boxOf(block);
      await page.evaluate(`(() => {
        window.took = [];
        addEventListener('pointermove', () => {
          const at = performance.now();
          requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - at)));
        }, true);
      })()`);

      await page.mouse.move(from.x + 20, from.y + 8);
      await page.mouse.down();
      for (let way = 0; way < 12; way += 1) {
        await page.mouse.move(from.x + 20, from.y + 8 + way * 12);
        await page.waitForTimeout(20);
      }
      expect(await page.locator('.ec-preview').count()).toBe(1);
      const took = (await page.evaluate('took')) as number[];
      await page.keyboard.press('Escape');
      await page.mouse.move(from.x + 20, from.y + 8);
      await page.mouse.up();

      const sorted = took.toSorted((one, next) => one - next);
      expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(FEEDBACK_MS);
      await page.context().close();
    });
  }

  it('has nothing that axe finds, as a board and as a list, and never scrolls sideways', async () => {
    for (const [language, width] of [
      ['ar', 1440],
      ['en', 390],
    ] as const) {
      const { page } = await open(language, { width });
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1')).toBe(false);
      await page.context().close();
    }
  });

  it('is a list with a form for each session where no script runs', async () => {
    const { page } = await open('en', { javaScriptEnabled: false });
    const row = page.locator('.only-list tbody tr').first();

    expect(await page.locator('[data-grid]').isVisible()).toBe(false);
    await row.getByRole('link', { name: /Move to/ }).click();
    await page.waitForURL(/schedule\/[0-9a-f-]{36}$/);
    const start = await page.inputValue('#start');
    await page.fill('#start', '25:99');
    await page.fill('#end', '');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    expect(await page.inputValue('#start')).toBe('25:99');
    expect(await page.locator('.error-summary').isVisible()).toBe(true);
    await page.fill('#start', start === '' ? '08:00' : start.replace(/^\d\d/, '08'));
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.waitForURL(/\?saved=1/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForURL(/\?undone=1/);
    await page.context().close();
  });
});
