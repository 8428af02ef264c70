import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';
import { codeOf } from '../support/totp.ts';

const edition = '/forums/national-forum/2016';
const publicPaths = [
  '/',
  edition,
  `${edition}/agenda`,
  `${edition}/speakers`,
  `${edition}/participants`,
  `${edition}/exhibition`,
  `${edition}/recommendations`,
  `${edition}/documents`,
  '/forums/weprotect-summit/2015/recommendations',
  '/forums/arab-workshop/smart-devices',
  '/verify',
  '/help',
  '/components',
  '/sign-in',
];
const managed = `/manage${edition}`;
const managementPaths = [
  '/manage',
  '/manage/series/new',
  '/manage/states',
  '/manage/bodies',
  '/manage/persons',
  managed,
  `${managed}/settings`,
  `${managed}/themes`,
  `${managed}/venues`,
  `${managed}/rooms`,
  `${managed}/rooms/new`,
  `${managed}/next`,
  `${managed}/sessions`,
  `${managed}/sessions/new`,
  `${managed}/participations`,
  `${managed}/stands`,
  `${managed}/outcomes`,
  `${managed}/outcomes/new`,
  `${managed}/certificates`,
  '/account',
  '/account/edit',
  '/account/password',
  '/account/security',
  '/account/sign-ins',
  '/account/second-factor',
  '/account/authenticator',
  '/account/passkeys/new',
];

const coming = '/forums/national-forum/2027';
/** What the coming edition's programme is made of, from the call to the released schedule. */
const programmePaths = [
  ...['/calls', '/calls/papers', '/calls/papers/new', '/changes', '/screen/plenary-hall'].map(
    (path) => `${coming}${path}`,
  ),
  ...[
    '/calls',
    '/calls/new',
    '/papers',
    '/reviewing',
    '/reviewing/reviewers',
    '/reviewing/assignments',
    '/speakers',
    '/availability',
    '/relations',
    '/sessions/import',
    '/schedule',
    '/conflicts',
    '/conflicts/rules',
    '/solver',
    '/solver/new',
    '/releases',
    '/releases/new',
    '/releases/diff',
    '/screens',
  ].map((path) => `/manage${coming}${path}`),
];

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each with the elements it found it at; and whether the page scrolls sideways. */
async function faultsOf(page: Page): Promise<string[]> {
  const found = await violationsOn(page, rules);
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
  return wide ? [...found, 'the page scrolls sideways'] : found;
}

describe('a walk through both faces in a browser', () => {
  let site: DemoSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const refused: string[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([openDemoSite(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: site.address });
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => refused.push(`${page.url()}: ${error.message}`));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const visit = async (path: string): Promise<void> => {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 200]);
  };

  for (const language of ['ar', 'en'] as const) {
    it(`finds the public face in ${language} in order, wide and narrow`, async () => {
      for (const path of publicPaths) {
        await visit(`/${language}${path}`);
        expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
          language,
          language === 'ar' ? 'rtl' : 'ltr',
        ]);
        expect([path, await faultsOf(page)]).toEqual([path, []]);
        await page.setViewportSize({ width: 390, height: 844 });
        expect([`${path} at 390`, await faultsOf(page)]).toEqual([`${path} at 390`, []]);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
    }, 240_000);
  }

  it('signs in by keyboard alone', async () => {
    await visit('/en/sign-in');
    await page.locator('input[name=email]').focus();
    await page.keyboard.type(site.administrator.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(site.administrator.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/second-factor?*');
    expect(await faultsOf(page)).toEqual([]);
    // The field has the focus already.
    await page.keyboard.type(codeOf(site.administrator.secret));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/manage');
    expect(await page.locator('h1').count()).toBe(1);
  });

  for (const language of ['ar', 'en'] as const) {
    it(`finds the management face in ${language} in order`, async () => {
      for (const path of managementPaths) {
        await visit(`/${language}${path}`);
        expect([path, await faultsOf(page)]).toEqual([path, []]);
      }
    }, 240_000);
  }

  // A language by a width: each page is seen in both.
  for (const [language, width] of [
    ['ar', 1440],
    ['en', 390],
  ] as const) {
    it(`finds the programme of the coming edition in ${language} in order, ${width} pixels wide`, async () => {
      await page.setViewportSize({ width, height: 900 });
      for (const path of programmePaths) {
        await visit(`/${language}${path}`);
        expect([path, await faultsOf(page)]).toEqual([path, []]);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 240_000);
  }

  it('keeps what was typed when a form is refused, and says what to do at the field', async () => {
    await visit(`/en${managed}/rooms/new`);
    await page.locator('input[name=capacity]').fill('many');
    await page.locator('[name="name.en"]').fill('Palm Room');
    await page.locator('main form button.btn').last().click();
    await page.waitForLoadState();
    expect(await page.locator('[name="name.en"]').inputValue()).toBe('Palm Room');
    expect(await page.locator('input[name=capacity]').inputValue()).toBe('many');
    expect(await page.locator('[role=alert], .error-summary').first().isVisible()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('never met a script error or a refusal of the content policy', () => {
    const unexpected = refused.filter((line) => !/the server responded with a status of 4\d\d/.test(line));
    expect(unexpected).toEqual([]);
  });
});
