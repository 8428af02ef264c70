import { afterAll, beforeAll, expect, it } from 'vitest';
import { badgesExport } from '../../../../src/features/registration/index.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { type Forum, openForum, text } from './support.ts';

let test: TestApp;
let forum: Forum;

const patchDesign = (payload: object) =>
  test.inject({
    method: 'PATCH',
    url: `/api/v1${forum.below}/badge-designs/press`,
    headers: { ...forum.organiser, 'if-match': '*' },
    payload,
  });

beforeAll(async () => {
  test = await openTestApp();
  forum = await openForum(test);
  const hall = await forum.make(`${forum.below}/zones`, { name: text('القاعة الكبرى', 'Great Hall') });
  await forum.make(`${forum.below}/zones`, { name: text('المعرض', 'Exhibition') });
  await forum.make(`${forum.below}/doors`, { name: text('الباب الشمالي', 'North door'), zoneId: hall.id });
  await patchDesign({ size: 'a7', colour: 4, zones: [0, 1], days: [2], back: text('تُعاد', 'Return me') });
  const { attendeeId } = await forum.approved('سلمى النهري');
  await forum.make(`${forum.below}/badges`, { attendeeId });
});
afterAll(() => test.close());

const ofEdition = async (edition: string) => {
  const [zones, doors, designs, badges, keys] = await Promise.all(
    ['zones', 'doors', 'badge-designs', 'badges', 'badge-keys'].map(
      async (part) => (await forum.get(`/editions/forum:${edition}/${part}`)).json().items,
    ),
  );
  const { version: _, ...press } = designs.find(({ category }: { category: string }) => category === 'press');
  return {
    zones: zones.map(({ number, name }: { number: number; name: { en: string } }) => [number, name.en]),
    doors: doors.map(({ zoneNumber, name }: { zoneNumber: number; name: { en: string } }) => [
      zoneNumber,
      name.en,
    ]),
    press,
    badges: badges.length,
    keys: keys.length,
  };
};

it('gets zones, doors and designs of the last one, with days to be chosen anew, and neither badges nor keys', async () => {
  const before = await ofEdition('2026');

  await forum.make(`${forum.below}/carry-over`, { slug: '2028', carry: ['badges'] });

  expect(await ofEdition('2028')).toEqual({
    ...before,
    press: { ...before.press, days: [] },
    badges: 0,
    keys: 0,
  });
  expect(before).toMatchObject({
    zones: [
      [0, 'Great Hall'],
      [1, 'Exhibition'],
    ],
    doors: [[0, 'North door']],
    press: { size: 'a7', colour: 4, zones: [0, 1], days: [2] },
    badges: 1,
    keys: 1,
  });
});

it('and its export tells what badges open and look like, of designs those that somebody drew', async () => {
  const whole = await test.app.series.finder.find(forum.editionId);
  if (whole === undefined) throw new Error('There is no edition.');

  const files = await badgesExport({ db: test.database.db, publicUrl: 'http://localhost:3000' }, whole);
  const items = Object.fromEntries(files.map(({ name, body }) => [name, JSON.parse(String(body)).items]));

  expect(items['zones.json']).toMatchObject([{ number: 0 }, { number: 1 }]);
  expect(items['doors.json']).toMatchObject([{ name: { en: 'North door' }, zoneNumber: 0 }]);
  expect(items['badge-designs.json']).toMatchObject([{ category: 'press', size: 'a7' }]);
});
