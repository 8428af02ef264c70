import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badges, checkIns } from '../../src/features/registration/tables.ts';
import { openProgrammeTest, type ProgrammeTest } from '../features/programme/support.ts';
import { type DoorsTest, type Holder, openDoors } from '../features/registration/check-in/support.ts';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { cableTo } from '../support/cable.ts';
import { fakeCamera } from '../support/fake-camera.ts';

const words = {
  ar: {
    welcome: 'تفضّل',
    refused: 'لا يُسمح',
    undo: 'تراجع',
    search: 'عبدالرحمن القحطاني',
    device: 'الباب الرئيس',
  },
  en: {
    welcome: 'Welcome',
    refused: 'No entry',
    undo: 'Undo',
    search: 'abdulrahman qahtany',
    device: 'Main door',
  },
} as const;

describe('the desk whose network is cut', () => {
  let test: ProgrammeTest;
  let browser: Browser;
  let cable: Awaited<ReturnType<typeof cableTo>>;
  let place: DoorsTest;
  const camera = fakeCamera();

  beforeAll(async () => {
    [test, browser] = await Promise.all([openProgrammeTest(), openBrowser(camera.switches)]);
    place = await openDoors(test.database, test.edition);
    const today = new Date().toISOString().slice(0, 10);
    const later = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await test.send('PATCH', '/editions/river-forum:2026', { startsOn: today, endsOn: later });
    cable = await cableTo(Number(new URL(await test.app.server.listen({ port: 0, host: '127.0.0.1' })).port));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    cable?.close();
    await test?.close();
    camera.close();
  });

  const open = async (language: 'ar' | 'en') => {
    const { authorization } = await test.signIn([
      { role: 'desk', scopeKind: 'edition', scopeId: test.edition },
    ]);
    const context = await browser.newContext({
      baseURL: cable.address,
      viewport: { width: 390, height: 844 },
    });
    const { cookieName } = test.app.signIns;
    const value = authorization?.replace('Bearer ', '') ?? '';
    await context.addCookies([{ name: cookieName, value, url: cable.address }]);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`/${language}/manage/forums/river-forum/2026/check-in/door`);
    return { page, context, faults };
  };
  const wedge = async (page: Page, code: string) => {
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  };
  const answer = (page: Page) =>
    page
      .locator('[data-part="answer"]')
      .evaluate((box) => [
        box.dataset.result,
        ...['word', 'name'].map((slot) => box.querySelector(`[data-slot="${slot}"]`)?.textContent),
      ]);
  const state = (page: Page) => page.locator('[data-part="state"]').getAttribute('data-state');
  const waiting = (page: Page) => page.locator('[data-part="waiting"]').getAttribute('data-count');
  const rowsOf = async (holder: Holder) =>
    (await test.database.db.select().from(checkIns).where(eq(checkIns.attendeeId, holder.attendeeId))).map(
      ({ result, reason, offline, resolution }) => ({ result, reason, offline, resolution }),
    );

  for (const language of ['ar', 'en'] as const) {
    it(`goes on by scanner and by search, refuses who was revoked, and sends everything once (${language})`, async () => {
      const say = words[language];
      const [hessa, abdulrahman, revoked, late, undone] = [
        await place.addHolder({ ar: 'حصة الكعبي', en: 'Hessa Al-Kaabi' }),
        await place.addHolder(
          { ar: 'عبد الرحمن القحطاني', en: 'Abdulrahman Al-Qahtani' },
          { serial: language === 'ar' ? 900 : 901 },
        ),
        await place.addHolder({ ar: 'فهد العتيبي', en: 'Fahd Al-Otaibi' }),
        await place.addHolder({ ar: 'نورة السبيعي', en: 'Noura Al-Subaie' }),
        await place.addHolder({ ar: 'منى الزهراني', en: 'Mona Al-Zahrani' }),
      ];
      await test.database.db
        .update(badges)
        .set({ state: 'revoked', endedAt: new Date() })
        .where(eq(badges.id, revoked.badgeId));
      const { page, context, faults } = await open(language);
      await page.fill('#device', say.device);
      await page.press('#device', 'Enter');
      await page.locator('[data-part="work"]').waitFor();
      await page.selectOption('#door', place.lobby);
      expect(await violationsOn(page)).toEqual([]);

      await wedge(page, hessa.code);
      await expect
        .poll(() => answer(page))
        .toEqual(['accepted', say.welcome, language === 'ar' ? 'حصة الكعبي' : 'Hessa Al-Kaabi']);
      await expect.poll(() => waiting(page)).toBe('0');
      await expect
        .poll(
          () =>
            page.evaluate(
              "caches.open('check-in-1').then((store) => store.keys()).then((kept) => kept.length > 3)",
            ),
          {
            timeout: 15_000,
          },
        )
        .toBe(true);

      cable.pull();
      await expect.poll(() => state(page), { timeout: 20_000 }).toBe('offline');
      await page.reload();
      await page.locator('[data-part="work"]').waitFor();
      await page.selectOption('#door', place.lobby);
      await test.database.db
        .update(badges)
        .set({ state: 'lost', endedAt: new Date() })
        .where(eq(badges.id, late.badgeId));

      await wedge(page, revoked.code);
      await expect.poll(() => answer(page)).toEqual(['refused', say.refused, '']);
      await page.fill('#scan', say.search);
      await page.locator('[data-part="found"] button', { hasText: String(abdulrahman.serial) }).click();
      await expect.poll(async () => (await answer(page)).slice(0, 2)).toEqual(['accepted', say.welcome]);
      await wedge(page, undone.code);
      await expect.poll(() => waiting(page)).toBe('3');
      await page.getByRole('button', { name: say.undo }).click();
      await wedge(page, late.code);
      await expect.poll(() => waiting(page)).toBe('5');

      cable.plug();
      await expect.poll(() => waiting(page), { timeout: 30_000 }).toBe('0');
      await expect.poll(() => page.locator('[data-part="attention"] li').count()).toBe(1);

      const kept = { offline: 'yes', reason: null, resolution: null };
      expect(await Promise.all([hessa, abdulrahman, revoked, late, undone].map(rowsOf))).toEqual([
        [{ ...kept, result: 'accepted', offline: 'no' }],
        [{ ...kept, result: 'accepted' }],
        [{ ...kept, result: 'refused', reason: 'ended' }],
        [{ ...kept, result: 'conflict', reason: 'ended' }],
        [{ ...kept, result: 'accepted', resolution: 'dropped' }],
      ]);
      expect(faults).toEqual([]);
      await context.close();
    }, 120_000);
  }

  it('reads the code that is held before the camera, once however long it is held there', async () => {
    const hind = await place.addHolder({ ar: 'هند الرشيدي', en: 'Hind Al-Rashidi' });
    camera.show(hind.code);
    const { page, context, faults } = await open('en');
    await page.fill('#device', 'Camera');
    await page.press('#device', 'Enter');
    await page.locator('[data-part="work"]').waitFor();
    await page.selectOption('#door', place.lobby);

    await page.getByRole('button', { name: 'Camera' }).click();
    await expect
      .poll(() => answer(page), { timeout: 20_000 })
      .toEqual(['accepted', 'Welcome', 'Hind Al-Rashidi']);
    // Longer than the moment after which a code would be a new one.
    await expect
      .poll(
        () =>
          page
            .locator('video')
            .evaluate((video: { readonly currentTime?: number }) => video.currentTime ?? 0),
        {
          timeout: 20_000,
        },
      )
      .toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Camera' }).click();

    expect(await page.locator('[data-part="video"]').isVisible()).toBe(false);
    await expect.poll(() => waiting(page)).toBe('0');
    const rows = await rowsOf(hind);
    expect([rows.length, rows[0]?.result, faults]).toEqual([1, 'accepted', []]);
    await context.close();
  }, 60_000);

  it('leaves nobody’s name on the device after signing out', async () => {
    const { page, context } = await open('en');
    await page.fill('#device', 'Phone');
    await page.press('#device', 'Enter');
    await page.locator('[data-part="work"]').waitFor();
    const keptPeople = `new Promise((done) => {
      const opening = indexedDB.open('check-in-people');
      opening.onsuccess = () => {
        const { result } = opening;
        if (!result.objectStoreNames.contains('kept')) { result.close(); return done(0); }
        const counted = result.transaction('kept').objectStore('kept').count();
        counted.onsuccess = () => { result.close(); done(counted.result); };
      };
    })`;
    await expect.poll(() => page.evaluate(keptPeople)).toBe(1);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/check-in/door'));

    expect(await page.evaluate(keptPeople)).toBe(0);
    await context.close();
  }, 60_000);
});
