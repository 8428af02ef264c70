import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { type Forum, makeForum } from '../forum.ts';

describe('pages of amendments', () => {
  let test: TestApp;
  let secretariat: SignIn;
  let jordan: SignIn;
  let yemen: SignIn;
  let forum: Forum;
  let id: string;
  const own: Record<'jo' | 'ye', string> = { jo: '', ye: '' };
  const manage = '/ar/manage/forums/hill-forum/2026/outcomes';
  beforeAll(async () => {
    test = await openTestApp();
    forum = await makeForum(test);
    id = (await forum.provision('دعوة الدول إلى وضع خطط.', 'Invite states to make plans.')).id;
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: forum.edition }]);
    const organiser = await test.signIn();
    for (const key of ['jo', 'ye'] as const) {
      const made = await test.inject({
        method: 'POST',
        url: `/api/v1/editions/${forum.edition}/participations`,
        headers: organiser,
        payload: { stateCode: key.toUpperCase(), category: 'member', status: 'accepted' },
      });
      own[key] = made.json().id;
    }
    jordan = await test.signIn([{ role: 'focal-point', scopeKind: 'delegation', scopeId: own.jo }]);
    yemen = await test.signIn([{ role: 'delegate', scopeKind: 'delegation', scopeId: own.ye }]);
  });
  afterAll(() => test.close());

  const get = (url: string, headers: SignIn) => test.inject({ url, headers });
  const post = (url: string, fields: Record<string, string>, who: SignIn) =>
    test.inject({
      method: 'POST',
      url,
      headers: { ...who, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('lead a delegation’s proposal to its place in the text', async () => {
    const texts = `/ar/account/delegations/${own.jo}/texts`;
    expect((await get(`${texts}/${forum.document}`, jordan)).statusCode).toBe(404);
    await post(`${manage}/${forum.document}/circulation`, {}, secretariat);
    expect((await get(texts, jordan)).body).toContain('التوصيات');
    expect((await get(texts, yemen)).statusCode).toBe(404);
    const opening = await post(
      `${manage}/${forum.document}/opening`,
      { closesAt: '2099-01-01T12:00' },
      secretariat,
    );
    expect(opening.statusCode).toBe(303);
    expect((await get(`${texts}/${forum.document}`, jordan)).body).toContain('باب التعديلات مفتوح حتى');

    const proposal = { action: 'replace', provisionId: id, 'text.ar': '', 'rationale.ar': 'أوضح' };
    const empty = await post(`${texts}/${forum.document}/amendments`, proposal, jordan);
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('أوضح</textarea>');
    const drafted = await post(
      `${texts}/${forum.document}/amendments`,
      { ...proposal, 'text.ar': 'حث الدول على وضع خطط.' },
      jordan,
    );
    expect(drafted.statusCode).toBe(303);
    const address = String(drafted.headers.location);
    const amendment = address.split('/').at(-1) ?? '';
    expect((await get(address, jordan)).body).toMatch(/<ins>.*حث.*<\/ins>/s);
    await post(`${address}/co-sponsors`, { participationId: own.ye }, jordan);
    const theirs = `/ar/account/delegations/${own.ye}/amendments/${amendment}`;
    expect((await get(theirs, yemen)).body).toContain('المشاركة في تقديمه');
    expect((await post(`${theirs}/consent`, { supports: 'yes' }, yemen)).statusCode).toBe(303);
    expect((await post(`${theirs}/submission`, {}, yemen)).statusCode).toBe(404);
    expect((await post(`${address}/submission`, {}, jordan)).statusCode).toBe(303);

    const managed = `${manage}/${forum.document}/amendments/${amendment}`;
    await post(`${managed}/admissibility`, {}, secretariat);
    const rejected = await post(`${managed}/rejection`, { reason: '' }, secretariat);
    expect(rejected.statusCode).toBe(422);
    const accepted = await post(
      `${managed}/acceptance`,
      {
        revision: '1',
        'text.ar': 'حث الدول على وضع خطط وطنية.',
        'text.en': 'Urge states to make national plans.',
      },
      secretariat,
    );
    expect([accepted.statusCode, accepted.body]).toEqual([303, '']);

    await post(`${manage}/${forum.document}/closing`, {}, secretariat);
    const map = (await get(`${manage}/${forum.document}/amendments`, secretariat)).body;
    expect(map).toContain('الإصدار 2 من الفقرة');
    expect(map).toContain('أُغلق باب التعديلات');
    expect((await get(`${texts}/${forum.document}`, jordan)).body).toContain('حث الدول على وضع خطط وطنية.');
  });

  it('answer in English, too', async () => {
    for (const path of ['texts', `texts/${forum.document}`]) {
      const page = await get(`/en/account/delegations/${own.jo}/${path}`, jordan);
      expect([path, page.statusCode, />(?:drafting|amendments|outcomes):/.exec(page.body)]).toEqual([
        path,
        200,
        null,
      ]);
    }
  });

  it('take a pasted text in as a draft after it was shown, and keep it at an error', async () => {
    const paste = {
      kind: 'declaration',
      'title.ar': 'إعلان قمة سابقة',
      'title.en': '',
      authenticLanguage: 'ar',
      fileLanguage: 'ar',
      'text.ar':
        'إن المشاركين، إذ يدركون ذلك،\n\n١. التعاون بين الدول\nوتبادل الخبرات.\n\nالتوعية\n\n٢. نشر الوعي.',
      'text.en': '1. Cooperation of states.\n\n2. Raise awareness.',
    };
    const refused = await post(`${manage}/import`, { ...paste, 'title.ar': '' }, secretariat);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('وتبادل الخبرات.');

    const preview = await post(`${manage}/import`, paste, secretariat);
    expect(preview.statusCode).toBe(303);
    const address = String(preview.headers.location);
    expect((await get(address, secretariat)).body).toContain('التعاون بين الدول وتبادل الخبرات.');
    const made = await post(address, {}, secretariat);

    const document = await test.inject({
      url: `/api/v1/outcome-documents/${String(made.headers.location).split('/').at(-1)}`,
      headers: secretariat,
    });
    expect(
      document
        .json()
        .provisions.map((one: { kind: string; text: { ar: string; en: string } }) => [
          one.kind,
          one.text.ar,
          one.text.en,
        ]),
    ).toEqual([
      ['preamble', 'إن المشاركين، إذ يدركون ذلك،', ''],
      ['operative', 'التعاون بين الدول وتبادل الخبرات.', 'Cooperation of states.'],
      ['heading', 'التوعية', ''],
      ['operative', 'نشر الوعي.', 'Raise awareness.'],
    ]);
  });

  it('write what a meeting adopted into the text', async () => {
    const actor = systemActor('test');
    const { settleAmendment } = await import('../../../../src/features/outcomes/amendments/index.ts');
    const { amendments } = test.app.outcomes.parts;
    const made = await test.app.outcomes.service.createDocument(actor, forum.edition, {
      kind: 'declaration',
      slug: 'another',
      title: { ar: 'إعلان', en: 'Declaration' },
    });
    const provision = await test.app.outcomes.service.createProvision(actor, made.id, {
      kind: 'operative',
      text: { ar: 'التعاون.', en: 'Cooperation.' },
    });
    await amendments.stages.circulate(actor, made.id);
    await amendments.stages.open(actor, made.id);
    const { id: amendment } = await amendments.proposing.draft(actor, made.id, {
      sponsorId: own.jo,
      action: 'replace',
      provisionId: provision.id,
      text: { ar: 'التعاون الوثيق.' },
    });
    await amendments.proposing.submit(actor, amendment);
    await amendments.deciding.refer(actor, amendment);
    const settled = await test.app.changes.run(actor, 'test', (change) =>
      settleAmendment(change, amendment, 'adopted'),
    );
    expect([settled.status, settled.resultRevision]).toEqual(['adopted', 2]);
  });
});
