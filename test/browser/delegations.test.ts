import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Grant } from '../../src/platform/actor/index.ts';
import { writeCsv, writeXlsx } from '../../src/platform/spreadsheet/index.ts';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type DelegationsSite, openDelegationsSite, type RunningForum } from '../support/delegations-site.ts';
import { keyboardOf, mouseOf } from '../support/hands.ts';
import { pagesOf, tools, wordsOf } from '../support/pdf-tools.ts';
import { codeOf } from '../support/totp.ts';

const words = {
  ar: {
    wrongRow: 'الصف 3',
    beyond: 'يلزم سحب ترشيح أو استبداله',
    role: { head: 'رئيس الوفد', member: 'عضو', alternate: 'مناوب' },
    list: ['الاسم', 'الدور'],
    people: {
      head: 'هدى الفيحاني',
      delegate: 'سامر العبيدات',
      member: 'ريم الخطيب',
      imported: 'دانة السراحين',
      alternate: 'مازن الشوابكة',
      instead: 'غيث الطراونة',
      other: 'نبيل العولقي',
      beyond: 'وفاء الحضرمي',
    },
    workshop: 'ورشة قياس المياه',
    full: 'ورشة حفظ البذور',
    welcome: 'تفضّل',
    refused: 'لا يُسمح',
    device: 'الباب الرئيس',
  },
  en: {
    wrongRow: '3',
    beyond: 'Withdraw or substitute somebody',
    role: { head: 'Head of delegation', member: 'Member', alternate: 'Alternate' },
    list: ['Name (EN)', 'Role'],
    people: {
      head: 'Huda Al-Faihani',
      delegate: 'Samer Al-Obaidat',
      member: 'Reem Al-Khatib',
      imported: 'Dana Al-Sarahin',
      alternate: 'Mazen Al-Shawabkeh',
      instead: 'Ghaith Al-Tarawneh',
      other: 'Nabil Al-Awlaki',
      beyond: 'Wafa Al-Hadrami',
    },
    workshop: 'Workshop on measuring water',
    full: 'Workshop on keeping seeds',
    welcome: 'Welcome',
    refused: 'No entry',
    device: 'Main door',
  },
} as const;

describe('a delegation from its letter to the door', () => {
  let site: DelegationsSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openDelegationsSite(), openBrowser()]);
  }, 180_000);
  afterEach(() => site.cable.plug());
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const faults: string[] = [];
  /** A page of somebody with these rights; without any, of a visitor. */
  async function pageOf(language: 'ar' | 'en', grants?: readonly Grant[], width = 1280): Promise<Page> {
    const context = await browser.newContext({
      baseURL: site.cable.address,
      locale: 'en-GB',
      viewport: { width, height: 900 },
    });
    if (grants !== undefined) await context.addCookies([await site.cookieOf(grants)]);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    await page.goto(`/${language}`);
    return page;
  }
  const fieldOf =
    (page: Page) =>
    (name: string): Locator =>
      page.locator(`main [name="${name}"]:not([type=hidden])`);
  const submit = (page: Page): Locator => page.locator('main form.form button[type=submit]').first();
  const clean = async (page: Page): Promise<void> => {
    expect([page.url(), await violationsOn(page)]).toEqual([page.url(), []]);
  };

  for (const language of ['ar', 'en'] as const) {
    const say = words[language];
    const { people } = say;
    const delegate = `delegate-${language}@example.org`;
    let forum: RunningForum;
    let speaker: Page;
    let own: string;
    const manage = (path: string): string => `/${language}/manage${forum.path}${path}`;
    const held = (role: Grant['role'], scopeKind: Grant['scopeKind'], scopeId: string): Grant[] => [
      { role, scopeKind, scopeId },
    ];

    it(`lets in whoever was appointed, by a password and an app (${language})`, async () => {
      forum = await site.openForum(`palm-forum-${language}`);
      await site.addAccount(delegate, people.delegate, language);
      own = `/${language}/account/delegations/${forum.first}`;
      const email = `focal-${language}@example.org`;
      const password = 'nakhil-saqiya-ghadir-42';
      await site.appoint(forum.first, email, language);

      speaker = await pageOf(language);
      const at = fieldOf(speaker);
      await speaker.goto(await site.linkTo(email, '/invitation/'));
      await clean(speaker);
      await at('name').fill(language === 'ar' ? 'لمى الشيّاب' : 'Lama Al-Shayyab');
      await at('password').fill(password);
      await submit(speaker).click();
      await speaker.waitForURL('**done=accepted');
      await speaker.goto(`/${language}/account/authenticator`);
      await speaker.locator('details summary').last().click();
      const secret = (await speaker.locator('main bdi.code').textContent())?.replaceAll(' ', '') ?? '';
      await at('code').fill(codeOf(secret));
      await submit(speaker).click();
      await speaker.locator('.recovery-codes').waitFor();

      await speaker.context().clearCookies();
      await speaker.goto(own);
      await speaker.waitForURL('**/sign-in?*');
      await at('email').fill(email);
      await at('password').fill(password);
      await submit(speaker).click();
      await speaker.waitForURL('**/sign-in/second-factor?*');
      // The code of this half minute was used: no code lets in twice.
      await at('code').fill(codeOf(secret, new Date(Date.now() + 30_000)));
      await submit(speaker).click();
      await speaker.waitForURL(`**${own}`);
    }, 120_000);

    /** Two at once: who speaks for the first delegation by mouse, who speaks for the second by keyboard alone. */
    it(`takes nominations by form and by file, each for one's own delegation (${language})`, async () => {
      const nominateThree = async (): Promise<void> => {
        const hand = mouseOf(speaker);
        const at = fieldOf(speaker);
        for (const [role, name, birthDate, email] of [
          ['head', people.head, '١٤٠٥/٣/١٢', ''],
          ['member', people.delegate, '1988-13-40', delegate],
          ['member', people.member, '', ''],
        ] as const) {
          await speaker.goto(`${own}/nominations/new`);
          await hand.choose(at('role'), say.role[role]);
          await hand.write(at(`name.${language}`), name);
          await hand.write(at('birthDate'), birthDate);
          await hand.write(at('email'), email);
          await submit(speaker).click();
          if (name === people.delegate) {
            await speaker.locator('.error-summary').waitFor();
            const described = (await at('birthDate').getAttribute('aria-describedby'))?.split(' ').at(-1);
            expect([
              described,
              await speaker.locator(`[id="${described}"]`).isVisible(),
              await at('birthDate').inputValue(),
              await at(`name.${language}`).inputValue(),
              await at('email').inputValue(),
              await at('role').inputValue(),
            ]).toEqual([expect.stringMatching(/-error$/), true, '1988-13-40', name, email, 'member']);
            await clean(speaker);
            await hand.write(at('birthDate'), '1988-03-14');
            await submit(speaker).click();
          }
          await speaker.waitForURL('**done=nominated');
        }
      };
      const nominateBeyond = async (): Promise<void> => {
        const other = await pageOf(language, held('focal-point', 'delegation', forum.second));
        const hand = keyboardOf(other);
        const at = fieldOf(other);
        const theirs = `/${language}/account/delegations/${forum.second}`;
        const nominate = async (name: string): Promise<void> => {
          await other.goto(`${theirs}/nominations/new`);
          await hand.choose(at('role'), say.role.member);
          await hand.write(at(`name.${language}`), name);
          await hand.press(submit(other));
        };
        await nominate(people.other);
        await other.waitForURL('**done=nominated');
        await nominate(people.beyond);
        await expect.poll(() => other.locator('.error-summary').textContent()).toContain(say.beyond);
        expect(await at(`name.${language}`).inputValue()).toBe(people.beyond);

        await other.goto(theirs);
        const text = await other.locator('main').textContent();
        expect([text?.includes(people.other), text?.includes(people.beyond)]).toEqual([true, false]);
        expect((await other.goto(own))?.status()).toBe(404);
        await other.context().close();
      };
      await Promise.all([nominateThree(), nominateBeyond()]);

      const unknown = await speaker.goto(own.replace(forum.first, forum.editionId));
      const foreign = await speaker.goto(own.replace(forum.first, forum.second));
      expect([foreign?.status(), unknown?.status()]).toEqual([404, 404]);
      expect(await speaker.locator('h1').textContent()).not.toContain(people.other);
    }, 120_000);

    it(`says of a file what is wrong in which row, then names everybody in it (${language})`, async () => {
      const upload = async (alternate: string): Promise<void> => {
        const table = {
          title: '',
          language,
          headings: say.list,
          rows: [
            [people.imported, say.role.member],
            [people.alternate, alternate],
          ],
        };
        const csv = language === 'ar';
        await speaker.goto(`${own}/import`);
        await speaker.locator('input[type=file]').setInputFiles({
          name: csv ? 'people.csv' : 'people.xlsx',
          mimeType: 'application/octet-stream',
          buffer: csv ? Buffer.from(writeCsv(table)) : Buffer.from(await writeXlsx(table)),
        });
        await submit(speaker).click();
        await speaker.locator('#report').waitFor();
      };
      const rows = () =>
        speaker
          .locator('#report tbody tr')
          .evaluateAll((all) =>
            all.map((row) => [row.querySelector('.tag')?.className.includes('ok'), row.textContent?.length]),
          );
      await upload('وزير الظل');
      expect((await rows()).map(([good]) => good)).toEqual([true, false]);
      await clean(speaker);
      expect(await speaker.locator('main form[action*="/import/"]').count()).toBe(0);

      await upload(say.role.alternate);
      expect((await rows()).map(([good]) => good)).toEqual([true, true]);
      await speaker.locator('main form[action*="/import/"] button').click();
      await speaker.waitForURL('**done=imported');

      const hand = mouseOf(speaker);
      await speaker.getByRole('link', { name: people.alternate }).first().click();
      await speaker.waitForURL('**/nominations/*');
      await speaker.goto(`${speaker.url()}/substitution`);
      await hand.write(fieldOf(speaker)(`name.${language}`), people.instead);
      await submit(speaker).click();
      await speaker.waitForURL('**done=replaced');
      await speaker.goto(`${own}/confirmation`);
      await submit(speaker).click();
      await speaker.waitForURL('**done=confirmed-all');
      await clean(speaker);
    }, 120_000);

    it(`is accredited with a look at the mails, which arrive (${language})`, async () => {
      const officer = await pageOf(language, held('protocol', 'edition', forum.editionId));
      await officer.goto(manage('/accreditation'));
      await clean(officer);
      for (const box of await officer.locator('main tbody input[type=checkbox]').all()) await box.check();
      await officer.locator('[data-bulk] button[value=approve]').click();
      await officer.waitForURL('**/accreditation/decide');
      await fieldOf(officer)('reason').fill(language === 'ar' ? 'اكتملت' : 'Complete');
      await submit(officer).click();
      await officer.waitForURL('**/decisions/preview');
      expect(await officer.locator('main').textContent()).toContain(people.delegate);
      await clean(officer);
      await submit(officer).click();
      await officer.waitForURL('**decided=5');
      await expect.poll(() => site.subjectsTo(delegate), { timeout: 20_000 }).toHaveLength(1);

      await officer.goto(manage('/badges/issue'));
      await submit(officer).click();
      await officer.waitForURL(/badges\?/);
      await officer.context().close();
    }, 120_000);

    it(`asks what follows from an answer at once, and nothing else (${language})`, async () => {
      const form = await site.openForm(forum);
      const page = await pageOf(language);
      await page.goto(`/${language}${forum.path}/registration/${form.slug}`);
      const at = fieldOf(page);
      await at(`name.${language}`).fill(people.instead);
      await at('email').fill(`press-${language}@example.org`);
      await submit(page).click();
      await page.waitForURL('**/questions');
      const follows = page.locator(`[name="answers.${form.follows}"]`);
      const answer = (value: string): Locator =>
        page.locator(`[name="answers.${form.asked}"][value="${value}"]`);
      const seen = async () => [await follows.isVisible(), await follows.isEnabled()];

      const before = await seen();
      await answer('yes').check();
      const asked = await seen();
      await follows.fill('N-1184');
      await clean(page);
      await answer('no').check();
      const after = await seen();
      await submit(page).click();
      await page.waitForURL(/registrations\/[\w-]{43}$/);

      expect([before, asked, after]).toEqual([
        [false, false],
        [true, true],
        [false, false],
      ]);
      expect(await page.locator('main').textContent()).not.toContain('N-1184');
      await page.context().close();
    }, 120_000);

    it(`has places in workshops on the delegate's own agenda (${language})`, async () => {
      const head = (await site.peopleOf(forum.editionId, language)).find(
        ({ name }) => name === people.head,
      )?.id;
      await site.send('POST', `/activities/${forum.full.id}/places`, { attendeeIds: [head] });

      const page = await pageOf(language);
      await page.goto(`/${language}/sign-in/link`);
      await fieldOf(page)('email').fill(delegate);
      await submit(page).click();
      await page.goto(await site.linkTo(delegate, '/sign-in/link/'));
      await submit(page).click();
      await page.waitForURL('**/account');
      for (const [{ slug }, done] of [
        [forum.workshop, 'asked'],
        [forum.full, 'waiting'],
      ] as const) {
        await page.goto(`/${language}${forum.path}/sessions/${slug}/places`);
        await page.locator('main tbody form button').click();
        await page.waitForURL(`**done=${done}`);
      }
      await clean(page);

      await page.goto(`/${language}/account/agendas`);
      await page.locator(`main tbody a[href$="${forum.path}/my-agenda"]`).click();
      await page.waitForURL('**/my-agenda');
      await clean(page);
      const href = await page.locator('main a[href$="/my-agenda.pdf"]').first().getAttribute('href');
      const pdf = await page.request.get(href ?? '');
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      if (tools.pdftotext) {
        const found = wordsOf(pagesOf(await pdf.body()).join(' '));
        expect(found).toEqual(expect.arrayContaining(wordsOf(`${say.workshop} ${say.full}`)));
      }
      await page.locator('main form[action$="/my-agenda/feed"] button').click();
      const subscribed = await page.locator('main a[href^="webcal:"]').getAttribute('href');
      const feed = await page.request.get(subscribed?.replace(/^webcal:/, 'http:') ?? '');
      const calendar = (await feed.text()).replaceAll('\r\n ', '');
      expect([...calendar.matchAll(/^SUMMARY:(.*)$/gm)].map(([, summary]) => summary?.trim())).toEqual([
        expect.stringContaining(say.workshop),
        expect.stringContaining(say.full),
      ]);
      await page.context().close();
    }, 120_000);

    it(`comes in by the badge while the desk has no network (${language})`, async () => {
      const known = await site.peopleOf(forum.editionId, language);
      const badge = (of: string) => known.find(({ name }) => name === of);
      const revoke = (name: string) =>
        site.send('POST', `/badges/${badge(name)?.badge}/revocation`, { reason: 'lost' });
      await revoke(people.member);

      const desk = await pageOf(language, held('desk', 'edition', forum.editionId), 390);
      await desk.goto(manage('/check-in/door'));
      await desk.fill('#device', say.device);
      await desk.press('#device', 'Enter');
      await desk.locator('[data-part="work"]').waitFor();
      await desk.selectOption('#door', forum.door);
      const scan = async (name: string): Promise<void> => {
        await desk.locator('body').click({ position: { x: 2, y: 2 } });
        await desk.keyboard.type(badge(name)?.code ?? '');
        await desk.keyboard.press('Enter');
      };
      const waiting = () => desk.locator('[data-part="waiting"]').getAttribute('data-count');

      const watching = await pageOf(language, held('secretariat', 'edition', forum.editionId));
      await watching.goto(manage('/check-in'));
      const came = () => watching.locator('[data-live-counts] .stats').first().textContent();
      const nobody = await came();

      site.cable.pull();
      await expect
        .poll(() => desk.locator('[data-part="state"]').getAttribute('data-state'), { timeout: 20_000 })
        .toBe('offline');
      await revoke(people.imported);
      for (const [name, word, count] of [
        [people.head, say.welcome, '1'],
        [people.delegate, say.welcome, '2'],
        [people.delegate, say.welcome, '3'],
        [people.member, say.refused, '4'],
        [people.imported, say.welcome, '5'],
      ] as const) {
        await scan(name);
        await expect.poll(waiting).toBe(count);
        expect([name, await desk.locator('[data-part="answer"] [data-slot="word"]').textContent()]).toEqual([
          name,
          word,
        ]);
      }
      await clean(desk);

      site.cable.plug();
      await expect.poll(waiting, { timeout: 30_000 }).toBe('0');
      await expect.poll(() => desk.locator('[data-part="attention"] li').count()).toBe(1);
      await desk.reload();
      await desk.locator('[data-part="work"]').waitFor();
      const kept = await site.test.database.executeSql(
        `select a.name ->> $2 as name, c.result, c.reason, c.offline from check_ins c
           join attendees a on a.id = c.attendee_id where c.edition_id = $1 order by c.sequence`,
        [forum.editionId, language],
      );
      expect((kept.rows as Record<string, unknown>[]).map((row) => Object.values(row))).toEqual([
        [people.head, 'accepted', null, 'yes'],
        [people.delegate, 'accepted', null, 'yes'],
        [people.delegate, 'accepted', 'already-in', 'yes'],
        [people.member, 'refused', 'ended', 'yes'],
        [people.imported, 'conflict', 'ended', 'yes'],
      ]);
      await expect.poll(came, { timeout: 20_000 }).not.toBe(nobody);
      await clean(watching);
      await watching.context().close();
      await desk.goto(manage('/check-in/conflicts'));
      expect(await desk.locator('main tbody tr').count()).toBe(1);
      expect(await desk.locator('main tbody').textContent()).toContain(people.imported);
      await clean(desk);
      await desk.context().close();
      await (speaker.context() as BrowserContext).close();
    }, 120_000);
  }

  it('met no fault of a script', () => {
    expect(faults).toEqual([]);
  });
});
