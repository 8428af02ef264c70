import type { FieldOption } from '../../../platform/views/index.ts';

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
