import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';
import { codeOf } from '../support/totp.ts';

describe('a choice among very many', () => {
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

  const openForm = async (path: string, javaScriptEnabled: boolean): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: site.address,
      javaScriptEnabled,
      storageState: signedIn,
    });
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };

  it('is narrowed by what is typed, and Enter takes the first', async () => {
    const page = await openForm('/ar/manage/persons/new', true);
    const state = page.locator('#stateCode');
    const all = await state.locator('option').count();
    await page.fill('#stateCode-search', 'الامارات');
    expect(await state.locator('option').allTextContents()).toEqual(['اختيار…', 'الإمارات العربية المتحدة']);
    await page.press('#stateCode-search', 'Enter');
    expect([
      await state.inputValue(),
      await state.locator('option').count(),
      await page.inputValue('#stateCode-search'),
    ]).toEqual(['AE', all, '']);
    await page.fill('#stateCode-search', 'ققق');
    expect(await page.locator('#stateCode ~ [role="status"]').textContent()).toBe('لا توجد نتائج مطابقة.');
    expect(await state.inputValue()).toBe('AE');
    await page.press('#stateCode-search', 'Escape');
    expect(await state.locator('option').count()).toBe(all);
    await page.context().close();
  });

  it('keeps what is chosen in a choice of several while another is searched for', async () => {
    const page = await openForm('/ar/manage/forums/national-forum/2016/settings', true);
    const many = page.locator('select[multiple][data-pick]').first();
    const id = await many.getAttribute('id');
    const chosen = async () =>
      many.locator('option:checked').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    const before = await chosen();
    const other = many.locator('option:not(:checked)').first();
    const [value, text] = [await other.getAttribute('value'), await other.textContent()];
    await page.fill(`#${id}-search`, text ?? '');
    expect(await chosen()).toEqual(before);
    await page.press(`#${id}-search`, 'Enter');
    expect((await chosen()).toSorted()).toEqual([...before, value].toSorted());
    expect(before.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('is a plain choice where no script runs', async () => {
    const page = await openForm('/ar/manage/persons/new', false);
    expect(await page.locator('#stateCode-search').count()).toBe(0);
    await page.selectOption('#stateCode', 'OM');
    expect(await page.inputValue('#stateCode')).toBe('OM');
    await page.context().close();
  });
});
