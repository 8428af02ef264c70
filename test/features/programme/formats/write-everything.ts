/** Writes the sample edition in every format and what readers make of local times, for comparison between processes. */

import {
  readSchedule,
  writeCalendar,
  writeScheduleJson,
  writeScheduleXml,
} from '../../../../src/features/programme/formats/index.ts';
import { edition, fixture } from './support.ts';

const calendar = { stamp: new Date('2026-03-15T10:00:00Z') };
const berlin = { ...edition(), conference: { ...edition().conference, timeZone: 'Europe/Berlin' } };

process.stdout.write(
  JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    files: [
      writeCalendar(edition(), calendar),
      writeCalendar(berlin, calendar),
      writeScheduleXml(edition()),
      writeScheduleJson(edition()),
      ...['fosdem.xml', 'calendar.ics', 'frab.xml'].map((name) => readSchedule(fixture(name)).model),
    ],
  }),
);
