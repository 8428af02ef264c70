import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';
import { codeOf } from '../support/totp.ts';

/** A device with a fingerprint reader, as Chromium plays one. */
async function addAuthenticator(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

describe('signing in in a browser', () => {
  let site: DemoSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([openDemoSite(), openBrowser()]);
    context = await browser.newContext({ baseURL: site.address });
    page = await context.newPage();
    await addAuthenticator(context, page);
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const typePassword = async (who: { readonly email: string; readonly password: string }): Promise<void> => {
    await page.locator('input[name=email]').fill(who.email);
    await page.locator('input[name=password]').fill(who.password);
    await page.locator('main form.form button[type=submit]').click();
  };
  const signOut = async (): Promise<void> => {
    await page.goto('/en/account');
    await page.locator('main').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/en/');
  };

  it('asks for a code of the authenticator app after the password, and says when it is wrong', async () => {
    await page.goto('/en/sign-in?next=/en/account/security');
    await typePassword(site.administrator);
    await page.waitForURL('**/sign-in/second-factor?*');

    await page.locator('input[name=code]').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.locator('.error-summary').textContent()).toContain('The code is not right.');

    await page.locator('input[name=code]').fill(codeOf(site.administrator.secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForURL('**/en/account/security');
  }, 60_000);

  it('makes a passkey, names it, and shows the recovery codes that come with the first factor', async () => {
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    expect(await page.locator('input[name=name]').inputValue()).toMatch(/Chrome on Linux/);
    await page.locator('input[name=name]').fill('Laptop of the test');
    await page.getByRole('button', { name: 'Make a passkey' }).click();

    await page.waitForSelector('.recovery-codes');
    expect(await page.locator('.recovery-codes li').count()).toBe(10);
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.waitForURL('**/account/security?done=enrolled');
    expect(await page.locator('main').textContent()).toContain('Laptop of the test');
  }, 60_000);

  it('signs in with the passkey alone, and with it as the second factor', async () => {
    await signOut();
    await page.goto('/en/sign-in?next=/en/account/sign-ins');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/en/account/sign-ins');
    expect(await page.locator('main tbody tr').first().textContent()).toContain('Passkey');

    await signOut();
    await page.goto('/ar/sign-in?next=/ar/account/sign-ins');
    await typePassword(site.administrator);
    await page.waitForURL('**/sign-in/second-factor?*');
    await page.getByRole('button', { name: 'استعمال مفتاح المرور' }).click();
    await page.waitForURL('**/ar/account/sign-ins');
    expect(await page.locator('main tbody tr').first().textContent()).toContain('ومفتاح المرور');
  }, 60_000);

  it('says so when the device sends no passkey, and lets one try again', async () => {
    const other = await browser.newContext({ baseURL: site.address });
    const stranger = await other.newPage();
    const session = await addAuthenticator(other, stranger);
    await stranger.goto('/en/sign-in');
    await stranger.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await stranger.waitForSelector('text=The device sent no passkey.');
    expect(await stranger.getByRole('button', { name: 'Sign in with a passkey' }).isEnabled()).toBe(true);
    await session.detach();
    await other.close();
  }, 60_000);

  it('enrols an authenticator app by the secret as text, without any script', async () => {
    const plain = await browser.newContext({ baseURL: site.address, javaScriptEnabled: false });
    page = await plain.newPage();
    await page.goto('/en/sign-in?next=/en/account/authenticator');
    await typePassword(site.speaker);
    await page.waitForURL('**/en/account/authenticator');
    await page.locator('details summary', { hasText: 'No camera' }).click();
    const secret = (await page.locator('main bdi.code').textContent())?.replaceAll(' ', '');
    await page.locator('input[name=code]').fill(codeOf(secret ?? ''));
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await page.waitForSelector('.recovery-codes');
    expect(await page.locator('.recovery-codes li').count()).toBe(10);
    await plain.close();
  }, 60_000);

  it('met no script error and no refusal of the content policy', () => {
    expect(faults.filter((line) => !/the server responded with a status of 4\d\d/.test(line))).toEqual([]);
  });
});
