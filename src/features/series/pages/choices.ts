import type { Db } from '../../../platform/database/index.ts';
import { type Language, textIn } from '../../../platform/language/index.ts';
import type { FieldOption } from '../../../platform/views/index.ts';
import { listBodyNames, listStates } from '../../directory/index.ts';

/** Every body to choose from, in the order of the language. */
export const bodyOptions = async (db: Db, language: Language): Promise<FieldOption[]> =>
  (await listBodyNames(db, language)).map(({ id, name }) => ({
    value: id,
    label: textIn(name, language).text,
  }));

/** Every state to choose from, by approved sort key. */
export const stateOptions = async (db: Db, language: Language): Promise<FieldOption[]> =>
  (await listStates(db, language, {}, { limit: 400 })).map(({ code, shortName }) => ({
    value: code,
    label: textIn(shortName, language).text,
  }));

/** Zones of the region first, then every zone that the runtime knows. */
const usualZones = [
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Kuwait',
  'Asia/Qatar',
  'Asia/Bahrain',
  'Asia/Muscat',
  'Asia/Amman',
  'Asia/Baghdad',
  'Asia/Beirut',
  'Asia/Damascus',
  'Asia/Gaza',
  'Asia/Aden',
  'Africa/Cairo',
  'Africa/Khartoum',
  'Africa/Tripoli',
  'Africa/Tunis',
  'Africa/Algiers',
  'Africa/Casablanca',
  'Europe/London',
  'Europe/Paris',
];

export const zoneOptions = (): FieldOption[] => {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !usualZones.includes(zone));
  return [...usualZones, ...others].map((zone) => ({ value: zone, label: zone }));
};
