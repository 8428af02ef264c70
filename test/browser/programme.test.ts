import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant } from '../../src/platform/actor/index.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/demo-site.ts';
import { type Hand, keyboardOf, mouseOf, reachByTab } from '../support/hands.ts';

const ways = [
  {
    language: 'ar',
    by: 'mouse',
    year: '2027',
    handOf: mouseOf,
    paper: 'رصد جودة المياه بالاستشعار عن بُعد',
    waiting: 'ورشة القياس',
    session: 'أوراق المياه',
    person: 'نورة الهاجري',
  },
  {
    language: 'en',
    by: 'keyboard alone',
    year: '2028',
    handOf: keyboardOf,
    paper: 'Watching water quality from above',
    waiting: 'Workshop on measuring',
    session: 'Papers on water',
    person: 'Laura Field',
  },
] as const;

/** Hours from the break to where nothing else is. */
const LATE = 5;

describe('an edition from its open call to a released schedule', () => {
  let app: TestApp;
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    const port = await freePort();
    address = `http://localhost:${port}`;
    [app, browser] = await Promise.all([
      openTestApp({ config: { publicUrl: address, rateLimits: false } }),
      openBrowser(),
    ]);
    await app.app.server.listen({ host: '127.0.0.1', port });
    await app.app.jobs.start();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const send = async (method: 'POST' | 'PUT', url: string, payload: object) => {
    const headers = { 'if-match': '*', ...(await app.signIn()) };
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers, payload });
    expect(answer.statusCode, `${url}: ${answer.body}`).toBeLessThan(300);
    return answer.json();
  };

  /** An edition of one day with three rooms and seven sessions that wait for a place. */
  async function prepare(year: string): Promise<string> {
    const series = `forum-${year}`;
    await send('POST', '/series', {
      slug: series,
      acronym: 'RF',
      noun: 'forum',
      name: { ar: `ملتقى الأنهار ${year}`, en: `River Forum ${year}` },
    });
    const edition = await send('POST', `/series/${series}/editions`, {
      slug: year,
      number: 1,
      title: { ar: 'ملتقى الأنهار الأول', en: 'First River Forum' },
      startsOn: `${year}-03-08`,
      endsOn: `${year}-03-08`,
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    const below = `/editions/${series}:${year}`;
    for (const [ar, en, capacity] of [
      ['القاعة الكبرى', 'Great Hall', 300],
      ['قاعة النهر', 'River Room', 80],
      ['قاعة المرسم', 'Studio', 40],
    ] as const) {
      await send('POST', `${below}/rooms`, { name: { ar, en }, capacity });
    }
    await send('POST', `${below}/themes`, { title: { ar: 'المياه', en: 'Water' } });
    await send('POST', `${below}/sessions`, {
      kind: 'break',
      title: { ar: 'استراحة الغداء', en: 'Lunch' },
      common: true,
      startsAt: `${year}-03-08T12:00:00+03:00`,
      endsAt: `${year}-03-08T13:00:00+03:00`,
      status: 'scheduled',
    });
    await send('POST', `${below}/sessions`, {
      kind: 'paper-session',
      title: { ar: 'أوراق المياه', en: 'Papers on water' },
    });
    for (const [ar, en] of [
      ['جلسة الأنهار', 'Session on rivers'],
      ['جلسة السدود', 'Session on dams'],
      ['جلسة الري', 'Session on irrigation'],
      ['جلسة التحلية', 'Session on desalination'],
      ['ورشة القياس', 'Workshop on measuring'],
    ]) {
      await send('POST', `${below}/sessions`, { kind: 'panel', title: { ar, en } });
    }
    return edition.id;
  }

  /** A page of somebody with these rights; without any, of a visitor. */
  async function pageOf(language: 'ar' | 'en', grants?: readonly Grant[]): Promise<Page> {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'en-GB',
      viewport: { width: 1440, height: 1400 },
    });
    if (grants !== undefined) {
      const { authorization = '' } = await app.signIn(grants);
      const value = authorization.replace(/^Bearer /, '');
      await context.addCookies([{ name: 'session', value, url: address, httpOnly: true, sameSite: 'Lax' }]);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`/${language}`);
    return page;
  }

  const submitIn = (page: Page, form = 'main form'): Locator =>
    page.locator(`${form} button[type=submit]:not([formaction])`).last();
  const boxOf = async (what: Locator) => {
    const box = await what.boundingBox();
    if (box === null) throw new Error('It is not to be seen.');
    return box;
  };

  for (const { language, by, year, handOf, paper, waiting, session, person } of ways) {
    it(`is worked by ${by} (${language})`, async () => {
      const editionId = await prepare(year);
      const face = `/${language}/forums/forum-${year}/${year}`;
      const manage = `/${language}/manage/forums/forum-${year}/${year}`;
      const grant = (role: Grant['role']): Grant => ({ role, scopeKind: 'edition', scopeId: editionId });
      const [organiser, reviewer, visitor] = await Promise.all([
        pageOf(language, [grant('organiser')]),
        pageOf(language, [grant('reviewer')]),
        pageOf(language),
      ]);
      const hand: Hand = handOf(organiser);
      const at = (name: string): Locator => organiser.locator(`main [name="${name}"]:not([type=hidden])`);

      // The call is published.
      await organiser.goto(`${manage}/calls`);
      await hand.press(organiser.locator('main a[href$="/calls/new"]').first());
      await organiser.waitForURL('**/calls/new');
      await hand.write(at('title.ar'), 'الدعوة إلى أوراق العمل');
      await hand.write(at('title.en'), 'Call for papers');
      await hand.write(at('opensDay'), '01-01-2026');
      await hand.write(at('closesDay'), '02-02-2027');
      await hand.write(at('reviewsWanted'), '1');
      await hand.tick(at('published'));
      await hand.press(submitIn(organiser));
      await organiser.waitForURL(/calls\/[0-9a-f-]{36}/);
      const callId = /calls\/([0-9a-f-]{36})/.exec(organiser.url())?.[1] ?? '';
      await send('PUT', `/calls-for-papers/${callId}/criteria`, {
        items: [{ label: { ar: 'الأصالة', en: 'Originality' }, weight: 1 }],
      });

      // A visitor answers it.
      const visiting = handOf(visitor);
      const of = (name: string): Locator => visitor.locator(`main [name="${name}"]:not([type=hidden])`);
      await visitor.goto(`${face}/calls`);
      await visiting.press(visitor.locator('main a[href*="/calls/"]').first());
      await visitor.waitForURL(/\/calls\/[a-z]/);
      await visiting.press(visitor.locator('main a[href$="/new"]').first());
      await visitor.waitForURL('**/new');
      await visiting.write(of('title'), paper);
      await visiting.write(of('abstract'), paper);
      await visiting.choose(of('themeId'), language === 'ar' ? 'المياه' : 'Water');
      await visiting.write(of('contactName'), person);
      await visiting.write(of('contactEmail'), 'author@example.org');
      await visiting.press(visitor.locator('main button[value=submit]'));
      await visitor.waitForURL('**/papers/**done=received');

      // It goes to the reviewer, who scores it.
      await organiser.goto(`${manage}/reviewing/assignments`);
      await hand.press(submitIn(organiser));
      await organiser.waitForURL('**assigned=1');
      const judging = handOf(reviewer);
      await reviewer.goto(`${manage}/my-reviews`);
      await judging.press(reviewer.locator('main a[href*="/my-reviews/"]').first());
      await reviewer.waitForURL(/my-reviews\/[0-9a-f-]{36}/);
      await judging.tick(reviewer.locator('input[name^="scores."][value="5"]'));
      await judging.tick(reviewer.locator('input[name=recommendation][value=accept]'));
      await judging.press(reviewer.locator('button[value=submit]'));
      await reviewer.waitForURL('**done=sent');

      // It is accepted, with a look at the mail.
      await organiser.goto(`${manage}/reviewing`);
      await hand.tick(organiser.locator('main tbody input[type=checkbox]').first());
      await hand.press(organiser.locator('[data-bulk] button[value=accepted]'));
      await organiser.waitForURL('**/reviewing/decide');
      await hand.press(submitIn(organiser));
      await organiser.waitForURL('**/decisions/preview');
      expect(await organiser.locator('main').textContent()).toContain(person);
      await hand.press(submitIn(organiser));
      await organiser.waitForURL('**decided=1');

      // It is handed into a session.
      await organiser.goto(`${manage}/papers`);
      await hand.press(organiser.locator('main tbody a[href*="/papers/"]').first());
      await organiser.waitForURL(/papers\/[0-9a-f-]{36}$/);
      await hand.press(organiser.locator('main a[href$="/schedule"]').first());
      await organiser.waitForURL('**/schedule');
      await hand.choose(at('sessionId'), session);
      await hand.press(submitIn(organiser));
      await organiser.waitForURL('**done=placed');

      // A schedule is proposed, watched and taken over.
      await organiser.goto(`${manage}/solver`);
      await hand.press(organiser.locator('main a[href$="/solver/new"]').first());
      await organiser.waitForURL('**/solver/new');
      await hand.write(at('seconds'), '5');
      await hand.press(submitIn(organiser));
      await organiser.waitForURL(/solver\/[0-9a-f-]{36}/);
      await organiser.locator('[role=progressbar], progress').first().waitFor();
      const accept = organiser.locator('form[action$="/acceptance"] input[name=all] ~ button');
      await accept.waitFor({ timeout: 60_000 });
      await hand.press(accept);
      await organiser.waitForURL('**accepted=6**');

      // One session is corrected on the board; what stands in its way is said and looked at.
      await organiser.goto(`${manage}/schedule?view=board`);
      await organiser.locator('.blk-open').first().waitFor();
      const block = organiser.locator('.ec-event .blk-open', { hasText: waiting });
      await block.waitFor();
      // The board scrolls to what one works on: lunch is looked for anew each time.
      const lunchBox = () => boxOf(organiser.locator('.everywhere').first());
      const trouble = organiser.locator('[data-conflicts] > li.bad');
      const undo = organiser.locator('[data-step=undo] button');
      if (by === 'mouse') {
        const from = await boxOf(block);
        await organiser.mouse.move(from.x + 30, from.y + 8);
        await organiser.mouse.down();
        await organiser.mouse.move(from.x + 30, (await lunchBox()).y + 20, { steps: 8 });
        await organiser.mouse.up();
      } else {
        await reachByTab(organiser, block);
        const down = (await boxOf(block)).y < (await lunchBox()).y;
        for (let presses = 0; presses < 40; presses += 1) {
          const [now, lunch] = [await boxOf(block), await lunchBox()];
          if (now.y + now.height > lunch.y + 5 && now.y < lunch.y + lunch.height - 5) break;
          await organiser.keyboard.press(down ? 'ArrowDown' : 'ArrowUp');
          await organiser.waitForTimeout(60);
        }
      }
      await trouble.first().waitFor();
      expect(await trouble.first().textContent()).toContain(waiting);
      await hand.press(trouble.first().locator('button').first());
      await hand.press(undo);
      await expect.poll(() => trouble.count()).toBe(0);
      if (by === 'mouse') {
        const from = await boxOf(block);
        await organiser.mouse.move(from.x + 30, from.y + 8);
        await organiser.mouse.down();
        const lunch = await lunchBox();
        await organiser.mouse.move(from.x + 30, lunch.y + lunch.height * LATE + 8, { steps: 8 });
        await organiser.mouse.up();
      } else {
        await reachByTab(organiser, block);
        for (let presses = 0; presses < 40; presses += 1) {
          const [now, lunch] = [await boxOf(block), await lunchBox()];
          const goal = lunch.y + lunch.height * LATE;
          if (presses > 1 && Math.abs(now.y - goal) <= 5) break;
          await organiser.keyboard.press(now.y < goal ? 'ArrowDown' : 'ArrowUp');
          await organiser.waitForTimeout(60);
        }
      }
      await expect.poll(() => organiser.locator('[data-live]').textContent()).toContain('–');
      await organiser.waitForTimeout(1_000);
      expect(await trouble.count()).toBe(0);

      // It is released, and everybody sees it.
      await hand.press(organiser.locator('.draft a[href$="/releases/new"]'));
      await organiser.waitForURL('**/releases/new');
      await hand.press(organiser.locator('main form[action$="/releases/new"] button[type=submit]').first());
      await organiser.waitForURL(/releases\/[0-9a-f-]{36}/);
      await visitor.goto(`${face}/agenda`);
      const agenda = (await visitor.locator('main').textContent()) ?? '';
      expect(agenda).toContain(waiting);
      expect(agenda).toContain(session);
      await visiting.press(visitor.locator('main a', { hasText: session }).first());
      await visitor.waitForURL((url) => !url.pathname.endsWith('/agenda'));
      expect(await visitor.locator('main').textContent()).toContain(paper);
      for (const page of [organiser, reviewer, visitor]) await page.context().close();
    }, 240_000);
  }
});
