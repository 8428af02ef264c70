import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

const PDF = '%PDF-1.4\n%%EOF\n';

describe('documents of sessions', () => {
  let test: ProgrammeTest;
  let session: { id: string; slug: string };
  let manage: string;
  beforeAll(async () => {
    test = await openProgrammeTest();
    session = await test.addSession(plenary());
    manage = `/en/manage/forums/river-forum/2026/sessions/${session.id}/files`;
  });
  afterAll(() => test.close());

  /** Sends a form with a file. */
  const upload = (url: string, fields: Record<string, string>, file?: { name: string; body: string }) => {
    const boundary = 'river-boundary';
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    if (file !== undefined) {
      parts.push(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/pdf\r\n\r\n${file.body}\r\n`,
      );
    }
    return test.inject({
      method: 'POST',
      url,
      headers: { ...test.organiser, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${parts.join('')}--${boundary}--\r\n`,
    });
  };
  const listed = async (headers?: Record<string, string>) =>
    (
      await test.inject({ url: `/api/v1/sessions/${session.id}/files`, ...(headers ? { headers } : {}) })
    ).json().items as {
      id: string;
      title: { en: string };
      href: string;
      audience: string;
      position: number;
    }[];

  it('are refused when they are none, with what was typed', async () => {
    const wrong = await upload(
      manage,
      { kind: 'minutes', 'title.en': 'Minutes', audience: 'work' },
      { name: 'minutes.pdf', body: '<html>' },
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="Minutes"');
    const nothing = await upload(manage, { kind: 'minutes', 'title.en': '', audience: 'work' });
    expect(nothing.statusCode).toBe(422);
    expect(await listed(test.organiser)).toEqual([]);
  });

  it('are minutes for work until they are published, then on the page of the session', async () => {
    const sent = await upload(
      manage,
      { kind: 'minutes', 'title.en': 'Minutes of the opening', language: 'en', audience: 'work' },
      { name: 'minutes.pdf', body: PDF },
    );
    expect(sent.statusCode).toBe(303);
    const [minutes] = await listed(test.organiser);
    if (minutes === undefined) throw new Error('There are no minutes.');
    const page = `/en/forums/river-forum/2026/sessions/${session.slug}`;
    expect(await listed()).toEqual([]);
    expect((await test.inject({ url: minutes.href })).statusCode).toBe(404);
    expect((await test.inject({ url: minutes.href, headers: await test.signIn([]) })).statusCode).toBe(404);
    expect((await test.inject({ url: page })).body).not.toContain('Minutes of the opening');

    const stale = await test.send(
      'PATCH',
      `/session-files/${minutes.id}`,
      { audience: 'public' },
      { ...test.organiser, 'if-match': '"99"' },
    );
    expect(stale.statusCode).toBe(412);
    await test.send('PATCH', `/session-files/${minutes.id}`, { audience: 'public' });
    const [shown, bytes] = [await test.inject({ url: page }), await test.inject({ url: minutes.href })];
    expect(shown.body).toContain('Minutes of the opening');
    expect(shown.body).toContain('PDF · 1 KB');
    expect([bytes.statusCode, bytes.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('attachment'),
    ]);
  });

  it('are put in order, kept from strangers to the programme, and deleted with their bytes', async () => {
    const slides = await upload(
      `/api/v1/sessions/${session.id}/files`,
      { kind: 'presentation', 'title.en': 'Slides', audience: 'participants' },
      { name: 'slides.pdf', body: `${PDF}slides %%EOF` },
    );
    expect(slides.statusCode).toBe(201);
    expect(await listed()).toHaveLength(1);
    expect(await listed(await test.signIn([]))).toHaveLength(1);
    const { id, href } = slides.json();
    await test.send('PATCH', `/session-files/${id}`, { position: 1, audience: 'public' });
    const [minutes] = (await listed()).filter((one) => one.id !== id);
    await test.send('PATCH', `/session-files/${minutes?.id}`, { position: 2 });
    expect((await listed()).map(({ title }) => title.en)).toEqual(['Slides', 'Minutes of the opening']);
    const refused = await test.send('DELETE', `/sessions/${session.id}`);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'session-has-files']);
    for (const [tag, status] of [
      [{}, 428],
      [{ 'if-match': '"1"' }, 412],
    ] as const) {
      const headers = { ...test.organiser, ...tag };
      const answer = await test.inject({ method: 'DELETE', url: `/api/v1/session-files/${id}`, headers });
      expect(answer.statusCode).toBe(status);
    }
    expect((await test.send('DELETE', `/session-files/${id}`)).statusCode).toBe(204);
    expect((await test.inject({ url: href })).statusCode).toBe(404);
    const asked = (await test.inject({ url: `${manage}/${minutes?.id}/deletion`, headers: test.organiser }))
      .body;
    const seen = / name="version" value="(\d+)"/.exec(asked)?.[1] ?? '';
    const remove = (version: string) =>
      test.inject({
        method: 'POST',
        url: `${manage}/${minutes?.id}/deletion`,
        headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ version }).toString(),
      });
    expect((await remove('1')).statusCode).toBe(412);
    expect((await remove(seen)).statusCode).toBe(303);
    expect(await listed(test.organiser)).toEqual([]);
  });
});
