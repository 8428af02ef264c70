import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

const base = '/en/manage/forums/river-forum/2026/releases';

describe('the form of a release', () => {
  let test: ProgrammeTest;
  beforeAll(async () => {
    test = await openProgrammeTest();
    await test.addSession(plenary({ roomId: test.hall }));
    await test.addSession({
      ...plenary({
        roomId: test.hall,
        startsAt: '2026-11-16T09:30:00+03:00',
        endsAt: '2026-11-16T10:30:00+03:00',
      }),
      title: { ar: 'ورشة متداخلة', en: 'Overlapping workshop' },
      status: 'draft',
    });
  });
  afterAll(() => test.close());

  const post = (form: Readonly<Record<string, string>>) =>
    test.inject({
      method: 'POST',
      url: `${base}/new`,
      headers: {
        ...test.organiser,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      payload: new URLSearchParams(form).toString(),
    });
  const sessions = async () => (await test.send('GET', '/editions/river-forum:2026/sessions')).json().items;

  it('says each conflict in a sentence, and makes nothing while one stands; nothing typed is lost', async () => {
    const answer = await post({ version: 'opening', after: '0', 'comment.ar': 'نص باقٍ' });

    expect([
      answer.statusCode,
      answer.body.includes('نص باقٍ'),
      answer.body.includes('value="opening"'),
    ]).toEqual([409, true, true]);
    expect(answer.body.replaceAll(/[\u2066-\u2069]/g, '')).toMatch(
      /“Opening plenary” and “Overlapping workshop”/,
    );
  });

  it('makes one with the version that was typed, and refuses one that was given', async () => {
    const draft = (await sessions()).find(({ status }: { status: string }) => status === 'draft');
    const made = await post({ version: 'opening', after: '0', heldBack: draft.id });
    const { items } = (await test.send('GET', '/editions/river-forum:2026/releases')).json();
    const [first] = await sessions();
    await test.send('PATCH', `/sessions/${first.id}`, { roomId: test.studio });
    const taken = await post({ version: 'opening', after: '1', heldBack: draft.id });

    expect([made.statusCode, made.headers.location]).toEqual([303, `${base}/${items[0].id}`]);
    expect(items).toMatchObject([{ number: 1, version: 'opening', comment: null }]);
    expect([taken.statusCode, taken.body.includes('aria-invalid="true"')]).toEqual([422, true]);
  });
});
