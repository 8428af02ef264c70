import { abroadPersons } from './persons/abroad.ts';
import { attendancePersons } from './persons/attendance.ts';
import { nationalPersons } from './persons/national.ts';
import { organiserPersons } from './persons/organisers.ts';
import { recordedPersons } from './persons/recorded.ts';
import { workshopPersons } from './persons/workshop.ts';

/** Every person of the demonstration. */
export const persons = [
  ...recordedPersons,
  ...organiserPersons,
  ...nationalPersons,
  ...abroadPersons,
  ...attendancePersons,
  ...workshopPersons,
];
