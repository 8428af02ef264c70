import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTexts } from '../../src/features/outcomes/index.ts';
import type { Grant } from '../../src/platform/actor/index.ts';
import { createTranslator } from '../../src/platform/i18n/index.ts';
import { catalogues } from '../../src/words.ts';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import {
  earlierText,
  type OutcomesForum,
  type OutcomesSite,
  openOutcomesSite,
} from '../support/outcomes-site.ts';
import { type Person, personAt } from '../support/person.ts';

const translator = createTranslator(catalogues);

/** What is written by hand, in both languages; the first words of a text stand for it. */
const texts = {
  earlier: earlierText,
  count: { ar: 'حصر الآبار المهجورة في كل ولاية.', en: 'Count the abandoned wells of each province.' },
  publish: { ar: 'نشر نتائج الحصر سنويًّا.', en: 'Publish the findings each year.' },
  added: { ar: 'تدريب المسّاحين على القياس.', en: 'Train the surveyors to measure.' },
  title: { ar: 'توصيات الملتقى', en: 'Recommendations of the forum' },
  statement: { ar: 'بيان دول الآبار', en: 'Statement of the well states' },
  reservation: { ar: 'نتحفّظ على مدة السنة.', en: 'We reserve our position on the term of a year.' },
  progress: { ar: 'حُصر نصف الآبار.', en: 'Half of the wells were counted.' },
  finding: { ar: 'تحقّقنا من السجل في الميدان.', en: 'We checked the register in the field.' },
  reason: { ar: 'ما زال العمل جاريًا.', en: 'The work goes on.' },
} as const;
/** What the first provision becomes, with words that stand nowhere else: one walk must not know the other’s text. */
const reworded = {
  ar: {
    ar: 'حصر الآبار المهجورة كلها خلال سنة، والقطا شاهدها.',
    en: 'Count all abandoned wells within a year.',
  },
  en: { ar: 'حصر كل الآبار خلال سنة.', en: 'Count all wells within a year, as the sandgrouse knows.' },
} as const;
/** What is searched for, and what shows that it was found. */
const canary = { ar: ['القطا', 'شاهدها'], en: ['sandgrouse', 'knows'] } as const;

const both = (name: string, { ar, en }: { readonly ar: string; readonly en: string }) => ({
  [`${name}.ar`]: ar,
  [`${name}.en`]: en,
});

describe('a text from the rapporteur’s report into the next edition', () => {
  let site: OutcomesSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openOutcomesSite(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const faults: string[] = [];

  for (const language of ['ar', 'en'] as const) {
    const t = translator.t(language);
    const titles = {
      ar: { ar: 'ملتقى آبار الشمال', en: 'Forum of the northern wells' },
      en: { ar: 'ملتقى آبار الجنوب', en: 'Forum of the southern wells' },
    }[language];
    const title = titles[language];
    const said = (key: keyof typeof texts | 'reworded'): string =>
      (key === 'reworded' ? reworded[language] : texts[key])[language];
    let forum: OutcomesForum;
    let secretary: Person;
    let releaser: Person;
    let jordan: Person;
    let yemen: Person;
    let organiser: Person;
    let outsider: Person;

    const open = async (grants?: readonly Grant[]): Promise<Person> => {
      const context = await browser.newContext({
        baseURL: site.address,
        locale: 'en-GB',
        viewport: { width: 1280, height: 900 },
      });
      if (grants !== undefined) await context.addCookies([await site.cookieOf(grants)]);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      await page.goto(`/${language}`);
      return personAt(page);
    };
    const inEdition = (role: Grant['role']): Grant[] => [
      { role, scopeKind: 'edition', scopeId: forum.editionId },
    ];
    const speaksFor = (role: Grant['role'], state: 'JO' | 'YE' | 'OM'): Grant[] => [
      { role, scopeKind: 'delegation', scopeId: forum.delegations[state] },
    ];
    /** From anywhere to a task of the edition’s management. */
    const manage = async (person: Person, task: string, edition = title): Promise<void> => {
      await person.page.goto(`/${language}/manage`);
      await person.follow(edition);
      await person.turn(t(task));
    };
    const toText = async (person: Person): Promise<void> => {
      await manage(person, 'outcomes:manage.texts');
      await person.follow(said('title'));
    };
    /** From the first page to a part of one’s own account. */
    const toOwn = async (person: Person, tab: string): Promise<void> => {
      await person.page.goto(`/${language}`);
      await person.page.locator('header details.menu > summary').last().click();
      await person.follow(t('views:account'), person.page.locator('header'));
      await person.turn(t(tab));
    };
    /** From the first page to a section of the forum. */
    const toForum = async ({ page, follow, turn }: Person, section: string): Promise<void> => {
      await page.goto(`/${language}`);
      await follow(title);
      await turn(t(section));
    };
    const clean = async ({ page }: Person): Promise<void> => {
      expect([page.url(), await violationsOn(page)]).toEqual([page.url(), []]);
    };

    it(`is drafted from the points of a session’s report (${language})`, async () => {
      forum = await site.openForum(`wells-${language}`, titles);
      const rapporteur = await open(inEdition('rapporteur'));
      await manage(rapporteur, 'drafting:reports');
      await rapporteur.follow(language === 'ar' ? 'جلسة حصر الآبار' : 'Counting wells');
      await rapporteur.fill({
        ...both('summary', { ar: 'عُرضت أعداد الآبار.', en: 'The numbers of wells were shown.' }),
        ...both('points.0.text', texts.count),
        'points.1.text.ar': texts.publish.ar,
      });
      await rapporteur.press(t('common:action.save'));
      await rapporteur.press(t('drafting:submit'));
      expect(await rapporteur.text()).toContain(t('drafting:status.submitted'));
      await rapporteur.page.context().close();

      secretary = await open(inEdition('secretariat'));
      await manage(secretary, 'outcomes:manage.texts');
      await secretary.press(t('outcomes:manage.new-text'));
      await secretary.fill(both('title', texts.title));
      await secretary.press(t('common:action.save'));
      await manage(secretary, 'drafting:reports');
      await secretary.follow(language === 'ar' ? 'جلسة حصر الآبار' : 'Counting wells');
      for (const _ of ['count', 'publish']) {
        await secretary.press(t('drafting:decide'));
        await secretary.press(t('drafting:take-up'));
      }
      await toText(secretary);
      await secretary.follow(said('count'));
      await secretary.choose('leadBodyId', forum.officeName[language]);
      await secretary.choose('linkedTexts', said('earlier'));
      await secretary.press(t('common:action.save'));
      // The second point came in Arabic alone; it is worded in English beside it.
      await secretary.page.locator(`a[href$="/wording"]`).nth(1).click();
      expect(await secretary.field('text.ar').inputValue()).toBe(texts.publish.ar);
      await secretary.fill({ 'text.en': texts.publish.en });
      await secretary.press(t('drafting:save'));
    }, 120_000);

    it(`is amended by delegations, and the map shows where each amendment went (${language})`, async () => {
      await toText(secretary);
      await secretary.turn(t('amendments:amendments'));
      await secretary.press(t('amendments:stage.circulation'));
      await secretary.press(t('amendments:stage.opening'));
      await secretary.press(t('amendments:stage.opening'), secretary.main.locator('form.form'));

      jordan = await open(speaksFor('focal-point', 'JO'));
      await toOwn(jordan, 'amendments:texts');
      await jordan.follow(said('title'));
      await clean(jordan);
      await jordan.press(t('amendments:propose'));
      await jordan.fill({ ...both('text', reworded[language]), 'rationale.ar': 'مدة معلومة.' });
      await jordan.press(t('common:action.save-draft'));
      await jordan.unfold(t('amendments:ask-co-sponsor'));
      await jordan.choose('participationId', language === 'ar' ? 'اليمن' : 'Yemen');
      await jordan.press(t('amendments:ask-co-sponsor'));

      yemen = await open(speaksFor('delegate', 'YE'));
      await toOwn(yemen, 'amendments:texts');
      await yemen.follow(said('title'));
      expect(await yemen.text()).toContain(t('amendments:offered'));
      await yemen.follow(t('amendments:amendment-draft'));
      await yemen.press(t('amendments:consent'));
      expect(await yemen.text()).toContain(t('amendments:withdraw-consent'));
      await jordan.page.reload();
      await jordan.press(t('amendments:submit'));

      await yemen.turn(said('title'));
      await yemen.press(t('amendments:propose'));
      await yemen.fill({ 'text.ar': reworded[language].ar.slice(0, 30) });
      await yemen.press(t('common:action.save-draft'));
      await yemen.press(t('amendments:submit'));

      const oman = await open(speaksFor('delegate', 'OM'));
      await toOwn(oman, 'amendments:texts');
      await oman.follow(said('title'));
      await oman.page
        .locator('main section.card')
        .nth(1)
        .getByRole('link', { name: t('amendments:propose-add') })
        .click();
      await oman.fill(both('text', texts.added));
      await oman.press(t('common:action.save-draft'));
      await oman.press(t('amendments:submit'));
      await oman.page.context().close();

      const map = (): Promise<string[][]> =>
        secretary.page
          .locator('#consolidation tbody tr, table tbody tr')
          .evaluateAll((rows) =>
            rows.map((row) =>
              [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
            ),
          );
      const toAmendment = async (index: number): Promise<void> => {
        await toText(secretary);
        await secretary.turn(t('amendments:amendments'));
        await secretary.page.locator('main tbody tr').nth(index).getByRole('link').first().click();
        await secretary.press(t('amendments:admit'));
      };
      await toAmendment(0);
      await secretary.unfold(t('amendments:advice.label'));
      await secretary.choose('advice', t('amendments:advice.accept'));
      await secretary.press(t('amendments:advice-save'));
      await secretary.press(t('amendments:accept'));
      await toAmendment(1);
      await secretary.unfold(t('amendments:merge'));
      await secretary.choose('intoId', language === 'ar' ? 'الأردن' : 'Jordan');
      await secretary.press(t('amendments:merge'));
      await toAmendment(2);
      await secretary.press(t('amendments:refer'));
      await secretary.turn(t('amendments:amendments'));
      await secretary.press(t('amendments:stage.closing'));
      await secretary.press(t('amendments:stage.consolidation'));
      expect((await map()).map((cells) => [cells[2], cells[4]])).toEqual([
        [language === 'ar' ? 'الأردن' : 'Jordan', t('amendments:status.accepted')],
        [language === 'ar' ? 'اليمن' : 'Yemen', t('amendments:status.merged')],
        [language === 'ar' ? 'عُمان' : 'Oman', t('amendments:status.put-to-decision')],
      ]);
      await clean(secretary);
    }, 120_000);

    it(`is voted on by the roll and on delegations’ own devices, with a proxy and a reservation (${language})`, async () => {
      const prepare = async (method: string, about?: string): Promise<void> => {
        await toText(secretary);
        await secretary.press(t('adoption:decisions'));
        await secretary.press(t('adoption:prepare'));
        if (about !== undefined) await secretary.choose('about', about);
        await secretary.page.locator(`input[name=method][value="${method}"]`).check();
        await secretary.press(t('adoption:prepare'));
      };
      const votes = (): Promise<string> => secretary.text();
      await prepare('roll-call', language === 'ar' ? 'عُمان' : 'Oman');
      await secretary.press(t('adoption:open'));
      for (let voted = 0; voted < 4; voted += 1) {
        const row = secretary.page.locator('main tbody tr').nth(voted);
        await secretary.press(t(`adoption:choice.${voted === 3 ? 'abstaining' : 'for'}`), row);
      }
      await secretary.press(t('adoption:close'));
      expect(await votes()).toContain(t('adoption:result.adopted'));
      await toText(secretary);
      expect(await secretary.text()).toContain(said('added'));
      await secretary.turn(t('amendments:amendments'));
      await secretary.press(t('amendments:stage.tabling'));

      await prepare('devices');
      const seat = (state: 'QA' | 'OM') => `seat-${forum.delegations[state]}`;
      await secretary.field(seat('QA')).selectOption(`proxy:${forum.delegations.JO}`);
      await secretary.field(seat('OM')).selectOption('absent');
      await secretary.press(t('adoption:save-roll'));
      await secretary.press(t('adoption:open'));
      // Who is entitled and who is there is frozen.
      expect(await secretary.main.locator('select[name^=seat-]').count()).toBe(0);

      const vote = async (person: Person, choice: string, index: number): Promise<void> => {
        await toOwn(person, 'adoption:mine');
        await person.follow(t('adoption:usual-question.text', { title: said('title') }));
        expect(await person.text()).toContain(said('reworded'));
        await person.press(t(`adoption:choice.${choice}`), person.main.locator('.own-vote').nth(index));
        expect(await person.text()).toContain(t('adoption:vote-taken'));
      };
      await vote(jordan, 'for', 0);
      await vote(jordan, 'for', 1);
      await vote(yemen, 'against', 0);
      await clean(yemen);
      await secretary.page.reload();
      await secretary.press(t('adoption:close'));
      expect(await votes()).toContain(t('adoption:result.adopted'));

      await yemen.page.reload();
      await yemen.press(t('adoption:own-reservations'));
      await clean(yemen);
      await yemen.fill(both('text', texts.reservation));
      await yemen.press(t('adoption:put-on-record'));
      expect(await yemen.text()).toContain(said('reservation'));
      await toText(secretary);
      expect(await secretary.main.locator('bdi.code').allTextContents()).toEqual([
        '1/REC/01',
        '1/REC/02',
        '1/REC/03',
      ]);
      await secretary.press(t('adoption:reservations'));
      expect(await secretary.text()).toContain(said('reservation'));
    }, 120_000);

    it(`comes out when its embargo ends, and nothing of it before (${language})`, async () => {
      outsider = await open();
      const acronym = language.toUpperCase();
      const base = `/${language}${forum.path}`;
      const { rows } = await site.test.database.executeSql(
        'select slug from outcome_documents where edition_id = $1',
        [forum.editionId],
      );
      const [{ slug = '' } = {}] = rows as { slug?: string }[];
      /** What somebody outside sees: the list, the search, the check of a number and of words, the papers. */
      const look = async (): Promise<readonly (readonly [string, number, boolean])[]> => {
        const seen: (readonly [string, number, boolean])[] = [];
        for (const address of [
          `${base}/recommendations`,
          `${base}/recommendations/1`,
          `${base}/recommendations/1/history`,
          `${base}/follow-up`,
          `${base}/texts/${slug}`,
          `${base}/recommendations.${language}.pdf`,
          `${base}/documents/${slug}.${language}.pdf`,
          `/${language}/search?q=${encodeURIComponent(canary[language][0])}`,
          `/${language}/verify/texts?q=${acronym}/1/REC/01`,
        ]) {
          const answer = await outsider.page.request.get(address);
          const body = await answer.text();
          const told = body.replaceAll(/<\/?(?:mark|bdi)[^>]*>/g, '');
          seen.push([address, answer.status(), told.includes(canary[language][1])]);
        }
        return seen;
      };
      await toForum(outsider, 'common:nav.public.recommendations');
      expect(await outsider.text()).toContain(t('outcomes:none'));
      const before = await look();
      expect(before.filter(([, , tells]) => tells)).toEqual([]);

      const { day, time } = site.wallClock(30);
      await toText(secretary);
      await secretary.press(t('publication:release'));
      await secretary.fill({ embargoDay: day, embargoTime: time });
      await secretary.press(t('publication:request'));
      expect(await secretary.text()).toContain(t('publication:waits'));
      expect(await secretary.main.getByText(t('publication:approve'), { exact: true }).count()).toBe(0);
      releaser = await open(inEdition('secretariat'));
      await toText(releaser);
      await releaser.press(t('publication:release'));
      await releaser.press(t('publication:approve'));
      await site.pass(20);
      expect(await look()).toEqual(before);
      await outsider.page.reload();
      expect(await outsider.text()).toContain(t('outcomes:none'));

      await site.pass(11);
      const after = await look();
      expect(after.filter(([, status]) => status !== 200)).toEqual([]);
      await outsider.page.reload();
      await outsider.follow('', outsider.main.locator('article.provision .no').first());
      expect(await outsider.text()).toContain(said('reworded'));
      await clean(outsider);
      await outsider.follow(said('title'));
      expect(await outsider.text()).toContain(said('reservation'));
      await outsider.page.locator('a[href*="/verify/texts"]').first().click();
      expect(await outsider.text()).toContain(said('reworded'));
      const checked = await verifyTexts(site.test.database.db);
      expect([checked.checked > 0, checked.wrong]).toEqual([true, []]);
    }, 120_000);

    it(`is signed by a delegation in a capacity (${language})`, async () => {
      await manage(secretary, 'statements:statements');
      await secretary.press(t('statements:new'));
      await secretary.fill(both('title', texts.statement));
      await secretary.choose('documentId', said('title'));
      await secretary.press(t('common:action.save'));
      await secretary.press(t('statements:action.invite'));
      await secretary.main.getByLabel(language === 'ar' ? 'الأردن' : 'Jordan').check();
      await secretary.press(t('statements:action.invite'));
      await secretary.press(t('statements:action.open'));

      await toOwn(jordan, 'statements:own.title');
      await jordan.follow(said('statement'));
      await jordan.fill({
        ...both('signatory', { ar: 'لمى الشيّاب', en: 'Lama Al-Shayyab' }),
        ...both('capacity', { ar: 'وزيرة المياه', en: 'Minister of Water' }),
      });
      await jordan.press(t('statements:action.intent'));
      await secretary.page.reload();
      await secretary.follow(language === 'ar' ? 'الأردن' : 'Jordan');
      await secretary.press(t('statements:action.sign'));
      await secretary.press(t('statements:action.sign'));
      await toForum(outsider, 'statements:public-title');
      await outsider.follow(said('statement'));
      expect(await outsider.text()).toContain(language === 'ar' ? 'وزيرة المياه' : 'Minister of Water');
    }, 120_000);

    it(`is reported on by the body, and assessed by another (${language})`, async () => {
      await manage(secretary, 'follow-up:title');
      await secretary.follow(said('reworded'));
      await secretary.press(t('follow-up:ask.title'));
      await secretary.choose('bodyId', forum.officeName[language]);
      await secretary.fill({ dueOn: site.wallClock(60 * 24 * 30).day });
      await secretary.press(t('follow-up:ask.submit'));

      const reporter = await open([{ role: 'reporter', scopeKind: 'body', scopeId: forum.office }]);
      await toOwn(reporter, 'follow-up:own.title');
      await reporter.follow(said('reworded'));
      await reporter.page.locator('input[name=selfReported][value=in-progress]').check();
      await reporter.fill(both('text', texts.progress));
      await reporter.press(t('follow-up:form.save'));
      await toOwn(reporter, 'follow-up:own.title');
      expect(await reporter.text()).toContain(t('follow-up:own.draft'));
      await reporter.follow(said('reworded'));
      expect(await reporter.field(`text.${language}`).inputValue()).toBe(said('progress'));
      await clean(reporter);
      await reporter.fill({ 'evidence-title': 'سجل الآبار', 'evidence-url': 'https://example.org/register' });
      await reporter.press(t('follow-up:form.submit'));
      expect(await reporter.text()).toContain(t('follow-up:own.submitted'));
      await reporter.page.context().close();

      await manage(secretary, 'follow-up:title');
      await secretary.follow(said('reworded'));
      await secretary.press(t('follow-up:decide.accept'));
      await secretary.press(t('follow-up:decide.publish'));

      const assessor = await open(inEdition('assessor'));
      await manage(assessor, 'follow-up:assess.title');
      await assessor.follow(said('reworded'));
      expect(await assessor.text()).toContain(said('progress'));
      await assessor.page.locator('input[name=finding][value=limited]').check();
      await assessor.fill(both('text', texts.finding));
      await assessor.choose('assessorBodyId', forum.auditName[language]);
      await assessor.press(t('follow-up:assess.submit'));
      expect(await assessor.text()).toContain(t('follow-up:done.assessed'));
      await assessor.page.context().close();

      await toForum(outsider, 'common:nav.public.recommendations');
      await outsider.follow('', outsider.main.locator('article.provision .no').first());
      await outsider.press(t('follow-up:title'));
      const shown = await outsider.text();
      expect([said('progress'), said('finding')].filter((words) => !shown.includes(words))).toEqual([]);
    }, 120_000);

    it(`goes on in the next edition, when what becomes of each is decided (${language})`, async () => {
      organiser = await open([{ role: 'organiser', scopeKind: 'installation', scopeId: null }]);
      await manage(organiser, 'carry-forward:title');
      expect([
        await organiser.main.getByText(t('carry-forward:still-open-text')).count(),
        await organiser.main.locator('form[action$="/closure"]').count(),
      ]).toEqual([1, 0]);
      await organiser.follow(said('reworded'));
      await organiser.page.locator('input[name=outcome][value=continued]').check();
      await organiser.fill(both('reason', texts.reason));
      await organiser.press(t('common:action.save'));
      // One is left: whoever asks to close the edition all the same is refused.
      await organiser.press(t('carry-forward:several'));
      await organiser.main.getByLabel('1/REC/02').check();
      await organiser.page.locator('input[name=outcome][value=closed]').check();
      await organiser.fill(both('reason', texts.reason));
      await organiser.press(t('common:action.save'));
      const closed = (): Promise<string[]> =>
        site.test.database
          .executeSql('select status from editions where id = $1', [forum.editionId])
          .then(({ rows }) => (rows as { status: string }[]).map(({ status }) => status));
      const refused = await organiser.page.request.post(`${organiser.page.url()}/closure`, {
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect([refused.status() >= 400, await closed()]).not.toContain('closed');
      await organiser.press(t('carry-forward:several'));
      await organiser.main.getByLabel('1/REC/03').check();
      await organiser.page.locator('input[name=outcome][value=retired]').check();
      await organiser.fill(both('reason', texts.reason));
      await organiser.press(t('common:action.save'));
      await organiser.press(t('carry-forward:close'));
      expect(await closed()).toEqual(['closed']);

      await organiser.turn(t('series:manage.plan-next'));
      await organiser.press(t('series:manage.plan-next'));
      await organiser.turn(t('outcomes:manage.texts'));
      await organiser.page.locator('main tbody tr').first().getByRole('link').first().click();
      const carried = await organiser.main.locator('tbody').textContent();
      expect([said('reworded'), said('publish')].map((words) => carried?.includes(words))).toEqual([
        true,
        false,
      ]);

      await toForum(outsider, 'common:nav.public.recommendations');
      await outsider.follow('', outsider.main.locator('article.provision .no').first());
      await outsider.press(t('carry-forward:history-short'));
      const chain = await outsider.text();
      expect(
        [texts.earlier[language], said('reworded'), said('reason')].filter((words) => !chain.includes(words)),
      ).toEqual([]);
      await clean(outsider);
    }, 120_000);
  }

  it('met no fault of a script', () => {
    expect(faults).toEqual([]);
  });
});
