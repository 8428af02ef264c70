import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { codeOf, inEdition, makeWorld, multipart, pdf, reporterOf, text, type World } from './world.ts';

describe('a progress report', () => {
  let test: TestApp;
  let world: World;
  let organiser: SignIn;
  let reporter: SignIn;
  let stranger: SignIn;
  let secretariat: SignIn;
  let assessor: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    world = await makeWorld(test, organiser);
    reporter = await test.signIn([reporterOf(world.office)]);
    stranger = await test.signIn([reporterOf(world.stranger)]);
    secretariat = await test.signIn([inEdition('secretariat', world.edition)]);
    assessor = await test.signIn([inEdition('assessor', world.edition)]);
  });
  afterAll(() => test.close());

  const api = (
    who: SignIn,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    version?: number,
  ) =>
    test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...who, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      ...(payload === undefined ? {} : { payload }),
    });
  const page = async (who: SignIn | null, url: string) =>
    (await test.inject({ url, headers: who ?? {} })).body;
  const standing = async () => {
    const answer = await test.inject({ url: '/api/v1/editions/hill-forum:2024/follow-up' });
    return (
      answer.json() as { items: { id: string; bodies: { selfReported: string; assessed: string }[] }[] }
    ).items.find(({ id }) => id === world.count)?.bodies[0];
  };
  const own = () => `/en/account/follow-up/${world.count}/${world.office}`;

  it('is asked for by the plan: of lead bodies, once for each day, the next one included', async () => {
    const set = await api(
      secretariat,
      'PUT',
      `/editions/${world.edition}/follow-up-plan`,
      { firstDueOn: '2025-11-17', cadenceMonths: 12, reminderDays: [30, 7], escalationDays: 14 },
      0,
    );
    expect([set.statusCode, set.json().firstDueOn]).toEqual([200, '2025-11-17']);
    const again = await api(
      secretariat,
      'PUT',
      `/editions/${world.edition}/follow-up-plan`,
      { firstDueOn: '2025-11-17', cadenceMonths: 12, reminderDays: [30, 7], escalationDays: 14 },
      1,
    );
    expect(again.statusCode).toBe(200);
    const rounds = await test.database.rows<{ due: string; bodies: number }>(
      test.database.db,
      sql`select due_on::text as due, count(*)::int as bodies from reporting_obligations group by 1 order by 1`,
    );
    expect(rounds.every(({ bodies }) => bodies === 2)).toBe(true);
    expect(rounds[0]?.due).toBe('2025-11-17');
    expect(await standing()).toMatchObject({ selfReported: 'silent', assessed: 'unassessed' });
  });

  it('is written on one page that keeps a draft, of which nobody else knows and which clears nothing', async () => {
    expect(await page(reporter, '/en/account/follow-up')).toContain('Count the wells');
    // What keeps the draft while it is written.
    expect(await page(reporter, own())).toMatch(/<script type="module" src="\/assets\/autosave\./);
    expect(await page(reporter, '/en/account/follow-up')).not.toContain('Publish the count');
    const form = multipart({ 'text.en': 'We counted half of the wells.', 'evidence-title': '', do: 'save' });
    const saved = await test.inject({
      method: 'POST',
      url: own(),
      payload: form.payload,
      headers: { ...reporter, ...form.headers },
    });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${own()}?done=saved`]);
    expect(await page(reporter, own())).toContain('We counted half of the wells.');

    expect(await standing()).toMatchObject({ selfReported: 'silent' });
    for (const who of [stranger, secretariat, assessor, null]) {
      const seen = [
        await page(who, own()),
        await page(who, `/en/manage/forums/hill-forum/2024/follow-up/${world.count}`),
        await page(who, '/en/forums/hill-forum/2024/follow-up/1-rec-01'),
        (await test.inject({ url: `/api/v1/follow-ups/${world.count}`, headers: who ?? {} })).body,
      ].join('\n');
      expect(seen).not.toContain('half of the wells');
    }
  });

  it('is kept while somebody types, by version', async () => {
    const draft = (version: string, words: string) =>
      test.inject({
        method: 'POST',
        url: `${own()}/draft`,
        headers: { ...reporter, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ version, 'text.en': words }).toString(),
      });
    const kept = await draft('1', 'We counted two thirds of the wells.');
    expect([kept.statusCode, kept.json()]).toEqual([200, { version: 2 }]);
    expect((await draft('1', 'Older words.')).statusCode).toBe(412);
    expect(await page(reporter, own())).toContain('two thirds');
  });

  it('keeps what was typed and says what is missing when it is sent too early', async () => {
    const form = multipart({
      version: '2',
      'text.en': 'All wells were counted.',
      selfReported: '',
      do: 'submit',
    });
    const refused = await test.inject({
      method: 'POST',
      url: own(),
      payload: form.payload,
      headers: { ...reporter, ...form.headers },
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('All wells were counted.');
    expect(refused.body).toContain('Choose how far your body is.');
    // The draft was kept all the same, and the form goes on from it.
    expect(refused.body).toContain('name="version" value="3"');
  });

  let report: { id: string; version: number };
  let evidence: { id: string; file: { href: string }; sha256: string }[];
  it('takes evidence by its hash, and is sent', async () => {
    const listed = (await api(reporter, 'GET', '/progress-reports')).json() as {
      items: { id: string; version: number }[];
    };
    const [found] = listed.items;
    for (const [title, confidential] of [
      ['Count', ''],
      ['Map of secret wells', 'true'],
    ] as const) {
      const form = multipart(
        { 'title.en': title, confidential },
        { name: `${title}.pdf`, bytes: pdf(title) },
      );
      const added = await test.inject({
        method: 'POST',
        url: `/api/v1/progress-reports/${found?.id}/evidence`,
        payload: form.payload,
        headers: { ...reporter, ...form.headers },
      });
      expect(added.statusCode).toBe(201);
      evidence = added.json().evidence;
    }
    expect(evidence.map(({ sha256 }) => sha256)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    const edited = await api(
      reporter,
      'PATCH',
      `/progress-reports/${found?.id}`,
      { selfReported: 'in-progress' },
      found?.version,
    );
    expect(edited.statusCode).toBe(200);
    const sent = await api(
      reporter,
      'POST',
      `/progress-reports/${found?.id}/submission`,
      undefined,
      edited.json().version,
    );
    expect([sent.statusCode, sent.json().status]).toEqual([200, 'submitted']);
    report = sent.json();
    expect(await standing()).toMatchObject({ selfReported: 'pending' });
  });

  it('cannot be changed nor its evidence swapped from then on, by its body or by the database', async () => {
    expect(
      codeOf(
        await api(
          reporter,
          'PATCH',
          `/progress-reports/${report.id}`,
          { selfReported: 'fulfilled' },
          report.version,
        ),
      ),
    ).toBe('report-stays');
    expect(
      codeOf(await api(reporter, 'DELETE', `/progress-reports/${report.id}/evidence/${evidence[0]?.id}`)),
    ).toBe('evidence-stays');
    const attacks = [
      sql`update evidence set sha256 = ${'0'.repeat(64)} where report_id = ${report.id}`,
      sql`update evidence set file_id = null, sha256 = null, url = 'https://example.org' where report_id = ${report.id}`,
      sql`delete from evidence where report_id = ${report.id}`,
      sql`insert into evidence (edition_id, report_id, position, title) select edition_id, report_id, 9, title from evidence where report_id = ${report.id} limit 1`,
      sql`delete from progress_reports where id = ${report.id}`,
    ];
    for (const attack of attacks) await expect(test.database.db.execute(attack)).rejects.toThrow();
  });

  it('is returned with a reason, completed, accepted and published by somebody else', async () => {
    const manage = `/en/manage/forums/hill-forum/2024/follow-up`;
    expect(await page(secretariat, `${manage}?queue=submitted`)).toContain('Count the wells');
    const returned = await api(
      secretariat,
      'POST',
      `/progress-reports/${report.id}/return`,
      { reason: 'Name the wells.' },
      report.version,
    );
    expect([returned.statusCode, returned.json().status]).toEqual([200, 'returned']);
    expect(await page(reporter, own())).toContain('Name the wells.');
    const sent = await api(
      reporter,
      'POST',
      `/progress-reports/${report.id}/submission`,
      undefined,
      returned.json().version,
    );
    expect(
      codeOf(
        await api(
          reporter,
          'POST',
          `/progress-reports/${report.id}/acceptance`,
          undefined,
          sent.json().version,
        ),
      ),
    ).toBe('forbidden');
    const accepted = await api(
      secretariat,
      'POST',
      `/progress-reports/${report.id}/acceptance`,
      undefined,
      sent.json().version,
    );
    expect([accepted.statusCode, accepted.json().status]).toEqual([200, 'accepted']);
    await expect(
      test.database.db.execute(
        sql`update progress_reports set self_reported = 'fulfilled' where id = ${report.id}`,
      ),
    ).rejects.toThrow();
    expect(await page(null, '/en/forums/hill-forum/2024/follow-up/1-rec-01')).not.toContain(
      'All wells were counted.',
    );
    const published = await api(
      secretariat,
      'POST',
      `/progress-reports/${report.id}/publication`,
      undefined,
      accepted.json().version,
    );
    expect(published.json().status).toBe('published');
    expect(await page(null, '/en/forums/hill-forum/2024/follow-up/1-rec-01')).toContain(
      'All wells were counted.',
    );
    expect(await standing()).toMatchObject({ selfReported: 'in-progress', assessed: 'unassessed' });
  });

  it('shows its confidential evidence to its body, the secretariat and assessors alone, on page, by API, as a file', async () => {
    const [open, secret] = evidence;
    const statuses = async (who: SignIn | null) => {
      const headers = who ?? {};
      return [
        (await test.inject({ url: open?.file.href ?? '', headers })).statusCode,
        (await test.inject({ url: secret?.file.href ?? '', headers })).statusCode,
        (await page(who, '/en/forums/hill-forum/2024/follow-up/1-rec-01')).includes('Map of secret wells'),
        (await test.inject({ url: `/api/v1/follow-ups/${world.count}`, headers })).body.includes(
          'Map of secret wells',
        ),
      ];
    };
    expect(await statuses(reporter)).toEqual([200, 200, false, true]);
    expect(await statuses(secretariat)).toEqual([200, 200, false, true]);
    expect(await statuses(assessor)).toEqual([200, 200, false, true]);
    expect(await statuses(stranger)).toEqual([200, 404, false, false]);
    expect(await statuses(null)).toEqual([200, 404, false, false]);
  });

  it('refuses bytes that are not those that were submitted', async () => {
    const [open] = evidence;
    await test.database.db
      .execute(
        sql`update files set sha256 = ${'1'.repeat(64)} where id = ${open?.file.href.split('/').at(-1)}`,
      )
      .catch(() => undefined);
    const [{ sha } = { sha: '' }] = await test.database.rows<{ sha: string }>(
      test.database.db,
      sql`select sha256 as sha from files where id = ${open?.file.href.split('/').at(-1)}`,
    );
    const answer = await test.inject({ url: open?.file.href ?? '' });
    expect(answer.statusCode).toBe(sha === open?.sha256 ? 200 : 404);
  });

  it('is assessed from outside, on an axis of its own', async () => {
    const assess = (who: SignIn, body: string, payload: object) =>
      api(who, 'POST', `/follow-ups/${world.count}/assessments/${body}`, payload);
    const finding = (one: string, assessorBodyId: string) => ({
      finding: one,
      text: text('رأي', 'A view'),
      assessorBodyId,
    });

    expect(codeOf(await assess(assessor, world.office, finding('limited', world.office)))).toBe(
      'assessor-inside',
    );
    expect(codeOf(await assess(assessor, world.office, finding('limited', world.board)))).toBe(
      'assessor-inside',
    );
    expect(codeOf(await assess(assessor, world.board, finding('substantial', world.stranger)))).toBe(
      'finding-needs-evidence',
    );
    const both = await test.signIn([inEdition('assessor', world.edition), reporterOf(world.board)]);
    expect(codeOf(await assess(both, world.office, finding('limited', world.stranger)))).toBe(
      'assessor-reports',
    );
    expect(codeOf(await assess(secretariat, world.office, finding('limited', world.stranger)))).toBe(
      'forbidden',
    );

    const found = await assess(assessor, world.office, finding('substantial', world.stranger));
    expect(found.statusCode).toBe(201);
    expect(await standing()).toMatchObject({ selfReported: 'in-progress', assessed: 'substantial' });
    await expect(
      test.database.db.execute(sql`
      insert into assessments (edition_id, provision_id, body_id, finding, text, assessed_on, assessor_body_id)
      select edition_id, ${world.publish}::uuid, ${world.board}::uuid, 'complete', text, assessed_on, assessor_body_id from assessments limit 1`),
    ).rejects.toThrow();
  });

  it('shows counts that are those of their lists', async () => {
    for (const language of ['ar', 'en']) {
      const at = `/${language}/forums/hill-forum/2024/follow-up`;
      const body = await page(null, at);
      const count = (html: string): number => html.match(/<article class="provision"/g)?.length ?? 0;
      expect(count(body)).toBe(2);
      const silent = await page(null, `${at}?says=silent`);
      expect([count(silent), silent.includes(language === 'ar' ? 'نشر الحصر' : 'Publish the count')]).toEqual(
        [1, true],
      );
      expect(count(await page(null, `${at}?says=fulfilled`))).toBe(0);
      expect(count(await page(null, `${at}?body=water-board`))).toBe(2);
      expect(count(await page(null, `${at}?body=well-office`))).toBe(1);
      const csv = await page(null, `${at}.csv`);
      expect(csv.trim().split('\n')).toHaveLength(4);
    }
  });
});
