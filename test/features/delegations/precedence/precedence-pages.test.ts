import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { pagesOf, tools } from '../../../support/pdf-tools.ts';

describe('pages of precedence', () => {
  let test: TestApp;
  let organiser: SignIn;
  const base = '/en/manage/forums/palm-forum/2026/precedence';
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    const send = (url: string, payload: object) =>
      test.inject({ method: 'POST', url: `/api/v1${url}`, headers: organiser, payload });
    await send('/series', {
      slug: 'palm-forum',
      acronym: 'PF',
      noun: 'forum',
      name: { ar: 'ملتقى النخيل', en: 'Palm Forum' },
    });
    await send('/series/palm-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
      hostStateCode: 'SA',
    });
    for (const stateCode of ['YE', 'SA', 'JO', 'AE']) {
      await send('/editions/palm-forum:2026/participations', {
        stateCode,
        category: 'member',
        status: 'accepted',
      });
    }
  });
  afterAll(() => test.close());

  const get = (url: string) => test.inject({ method: 'GET', url, headers: organiser });
  const post = (url: string, fields: Record<string, string>) =>
    test.inject({
      method: 'POST',
      url,
      headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  const names = (body: string) =>
    [...body.matchAll(/Jordan|Yemen|Saudi Arabia|United Arab Emirates/g)].map(([name]) => name).slice(0, 4);

  it('leads from a new order by moves to the sign-off, the seats and the papers', async () => {
    expect((await get(base)).body).toContain('There is no order of precedence yet.');
    const made = await post(`${base}/new`, {
      'occasion.en': 'Opening',
      scheme: 'curated',
      hostRule: 'first',
      bodies: 'after',
      uses: 'list',
    });
    expect(made.statusCode).toBe(303);
    const path = String(made.headers.location);
    const draft = await get(path);
    expect(names(draft.body.slice(draft.body.indexOf('id="order"')))[0]).toBe('Saudi Arabia');
    const yemen = /<option value="([0-9a-f-]{36})"[^>]*>Yemen/.exec(draft.body)?.[1] ?? '';
    const wrong = await post(`${path}/moves`, {
      participationId: yemen,
      to: 'x',
      version: versionIn(draft.body),
    });
    expect([wrong.statusCode, wrong.body.includes('Enter a place from 1 upwards.')]).toEqual([422, true]);
    // Arabic digits are digits.
    const moved = await post(`${path}/moves`, {
      participationId: yemen,
      to: '١',
      version: versionIn(draft.body),
    });
    expect(moved.statusCode).toBe(303);
    const stale = await post(`${path}/moves`, {
      participationId: yemen,
      to: 'down',
      version: versionIn(draft.body),
    });
    expect(stale.statusCode).toBe(412);

    const asked = await get(`${path}/sign-off`);
    const signed = await post(`${path}/sign-off`, { version: versionIn(asked.body) });
    const record = await get(String(signed.headers.location));
    expect(record.body).toContain('Version 1 is in force.');
    const list = String(signed.headers.location).split('?')[0] ?? '';
    const plan = await post(`${list}/plans/new`, {
      'name.en': 'Dais',
      shape: 'u-table',
      filling: 'middle',
      head: '3',
      side: '2',
    });
    const drawn = await get(String(plan.headers.location));
    expect([drawn.statusCode, (drawn.body.match(/<rect /g) ?? []).length]).toEqual([200, 7]);
    const own = String(plan.headers.location).split('?')[0] ?? '';
    for (const file of [`${path}/en.pdf`, `${path}/ar.pdf`, `${own}/plates.pdf`, `${own}/plan.pdf`]) {
      const answer = await get(file);
      expect([file, answer.statusCode, answer.rawPayload.subarray(0, 5).toString()]).toEqual([
        file,
        200,
        '%PDF-',
      ]);
    }
    if (tools.pdftotext) {
      // An address names the language of its file, whichever page it was opened from.
      const english = pagesOf((await get(`${path.replace('/en/', '/ar/')}/en.pdf`)).rawPayload).join('');
      expect(english).toContain('Version 1');
      expect(english).not.toMatch(/\p{Script=Arabic}/u);
      // The drawing names states by code, and each seat by its place; the list follows.
      const seats = pagesOf((await get(`${own}/plan.pdf`)).rawPayload).join('');
      expect([/\bYE\b/.test(seats), /\bSA\b/.test(seats), seats.includes('Yemen')]).toEqual([
        true,
        true,
        true,
      ]);
    }
    const csv = await get(`${path}/order.csv`);
    expect(csv.body.split('\r\n').slice(1, 3)).toEqual(['1,Yemen,YE,', '2,Saudi Arabia,SA,']);
    for (const page of ['', '/rules', '/plans/new'])
      expect((await get(`${list}${page}`)).statusCode).toBe(200);
    for (const page of [list, path, own]) {
      const arabic = await get(page.replace('/en/', '/ar/'));
      expect([arabic.statusCode, /precedence:/.test(arabic.body)]).toEqual([200, false]);
    }
  });

  it('takes ranks, and keeps what was typed beside a wrong date', async () => {
    const made = await post(`${base}/new`, {
      'occasion.en': 'Signing',
      scheme: 'rank-and-seniority',
      hostRule: 'none',
      bodies: 'after',
    });
    const path = String(made.headers.location);
    const draft = await get(path);
    const field = /name="(since-[0-9a-f-]{36})"/.exec(draft.body)?.[1] ?? '';
    const wrong = await post(`${path}/bases`, { version: versionIn(draft.body), [field]: 'last year' });
    expect([wrong.statusCode, wrong.body.includes('value="last year"')]).toEqual([422, true]);
    const right = await post(`${path}/bases`, {
      version: versionIn(draft.body),
      [field]: '2020-02-01',
      [field.replace('since', 'rank')]: 'minister',
    });
    expect(right.statusCode).toBe(303);
    expect((await get(path)).body).toContain('Minister, since');
  });
});
