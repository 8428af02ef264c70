import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, management, openForum } from './support.ts';

const certificates = `${management}/certificates`;

describe('pages of certificates', () => {
  let forum: Forum;
  let speakers: string[];
  beforeAll(async () => {
    forum = await openForum();
    speakers = [
      await forum.person('ميرا سولن', 'Mira Solen', { gender: 'f' }),
      await forum.person('سعود الغدراني', 'Saud Al-Ghadrani'),
      await forum.person('كالوم روزوارن', 'Callum Rosewarne'),
    ];
    for (const id of speakers) await forum.role(id, 'speaker');
    await forum.test.app.jobs.start();
  });
  afterAll(() => forum.test.close());

  const open = (url: string, headers = forum.organiser) => forum.test.inject({ url, headers });
  const actOf = (id: string | undefined) => `speaker:${forum.sessionId}:person:${id}`;
  const issuing = () =>
    [
      ['signatory1', forum.chairId],
      ['signatory2', ''],
      ['issuedOn', '2026-11-20'],
    ] as const;
  const taskState = async (url: string): Promise<string | undefined> =>
    (await forum.test.app.jobs.find(url.split('/').at(-1) ?? ''))?.state;

  it('lead from the kinds to the acts that are not certified, and from those to a review', async () => {
    const kinds = await open(`${certificates}/issue`);
    expect([kinds.statusCode, kinds.body.includes('شهادة متحدث')]).toEqual([200, true]);
    const acts = await open(`${certificates}/issue/speaker`);
    expect(speakers.map((id) => acts.body.includes(actOf(id)))).toEqual([true, true, true]);

    const none = await forum.form(`${certificates}/issue/speaker/review`, [['do', 'picked']]);
    expect(none.headers.location).toBe(`${certificates}/issue/speaker?none=1`);
    const review = await forum.form(`${certificates}/issue/speaker/review`, [
      ['do', 'picked'],
      ['pick', actOf(speakers[0])],
      ['pick', actOf(speakers[1])],
    ]);
    expect(review.statusCode).toBe(200);
    expect(review.body).toContain('إصدار شهادتين');
    expect(review.body).not.toContain(actOf(speakers[2]));
  });

  it('issue what was reviewed, keep what was typed when something is missing, and list the result', async () => {
    const acts = [actOf(speakers[0]), actOf(speakers[1])].join('\r\n');
    const missing = await forum.form(`${certificates}/issue/speaker/certificates`, [
      ['acts', acts],
      ['issuedOn', '2026-11-20'],
      ['files', 'none'],
    ]);
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('value="2026-11-20"');

    const issued = await forum.form(`${certificates}/issue/speaker/certificates`, [
      ['acts', acts],
      ...issuing(),
      ['files', 'none'],
    ]);
    expect([issued.statusCode, issued.headers.location]).toEqual([303, `${certificates}?kind=speaker`]);
    const list = await open(`${certificates}?kind=speaker`);
    expect(list.body).toContain('PF/3/SPK/0002');
    const found = await open(`${certificates}?q=${encodeURIComponent('ميرا')}`);
    expect([found.body.includes('PF/3/SPK/0001'), found.body.includes('PF/3/SPK/0002')]).toEqual([
      true,
      false,
    ]);
    const csv = await open(`${certificates}.csv?kind=speaker`);
    expect(csv.body.split('\r\n')).toHaveLength(4);
  });

  it('make files as work with progress, for the printer and for each holder', async () => {
    const queued = await forum.form(`${certificates}/issue/speaker/certificates`, [
      ['acts', actOf(speakers[2])],
      ...issuing(),
      ['files', 'ar-en'],
    ]);
    const here = String(queued.headers.location);
    expect(here).toMatch(/\/certificates\/files\/[0-9a-f-]{36}$/);
    await expect.poll(() => taskState(here), { timeout: 30_000 }).toBe('done');

    const page = await open(here);
    expect([page.body.includes('الملفات جاهزة'), page.body.includes('data-refresh')]).toEqual([true, false]);
    const pdf = await open(`${here}/pdf`);
    expect([pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const zip = await open(`${here}/zip`);
    expect(zip.headers['content-disposition']).toBe(
      'attachment; filename="certificates-pearl-forum-2026.ar-en.zip"',
    );
    expect(zip.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(zip.rawPayload.includes('PF-3-SPK-0003.ar-en.pdf')).toBe(true);
  });

  it('make files of ticked rows or of all that the list shows, and stop when asked', async () => {
    const { items } = (await forum.send('GET', '/editions/pearl-forum:2026/certificates')).json();
    const ticked = await forum.form(`${certificates}/files`, [
      ['do', 'en'],
      ['pick', items[0].id],
    ]);
    const all = await forum.form(`${certificates}/files`, [
      ['do', 'ar'],
      ['kind', 'speaker'],
    ]);
    const totals = await Promise.all(
      [ticked, all].map(async ({ headers }) => {
        const task = await forum.test.app.jobs.find(String(headers.location).split('/').at(-1) ?? '');
        return task?.total;
      }),
    );
    expect(totals).toEqual([1, 3]);
    const here = String(all.headers.location);
    await forum.form(`${here}/cancellation`, []);
    await expect.poll(() => taskState(here), { timeout: 30_000 }).toMatch(/cancelled|done/);
    expect((await open(here)).statusCode).toBe(200);
  });

  it('show one certificate, and the certificate itself as PDF in three languages', async () => {
    const { items } = (await forum.send('GET', '/editions/pearl-forum:2026/certificates')).json();
    const record = await open(`${certificates}/${items[0].id}`);
    expect([record.statusCode, record.body.includes('PF/3/SPK/0001')]).toEqual([200, true]);
    for (const language of ['ar', 'en', 'ar-en']) {
      const pdf = await open(`${certificates}/${items[0].id}.pdf?language=${language}`);
      expect([pdf.statusCode, pdf.headers['content-disposition'], pdf.body.slice(0, 5)]).toEqual([
        200,
        `inline; filename="PF-3-SPK-0001.${language}.pdf"`,
        '%PDF-',
      ]);
    }
    expect((await open(`${certificates}/nonsense`)).statusCode).toBe(404);
  });

  it('state what no record says, with a reason, for several persons at once', async () => {
    const guests = [
      await forum.person('ضيف أول', 'First Guest'),
      await forum.person('ضيف ثان', 'Second Guest'),
    ];
    const fields = (hours: string) =>
      [
        ...guests.map((id) => ['personIds', id] as const),
        ['sessionId', forum.sessionId],
        ['hours', hours],
        ['statement', 'كشف الباب الورقي'],
        ...issuing(),
        ['files', 'none'],
      ] as const;
    const wrong = await forum.form(`${certificates}/issue/attendance/statement`, fields(''));
    expect([wrong.statusCode, wrong.body.includes('يلزم إدخال عدد ساعات الحضور')]).toEqual([422, true]);
    const right = await forum.form(`${certificates}/issue/attendance/statement`, fields('١٢'));
    expect(right.headers.location).toBe(`${certificates}?kind=attendance`);
    const { items } = (
      await forum.send('GET', '/editions/pearl-forum:2026/certificates?kind=attendance')
    ).json();
    expect(
      items.map(({ hours, session }: { hours: number; session: { code: string } }) => [hours, session.code]),
    ).toEqual([
      [12, 'D1-01'],
      [12, 'D1-01'],
    ]);
  });

  it('revoke and replace with forms that say what follows', async () => {
    const { items } = (
      await forum.send('GET', '/editions/pearl-forum:2026/certificates?kind=speaker')
    ).json();
    const at = `${certificates}/${items[1].id}`;
    expect((await open(`${at}/revocation`)).body).toContain('PF/3/SPK/0002');
    const empty = await forum.form(`${at}/revocation`, [
      ['version', '1'],
      ['reason.ar', ''],
    ]);
    expect(empty.statusCode).toBe(422);
    const revoked = await forum.form(`${at}/revocation`, [
      ['version', '1'],
      ['reason.ar', 'خطأ في الاسم'],
      ['reason.en', 'The name is wrong'],
    ]);
    expect(revoked.headers.location).toBe(at);
    const replaced = await forum.form(`${at}/replacement`, [
      ['version', '2'],
      ['reason.ar', ''],
      ...issuing(),
    ]);
    expect(replaced.statusCode).toBe(303);
    const successor = await open(String(replaced.headers.location));
    expect(successor.body).toContain('PF/3/SPK/0004');
    expect((await open(at)).body).toContain('حلّت محلّها الشهادة PF/3/SPK/0004');
  });

  it('print what is valid only: revoked and replaced ones are left out, with a count in words', async () => {
    const { items } = (
      await forum.send('GET', '/editions/pearl-forum:2026/certificates?kind=speaker')
    ).json();
    const former = items.find(({ status }: { status: string }) => status === 'replaced');
    const asked = await open(`${certificates}/files?kind=speaker`);
    expect([asked.body.includes('3 شهادات'), asked.body.includes('استُبعدت شهادة واحدة')]).toEqual([
      true,
      true,
    ]);

    const all = await forum.form(`${certificates}/files`, [
      ['do', 'ar'],
      ['kind', 'speaker'],
    ]);
    const here = String(all.headers.location);
    await expect.poll(() => taskState(here), { timeout: 30_000 }).toBe('done');
    const zip = (await open(`${here}/zip`)).rawPayload;
    expect(
      ['0001', '0002', '0003', '0004'].map((number) => zip.includes(`PF-3-SPK-${number}.ar.pdf`)),
    ).toEqual([true, false, true, true]);
    expect((await open(here)).body).toContain('استُبعدت شهادة واحدة');

    const none = await forum.form(`${certificates}/files`, [
      ['do', 'ar'],
      ['pick', former.id],
    ]);
    expect([none.statusCode, none.body.includes('فلا يوجد ما يُطبع')]).toEqual([409, true]);
    const record = await open(`${certificates}/${former.id}`);
    expect(record.body).not.toContain(`${former.id}.pdf`);
    expect((await open(`${certificates}/${former.id}.pdf?language=ar`)).statusCode).toBe(409);
  });

  it('are for those who work in the edition; only some of them may change anything', async () => {
    const desk = await forum.test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: forum.editionId }]);
    const statuses = [
      (await open(certificates, {})).statusCode,
      (await open(certificates, desk)).statusCode,
      (await open(`${certificates}/issue`, desk)).statusCode,
    ];
    expect(statuses).toEqual([303, 200, 403]);
    expect((await open(certificates, desk)).body).not.toContain(`href="${certificates}/issue"`);
  });
});
