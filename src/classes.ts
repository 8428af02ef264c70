import { accountsClasses } from './features/accounts/classes.ts';
import { agendasClasses } from './features/agendas/classes.ts';
import { callsClasses } from './features/calls/classes.ts';
import { delegationsClasses } from './features/delegations/classes.ts';
import { directoryClasses } from './features/directory/classes.ts';
import { exhibitionClasses } from './features/exhibition/classes.ts';
import { honoursClasses } from './features/honours/classes.ts';
import { notificationsClasses } from './features/notifications/classes.ts';
import { outcomesClasses } from './features/outcomes/classes.ts';
import { programmeClasses } from './features/programme/classes.ts';
import { registrationClasses } from './features/registration/classes.ts';
import { schedulingClasses } from './features/scheduling/classes.ts';
import { seriesClasses } from './features/series/classes.ts';
import { timetableClasses } from './features/timetable/classes.ts';
import type { ColumnClass } from './platform/personal-data/classes.ts';
import { platformClasses } from './platform/personal-data/platform-classes.ts';

/** The class of every column of the database: a table without one does not pass the tests. */
export const columnClasses: readonly ColumnClass[] = [
  ...platformClasses,
  ...accountsClasses,
  ...directoryClasses,
  ...seriesClasses,
  ...timetableClasses,
  ...delegationsClasses,
  ...programmeClasses,
  ...callsClasses,
  ...schedulingClasses,
  ...agendasClasses,
  ...registrationClasses,
  ...exhibitionClasses,
  ...outcomesClasses,
  ...honoursClasses,
  ...notificationsClasses,
];
