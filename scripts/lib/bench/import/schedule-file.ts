import { demonstration } from '../../../../src/demonstration/index.ts';
import { writeScheduleXml } from '../../../../src/features/programme/index.ts';

type ScheduleFile = Parameters<typeof writeScheduleXml>[0];

/** Any day will do: what the bench takes of the demonstration does not depend on it. */
const content = demonstration('2026-01-01');
const models = content.editions.flatMap(({ sessions }) => sessions.filter(({ kind }) => kind !== 'break'));
const themes = content.editions.find((edition) => edition.themes.length > 0)?.themes ?? [];

const ROOMS = 20;
/** A day of twelve hours holds as many in a room. */
const A_DAY = 12;
const FIRST_DAY = Date.UTC(2026, 10, 16);
const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
/** Six in the morning, UTC. */
const MORNING = 6 * HOUR;

/** A schedule.xml of so many sessions in twenty rooms, each with two of the demonstration's persons: no two overlap in a room. */
export function scheduleXml(count: number): string {
  const days = Math.ceil(count / (ROOMS * A_DAY));
  const day = (index: number): string => new Date(FIRST_DAY + index * DAY).toISOString().slice(0, 10);
  const rooms = Array.from({ length: ROOMS }, (_, index) => ({
    key: `Room ${index + 1}`,
    name: { ar: `القاعة ${index + 1}`, en: `Room ${index + 1}` },
    features: [],
  }));
  const persons = content.persons.map(({ key, ar, en }) => ({ key, name: { ar: ar.name, en: en.name } }));
  const sessions = Array.from({ length: count }, (_, index): ScheduleFile['sessions'][number] => {
    const model = models[index % models.length];
    const place = Math.floor(index / ROOMS);
    const theme = themes[index % themes.length]?.key;
    const room = rooms[index % ROOMS]?.key;
    return {
      key: `session-${index + 1}`,
      title: { ar: `${model?.title.ar} (${index + 1})`, en: `${model?.title.en} (${index + 1})` },
      ...(model?.abstract == null ? {} : { abstract: model.abstract }),
      kind: 'panel',
      language: 'ar',
      ...(theme === undefined ? {} : { track: theme }),
      ...(room === undefined ? {} : { room }),
      start: new Date(FIRST_DAY + Math.floor(place / A_DAY) * DAY + MORNING + (place % A_DAY) * HOUR),
      duration: 45,
      cancelled: false,
      roles: [2 * index, 2 * index + 1].flatMap((one) => {
        const person = persons[one % persons.length]?.key;
        return person === undefined ? [] : [{ person, role: 'speaker' }];
      }),
      links: [],
      attachments: [],
    };
  });
  return writeScheduleXml({
    conference: {
      title: { ar: 'ملتقى القياس الكبير', en: 'Great Bench Forum' },
      acronym: 'gbf',
      start: day(0),
      end: day(days - 1),
      days,
      timeZone: 'Asia/Riyadh',
      version: '1',
      slotDuration: 15,
    },
    rooms,
    tracks: themes.map(({ key, title }) => ({ key, name: title })),
    persons,
    sessions,
  });
}
