import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { multipart } from '../delegations/nominations/support.ts';
import { below } from './forms/support.ts';
import { openPlacesTest, type PlacesTest, type Visitor } from './places/support.ts';

const script = `"'><script>alert(1)</script>`;

describe('what comes in by the doors of delegations and registration', () => {
  let test: PlacesTest;
  let delegation: string;
  let visitor: Visitor;
  beforeAll(async () => {
    test = await openPlacesTest();
    const party = { stateCode: 'JO', category: 'member', status: 'accepted' };
    delegation = (await test.send('POST', `${below}/participations`, party)).json().id;
    await test.send('PATCH', `/delegations/${delegation}`, { quotas: { member: 50 } });
    visitor = await test.visitor();
  });
  afterAll(() => test.close());

  /** The two doors by which people come in, each with what it makes of somebody. */
  const doors = {
    nomination: async (who: object) => {
      const payload = { role: 'member', ...who };
      const answer = await test.send('POST', `/delegations/${delegation}/nominations`, payload);
      return { status: answer.statusCode, body: answer.json() };
    },
    registration: async ({ email, ...who }: { email?: string }) => {
      const payload = { form: test.form, email: email ?? `odd${Math.random()}@example.org`, ...who };
      const answer = await test.send('POST', `${below}/registrations`, payload, {});
      return { status: answer.statusCode, body: answer.json() };
    },
  };
  const names = ['nomination', 'registration'] as const;

  it.each<[string, object, object]>([
    ['a name of one word', { name: { ar: 'سوكارنو' } }, { name: { ar: 'سوكارنو' } }],
    ['a name of one letter, in one script', { name: { en: 'O' } }, { name: { en: 'O' } }],
    [
      'a phone in Arabic digits',
      { name: { ar: 'رامي' }, phone: '+٩٦٢ ٧٩ ٠٠٠ ٠٠٠١' },
      { phone: '+962 79 000 0001' },
    ],
    [
      'a Hijri birth date in Arabic digits',
      { name: { ar: 'لينا' }, birthDate: '١٤٠٥/٣/١٢' },
      { birthDate: '1984-12-05' },
    ],
    [
      'a birth date in Persian digits',
      { name: { ar: 'دينا' }, birthDate: '۱۹۸۸-۰۳-۱۴' },
      { birthDate: '1988-03-14' },
    ],
    [
      'script, kept as text',
      { name: { en: script }, post: { en: script }, organisation: { en: script } },
      { name: { en: script }, post: { en: script }, organisation: { en: script } },
    ],
    [
      'a formula, kept as text',
      { name: { en: '=1+1' }, post: { en: '@SUM(A1)' } },
      { name: { en: '=1+1' }, post: { en: '@SUM(A1)' } },
    ],
    [
      'marks that turn the line around, taken out',
      { name: { ar: '\u202eسامر\u2066 العبيدات\u200b' } },
      { name: { ar: 'سامر العبيدات' } },
    ],
  ])('takes %s', async (_what, who, expected) => {
    for (const name of names) {
      const { status, body } = await doors[name](who);
      expect([name, status, body.attendee]).toMatchObject([name, 201, expected]);
    }
  });

  it.each<[string, object, string, string]>([
    ['a name of marks alone', { name: { ar: '\u200f\u202a  ' } }, 'name', 'field-required'],
    ['script for an address', { name: { ar: 'هند' }, email: `a@b.c${script}` }, 'email', 'field-email'],
    ['words for a phone', { name: { ar: 'هند' }, phone: 'اتصل بي' }, 'phone', 'phone-form'],
    [
      'a thirteenth month',
      { name: { ar: 'هند' }, birthDate: '1405-13-01' },
      'birthDate',
      'birth-date-missing',
    ],
    ['a birth to come', { name: { ar: 'هند' }, birthDate: '2031-01-01' }, 'birthDate', 'birth-date-year'],
  ])('refuses %s, and says at which field', async (_what, who, field, code) => {
    for (const name of names) {
      const { status, body } = await doors[name](who);
      const [error] = body.errors ?? [];
      expect([name, status, error?.field?.split('.')[0], error?.code]).toEqual([name, 422, field, code]);
      expect(error.message).toMatch(/\p{L}/u);
    }
  });

  it('opens nothing to a link that was forged, cut, or is another door’s', async () => {
    const activity = await test.addActivity({ capacity: 1 });
    await test.seat(activity.id, visitor);
    const told = (await test.mails('places.confirmed')).at(-1)?.text ?? '';
    const place = /\/places\/([\w-]{43})/.exec(told)?.[1] ?? '';
    const own = visitor.secret;
    const pages = ['registrations/:', 'registrations/:/places', 'places/:', 'feedback/:', 'invitations/:'];
    const forged = (page: string) => [
      'A'.repeat(43),
      own.slice(0, -1),
      `${own}A`,
      `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`,
      own.toUpperCase(),
      page.startsWith('places') ? own : place,
      encodeURIComponent(`../registrations/${own}`),
      encodeURIComponent(script),
    ];
    const read = async (page: string, secret: string) => {
      const { statusCode, body } = await test.inject({ url: `/ar/${page.replace(':', secret)}` });
      return JSON.stringify([statusCode, /<h1[^>]*>([^<]*)/.exec(body)?.[1], body.includes('<script>alert')]);
    };
    const send = async (page: string, secret: string) => {
      const url = `/ar/${page.replace(':', secret)}`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return (await test.inject({ method: 'POST', url, headers, payload: 'do=cancel' })).statusCode;
    };

    for (const page of pages) {
      const answers = new Set<string>();
      const sent = new Set<number>();
      for (const secret of forged(page)) {
        answers.add(await read(page, secret));
        if (page !== 'registrations/:' && page !== 'invitations/:') sent.add(await send(page, secret));
      }
      expect([page, ...answers, ...sent]).toEqual([
        page,
        expect.stringMatching(/^\[404,"[^"]+",false\]$/),
        ...(sent.size === 0 ? [] : [404]),
      ]);
      expect(await read(page, `${own}%00`)).toMatch(/^\[422,/);
    }
    expect([place.length, (await test.inject({ url: `/ar/registrations/${own}` })).statusCode]).toEqual([
      43, 200,
    ]);
    expect(await test.states(activity.id)).toEqual(['confirmed']);
  });

  it('takes a photo of twenty megabytes, keeps a small one, and refuses what is larger at its field', async () => {
    const { body } = await doors.nomination({ name: { ar: 'نورة السبيعي' } });
    const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const send = (bytes: Buffer, page: boolean) => {
      const form = multipart({ kind: 'photo' }, { name: 'photo.jpg', bytes, type: 'image/jpeg' });
      return test.inject({
        method: 'POST',
        url: page
          ? `/ar/manage/forums/river-forum/2026/delegations/${delegation}/nominations/${body.id}/files`
          : `/api/v1/nominations/${body.id}/files`,
        headers: { ...test.organiser, ...form.headers },
        payload: form.payload,
      });
    };
    const of = (bytes: number) => Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
    const most = 20 * 1024 * 1024;

    const taken = await send(of(most), false);
    const [over, shown] = [await send(of(most + 1), false), await send(of(most + 1), true)];

    expect([taken.statusCode, taken.json().items[0].bytes < 10_000]).toEqual([201, true]);
    expect([over.statusCode, over.json().code, shown.statusCode]).toEqual([413, 'file-too-large', 413]);
    expect(shown.body).toContain('نورة السبيعي');
    expect(shown.body).toContain('حجم الملف أكبر من المسموح به');
  });
});
