import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAlikesIn } from '../../../src/features/outcomes/publication/look-alikes.ts';
import { readProvisionCode, readSeal } from '../../../src/features/outcomes/publication/verify.ts';
import type { SignIn } from '../../support/app.ts';
import { type Forum, openForum, system, text } from './adoption/forum.ts';

const CANARY = 'Marigold';

describe('the release of a text', () => {
  let forum: Forum;
  let other: SignIn;
  beforeAll(async () => {
    forum = await openForum();
    other = await forum.test.signIn([
      { role: 'secretariat', scopeKind: 'edition', scopeId: forum.editionId },
    ]);
  });
  afterAll(() => forum.test.close());

  const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
  const release = (id: string, end: string, who: SignIn, payload: object = {}) =>
    forum.send('POST', `/outcome-documents/${id}/release${end}`, who, payload);
  const adopted = async (slug: string, words = slug): Promise<string> => {
    const { service } = forum.test.app.outcomes;
    const document = await service.createDocument(system, forum.editionId, {
      kind: 'declaration',
      slug,
      title: text(`إعلان ${words}`, `Declaration ${words}`),
    });
    await service.createProvision(system, document.id, {
      kind: 'operative',
      text: text(`نص ${words}.`, `Text ${words}.`),
    });
    await service.adopt(system, document.id, { manner: 'consensus', adoptedOn: '2026-11-18' });
    return document.id;
  };

  it('takes two: whoever asks does not approve, and nobody publishes alone', async () => {
    const id = await adopted('by-two');

    expect(code(await forum.send('POST', `/outcome-documents/${id}/publication`, forum.secretary))).toEqual([
      409,
      'release-needs-two',
    ]);
    expect(code(await release(id, '/approval', other))).toEqual([409, 'release-not-requested']);
    expect((await release(id, '', forum.secretary)).status).toBe(200);
    expect(code(await release(id, '/approval', forum.secretary))).toEqual([403, 'release-by-another']);
    expect((await release(id, '/approval', other)).body).toMatchObject({ publishedAt: expect.any(String) });
    expect((await forum.send('GET', `/outcome-documents/${id}`)).body.status).toBe('published');
  });

  it('was not adopted on a day to come', async () => {
    const { service } = forum.test.app.outcomes;
    const document = await service.createDocument(system, forum.editionId, {
      kind: 'declaration',
      slug: 'to-come',
      title: text('إعلان', 'Declaration'),
    });
    await service.createProvision(system, document.id, { kind: 'operative', text: text('نص.', 'Text.') });
    const answer = await forum.send('POST', `/outcome-documents/${document.id}/adoption`, forum.secretary, {
      manner: 'consensus',
      adoptedOn: '2999-04-27',
    });

    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [{ field: 'adoptedOn', code: 'day-to-come' }],
    ]);
    expect((await forum.send('GET', `/outcome-documents/${document.id}`, forum.secretary)).body.status).toBe(
      'draft',
    );
  });

  it('waits for translations, and names what is behind', async () => {
    const { service } = forum.test.app.outcomes;
    const document = await service.createDocument(system, forum.editionId, {
      kind: 'declaration',
      slug: 'behind',
      title: text('إعلان', 'Declaration'),
    });
    await service.createProvision(system, document.id, { kind: 'operative', text: { ar: 'نص بلا ترجمة.' } });
    await service.adopt(system, document.id, { manner: 'consensus', adoptedOn: '2026-11-18' });
    const answer = await forum.send(
      'POST',
      `/outcome-documents/${document.id}/release`,
      {
        ...forum.secretary,
        'accept-language': 'en',
      },
      {},
    );

    expect(code(answer)).toEqual([409, 'translation-behind']);
    expect(answer.body.title).toMatch(/1\/DEC\/\d\d/);
  });

  it('shows nothing of an embargoed text anywhere before its instant, and everything after it', async () => {
    const faces = [
      '/editions/dunes-forum:2026/outcome-documents',
      '/editions/dunes-forum:2026/recommendations',
      '/editions/dunes-forum:2026/documents',
      '/editions/dunes-forum:2026',
      `/ar/verify/texts?q=${CANARY}`,
      '/ar/verify/texts?q=DF/1/DEC/09',
      '/ar',
      '/ar/forums/dunes-forum/2026',
      '/ar/forums/dunes-forum/2026/recommendations',
      '/ar/forums/dunes-forum/2026/recommendations.json',
      '/ar/forums/dunes-forum/2026/recommendations.csv',
      '/ar/forums/dunes-forum/2026/texts/embargoed',
      '/ar/forums/dunes-forum/2026/texts/embargoed.jsonld',
      '/ar/forums/dunes-forum/2026/texts/embargoed.ar.docx',
      '/ar/forums/dunes-forum/2026/documents/embargoed.ar.pdf',
      '/ar/forums/dunes-forum/2026/documents/no-such-text.ar.pdf',
      `/ar/search?q=${CANARY}`,
      `/en/search?q=${CANARY}`,
      '/ar/forums/dunes-forum/2026/follow-up',
      '/ar/forums/dunes-forum/2026/follow-up.csv',
      '/ar/forums/dunes-forum/2026/follow-up.json',
      '/ar/forums/dunes-forum/2026/statements',
      '/editions/dunes-forum:2026/statements',
      '/editions/dunes-forum:2026/follow-up',
      '/ar/forums/dunes-forum/2026/changes.atom',
      '/ar/forums/dunes-forum/2026/pledges.json',
    ];
    const readers = [{}, await forum.delegate('OM')];
    const look = async () => {
      const seen = [];
      for (const url of faces) {
        for (const who of readers) {
          const { status, body, headers } = await forum.send('GET', url, who);
          const whole = typeof body === 'string' ? body : JSON.stringify(body);
          // A time of request and tokens of forms are other each time.
          const told = whole.replace(/name="_csrf" value="[^"]*"/g, '').replace(/"requestId":"[^"]*"/g, '');
          seen.push({
            url,
            status,
            etag: headers.etag ?? null,
            hash: createHash('sha256')
              .update(told.replace(/[0-9a-f-]{36}/g, ''))
              .digest('hex'),
            canary: whole.includes(CANARY) && !url.includes(CANARY),
          });
        }
      }
      return seen;
    };
    const before = await look();
    const id = await adopted('embargoed', CANARY);
    const until = new Date(Date.now() + 60_000).toISOString();
    expect((await release(id, '', forum.secretary, { embargoUntil: until })).body.embargoUntil).toBe(until);
    expect((await release(id, '/approval', other)).body).toMatchObject({ publishedAt: null });
    await forum.test.app.outcomes.parts.publication.releases.publishDue();
    const during = await look();
    // Its translation is worked on again, once the request was taken back.
    const { provisions } = (await forum.send('GET', `/outcome-documents/${id}`, forum.secretary)).body;
    const reword = () =>
      forum.send('POST', `/provisions/${provisions[0].id}/wordings`, forum.secretary, {
        revision: provisions[0].revision ?? 1,
        text: { en: `Text of ${CANARY}.` },
        comment: CANARY,
      });
    expect(code(await reword())).toEqual([409, 'release-asked']);
    expect(
      code(
        await forum.send(
          'PATCH',
          `/provisions/${provisions[0].id}`,
          { ...forum.secretary, 'if-match': `"${provisions[0].version}"` },
          { text: { ar: provisions[0].text.ar, en: `Text of ${CANARY}.` } },
        ),
      ),
    ).toEqual([409, 'release-asked']);
    const late = forum.test.app.outcomes.parts.publication.releases;
    await release(id, '/withdrawal', forum.secretary);
    expect((await reword()).status).toBe(200);

    expect([during, await look()]).toEqual([before, before]);
    expect(during.filter(({ canary }) => canary)).toEqual([]);
    for (const url of [
      `/outcome-documents/${id}`,
      `/outcome-documents/${id}/decisions`,
      `/outcome-documents/${id}/reservations`,
    ]) {
      expect(code(await forum.send('GET', url))).toEqual([404, 'not-found']);
    }

    await release(id, '', other, { embargoUntil: new Date(Date.now() + 400).toISOString() });
    await release(id, '/approval', forum.secretary);
    while (
      (await forum.send('GET', `/outcome-documents/${id}/release`, forum.secretary)).body.publishedAt === null
    ) {
      await late.publishDue();
    }
    const page = await forum.send('GET', '/en/forums/dunes-forum/2026/texts/embargoed');
    expect([page.status, page.body.includes(`Text of ${CANARY}.`)]).toEqual([200, true]);
    const all = await forum.send('GET', '/en/forums/dunes-forum/2026/recommendations');
    expect(all.body).toContain('href="/en/forums/dunes-forum/2026/texts/embargoed"');
  });

  it('is corrected by a text of its own with its authority and numbers, shown at both', async () => {
    const id = await adopted('slip', 'with a slip');
    const start = (payload: object) =>
      forum.send('POST', `/outcome-documents/${id}/corrections`, forum.secretary, {
        correction: 'corrigendum',
        title: text('تصويب', 'Corrigendum'),
        authority: text('قرار المجلس رقم 3', 'Decision 3 of the board'),
        ...payload,
      });
    expect(code(await start({}))).toEqual([409, 'correction-of-published']);
    const { service } = forum.test.app.outcomes;
    await service.publish(system, id);
    expect(code(await start({ authority: {} }))[0]).toBe(422);
    const started = await start({});
    expect([started.status, started.body]).toMatchObject([
      201,
      { slug: 'slip-corrigendum-1', correctsDocumentId: id, correction: 'corrigendum' },
    ]);
    await service.createProvision(system, started.body.id, {
      kind: 'operative',
      text: text('تُقرأ «كثبان».', 'Read “dunes”.'),
    });
    await service.adopt(system, started.body.id, { manner: 'consensus', adoptedOn: '2026-11-18' });
    const before = await forum.send('GET', '/en/forums/dunes-forum/2026/texts/slip');
    expect(before.body).not.toContain('There is a corrigendum');
    await service.publish(system, started.body.id);

    const [one, other] = await Promise.all(
      ['slip', 'slip-corrigendum-1'].map((slug) =>
        forum.send('GET', `/en/forums/dunes-forum/2026/texts/${slug}`),
      ),
    );
    expect(one?.body).toContain('There is a corrigendum to this text');
    expect(one?.body).toContain('Decision 3 of the board');
    expect(other?.body).toContain('Corrigendum to a published text');
    expect(other?.body).toContain('DF/1/COR/01');
  });

  it('is found by code, by the first letters of its seal and by its words; others answer like none', async () => {
    const id = await adopted('checked', 'that is checked');
    await forum.test.app.outcomes.service.publish(system, id);
    const json = (await forum.send('GET', '/en/forums/dunes-forum/2026/texts/checked.jsonld')).body;
    const [part] = json.hasPart;
    const [{ value: seal }] = part.identifier;
    const verify = (q: string) => forum.send('GET', `/en/verify/texts?q=${encodeURIComponent(q)}`);
    const paste = (words: string) =>
      forum.test.inject({
        method: 'POST',
        url: '/en/verify/texts',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ text: words }).toString(),
      });

    expect(part.legislationIdentifier).toMatch(/^DF\/1\/DEC\/\d\d$/);
    const said = async (answer: Promise<{ status: number; body: string }>) => {
      const { status, body } = await answer;
      return [status, body.includes('Text that is checked.')];
    };
    expect(await said(verify(part.legislationIdentifier))).toEqual([200, true]);
    expect(await said(verify(part.legislationIdentifier.toLowerCase().replace('df/', '')))).toEqual([
      200,
      true,
    ]);
    expect(await said(verify(seal.slice(0, 12)))).toEqual([200, true]);
    expect((await forum.send('GET', `/en/verify?code=${seal}`)).headers.location).toBe(
      `/en/verify/texts?q=${seal}`,
    );
    expect(await said(verify('0'.repeat(12)))).toEqual([404, false]);
    const [exact, near, none] = await Promise.all(
      ['Text that is checked.', 'Text that is сhecked.', 'Another text that was checked.'].map(paste),
    );
    expect([exact, near, none].map((answer) => answer?.statusCode)).toEqual([200, 200, 404]);
    expect(exact?.body).toContain('This is the published text');
    expect(near?.body).toContain('Like a published text, and not the same');
    const canonical = JSON.stringify({
      number: part.legislationIdentifier.replace('DF/', ''),
      texts: { ar: 'نص that is checked.', en: 'Text that is checked.' },
    });
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(seal);
    const docx = await forum.test.inject({ url: '/ar/forums/dunes-forum/2026/texts/checked.ar.docx' });
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});

describe('what a text may hold', () => {
  it('knows letters that only look like those of the language', () => {
    expect(lookAlikesIn('توصیة في الكتاب', 'ar')).toEqual([
      { word: 'توصیة', codePoint: 'U+06CC', usual: 'ي' },
    ]);
    expect(lookAlikesIn('сount the dunes', 'en')).toEqual([
      { word: 'сount', codePoint: 'U+0441', usual: 'c' },
    ]);
    expect([lookAlikesIn('حصر الكثبان، ونشر الحصر.', 'ar'), lookAlikesIn('Count the dunes.', 'en')]).toEqual([
      [],
      [],
    ]);
  });

  it('reads codes and seals as people type them', () => {
    expect(['NF/1/REC/04', 'nf/١/rec/٤', ' 1 / REC / 4 ', 'REC/4', 'hello'].map(readProvisionCode)).toEqual([
      { acronym: 'NF', code: '1/REC/04' },
      { acronym: 'NF', code: '1/REC/04' },
      { acronym: null, code: '1/REC/04' },
      undefined,
      undefined,
    ]);
    expect(['SHA-256: ABCD 1234 ef', 'abcd', 'ghij1234', 'a'.repeat(65)].map(readSeal)).toEqual([
      'abcd1234ef',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('strips marks of direction and refuses control characters', async () => {
    const forum = await openForum();
    const id = await forum.draft();
    const made = await forum.send('POST', `/outcome-documents/${id}/provisions`, forum.secretary, {
      kind: 'recommendation',
      text: text('حصر\u202e الكثبان\u2066.\u200f', 'Count\u202e the dunes\u2069.'),
    });
    expect([made.body.text.ar, made.body.text.en]).toEqual(['حصر الكثبان.', 'Count the dunes.']);
    const refused = await forum.send('POST', `/outcome-documents/${id}/provisions`, forum.secretary, {
      kind: 'recommendation',
      text: text('حصر\u0007', 'Count\u0000'),
    });
    expect(refused.status).toBe(422);
    await forum.test.close();
  });
});
