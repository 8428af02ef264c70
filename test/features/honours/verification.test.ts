import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/platform/clock/index.ts';
import { type Forum, openForum } from './support.ts';

describe('verification', () => {
  let forum: Forum;
  const codes: Record<'valid' | 'revoked' | 'replaced' | 'successor', string> = {
    valid: '',
    revoked: '',
    replaced: '',
    successor: '',
  };
  beforeAll(async () => {
    forum = await openForum({ clock: fixedClock('2026-11-22T07:02:00Z') });
    const issue = async (ar: string, en: string, more: object = {}) => {
      const personId = await forum.person(ar, en, more);
      await forum.role(personId, 'speaker');
      const answer = await forum.send('POST', '/editions/pearl-forum:2026/certificates', {
        kind: 'speaker',
        personId,
        sessionId: forum.sessionId,
        signatoryIds: [forum.chairId],
      });
      return answer.json() as { id: string; code: string };
    };
    const valid = await issue('ميرا سولن', 'Mira Solen', { gender: 'f' });
    const revoked = await issue('سعود الغدراني', 'Saud Al-Ghadrani');
    const replaced = await issue('كالوم روزوارن', 'Callum Rosewarne');
    const reason = { ar: 'خطأ في الاسم', en: 'The name is wrong' };
    await forum.send('POST', `/certificates/${revoked.id}/revocation`, { reason }, forum.match(1));
    const successor = await forum.send(
      'POST',
      `/certificates/${replaced.id}/replacement`,
      { reason },
      forum.match(1),
    );
    Object.assign(codes, {
      valid: valid.code,
      revoked: revoked.code,
      replaced: replaced.code,
      successor: successor.json().code,
    });
  });
  afterAll(() => forum.test.close());

  const ask = (code: string) =>
    forum.test.inject({ url: `/api/v1/verifications/${encodeURIComponent(code)}` });
  const page = (url: string, headers: Record<string, string> = {}) => forum.test.inject({ url, headers });

  it('says who holds a certificate, from which edition, and that it is valid', async () => {
    const answer = await ask(codes.valid);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      subject: 'certificate',
      code: codes.valid,
      kind: 'speaker',
      name: expect.objectContaining({ ar: 'ميرا سولن', en: 'Mira Solen' }),
      serial: 'PF/3/SPK/0001',
      edition: {
        series: 'pearl-forum',
        slug: '2026',
        number: 3,
        title: expect.objectContaining({ en: 'Third Pearl Forum' }),
      },
      status: 'valid',
      issuedOn: '2026-11-22',
      revokedOn: null,
      revocationReason: null,
      replacement: null,
    });
  });

  it('reads codes as people type them', async () => {
    const typed = [
      codes.valid.toLowerCase(),
      codes.valid.replaceAll('-', ''),
      codes.valid.replaceAll('-', ' '),
      codes.valid.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    const answers = await Promise.all(typed.map(ask));
    expect(answers.map((answer) => answer.json().serial)).toEqual(typed.map(() => 'PF/3/SPK/0001'));
  });

  it('answers like for a code that does not exist to what can be none', async () => {
    const answers = [await ask('AAAA-BBBB-CCCC'), await ask('nonsense'), await ask('UUUUUUUUUUUU')];
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [404, 'code-unknown'],
      [404, 'code-unknown'],
      [404, 'code-unknown'],
    ]);
    const statements = new Set<number>();
    for (const code of ['AAAA-BBBB-CCCC', 'nonsense', codes.valid]) {
      statements.add(await forum.test.countStatements(() => ask(code)));
    }
    // One for the limit of the address, one for the code.
    expect([...statements]).toEqual([2]);
  });

  it('leads from the address on paper to the page in the reader’s language', async () => {
    const arabic = await page(`/verify/${codes.valid}`);
    const english = await page(`/verify/${codes.valid}`, { 'accept-language': 'en-GB,en;q=0.9' });
    expect([arabic.statusCode, arabic.headers.location]).toEqual([302, `/ar/verify/${codes.valid}`]);
    expect([english.headers.location, english.headers.vary]).toEqual([
      `/en/verify/${codes.valid}`,
      expect.stringContaining('accept-language'),
    ]);
    const form = await page(`/en/verify?code=${codes.valid.toLowerCase()}`);
    expect(form.headers.location).toBe(`/en/verify/${codes.valid.toLowerCase()}`);
  });

  it('shows a valid certificate with its sentence, in both languages, and its PDF', async () => {
    const arabic = await page(`/ar/verify/${codes.valid}`);
    expect(arabic.statusCode).toBe(200);
    expect(arabic.body).toContain('شهادة صحيحة وسارية');
    expect(arabic.body).toContain('متحدثةً في جلسة «صيد اللؤلؤ»');
    expect(arabic.body).toContain('الأحد 22 نوفمبر 2026، 10:02');
    expect(arabic.headers['cache-control']).toBe('private, no-store');
    const english = await page(`/en/verify/${codes.valid}`);
    expect(english.body).toContain('Mira Solen');
    const pdf = await page(`/en/verify/${codes.valid}/certificate.pdf`);
    expect([pdf.statusCode, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  it('shows why a certificate was revoked, and what took the place of a replaced one', async () => {
    const revoked = await page(`/ar/verify/${codes.revoked}`);
    expect(revoked.body).toContain('شهادة مُبطَلة');
    expect(revoked.body).toContain('خطأ في الاسم');
    expect(revoked.body).not.toContain('class="cert"');
    const replaced = await page(`/en/verify/${codes.replaced}`);
    expect(replaced.body).toContain(`href="/en/verify/${codes.successor}"`);
    expect((await page(`/en/verify/${codes.revoked}/certificate.pdf`)).statusCode).toBe(404);
  });

  it('says that no certificate has a code, and keeps what was typed', async () => {
    const unknown = await page('/ar/verify/AAAA-BBBB-CCCC');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).toContain('لا شهادة بهذا الرمز');
    expect(unknown.body).toContain('value="AAAA-BBBB-CCCC"');
    const hostile = await page(`/ar/verify/${encodeURIComponent('"><script>')}`);
    expect(hostile.body).not.toContain('"><script>');
    expect((await page('/en/verify')).statusCode).toBe(200);
  });

  it("counts what anonymous readers draw, and not what the edition's own people do", async () => {
    const statuses = async (headers: Record<string, string>): Promise<number[]> => {
      const answers: number[] = [];
      for (let count = 0; count < 32; count += 1) {
        answers.push((await page(`/en/verify/${codes.revoked}/certificate.pdf`, headers)).statusCode);
      }
      return [...new Set(answers)];
    };
    const stranger = await forum.test.signIn([]);

    expect(await statuses(forum.organiser)).toEqual([404]);
    expect(await statuses({})).toEqual([404, 429]);
    expect(await statuses(stranger)).toEqual([429]);
    expect(await statuses(forum.organiser)).toEqual([404]);
  });
});
