import { addDays } from '../dates.ts';
import type {
  DemoPerson,
  DemoPlace,
  DemoRegistration,
  DemoSession,
  IsoDate,
  Key,
  RegistrationCategory,
} from '../model.ts';
import { abroadPersons } from '../persons/abroad.ts';
import { attendancePersons } from '../persons/attendance.ts';
import { nationalPersons } from '../persons/national.ts';
import { organiserPersons } from '../persons/organisers.ts';
import { participations } from './participations.ts';
import { sessions } from './sessions.ts';

const days: readonly IsoDate[] = ['2016-11-14', '2016-11-15', '2016-11-16'];

/** Who had a place where. The interview workshop was full: one gave the place up, three waited in vain. */
const places: Readonly<Record<Key, Partial<Record<DemoPlace['status'], readonly Key[]>>>> = {
  'interview-workshop': {
    attended: [
      'nasser-al-rabwani',
      'arwa-al-hadbani',
      'mishal-al-qamrani',
      'sultan-al-wardawani',
      'hessa-al-rawdani',
      'yaqub-al-mirani',
      'thuraya-al-maznani',
      'marwan-al-burqaani',
      'said-al-lubanani',
      'samar-al-dabarani',
      'rula-al-zahrawani',
    ],
    absent: ['amina-al-tilali'],
    cancelled: ['latifa-al-mishkati'],
    waiting: ['jawaher-al-nahrani', 'inas-al-mirkabani', 'wafa-al-rihlani'],
  },
  'dialogue-workshop': {
    attended: ['mishal-al-qamrani', 'hessa-al-rawdani', 'sultan-al-wardawani', 'yaqub-al-mirani'],
    absent: ['inas-al-mirkabani'],
  },
  'first-report-workshop': {
    attended: ['thuraya-al-maznani', 'marwan-al-burqaani', 'nasser-al-rabwani', 'aisha-al-bukhurani'],
    cancelled: ['fares-al-badawani'],
  },
  'triage-workshop': {
    attended: ['thuraya-al-maznani', 'fares-al-badawani', 'amal-al-siraji', 'amina-al-tilali'],
  },
  'content-workshop': {
    attended: ['nasser-al-rabwani', 'shahad-al-ghusnani', 'arwa-al-hadbani', 'adnan-al-sahafani'],
  },
  'safe-design-workshop': {
    attended: ['jawaher-al-nahrani', 'inas-al-mirkabani', 'sami-al-mujassani', 'fares-al-badawani'],
  },
  'measuring-workshop': { attended: ['jawaher-al-nahrani', 'basma-al-saqiyani', 'hana-wirasena'] },
  'volunteers-workshop': {
    attended: ['sultan-al-wardawani', 'hessa-al-rawdani', 'arwa-al-hadbani', 'mishal-al-qamrani'],
  },
  'window-screening': { attended: ['arwa-al-hadbani', 'shahad-al-ghusnani', 'latifa-al-mishkati'] },
  'museum-visit': { attended: ['rowan-taskerville', 'priya-nandakar', 'hana-wirasena', 'azlan-tamrin'] },
  'diriyah-visit': {
    attended: ['imogen-hartley-vane', 'callum-rosewarne', 'chloe-darmance', 'henrik-osterfeld'],
  },
  'masmak-visit': { attended: ['mira-solenius', 'tomas-lindqvar'], absent: ['etienne-vautrelle'] },
};

function placesOf(person: Key): DemoPlace[] {
  return Object.entries(places).flatMap(([session, byStatus]) =>
    Object.entries(byStatus)
      .filter(([, keys]) => keys.includes(person))
      .map(([status]) => ({ session, status: status as DemoPlace['status'] })),
  );
}

function delegationOf(person: Key): Key | null {
  return participations.find((each) => each.head === person || each.members.includes(person))?.key ?? null;
}

function hasPart(session: DemoSession, person: Key): boolean {
  return session.roles.some((role) => role.person === person);
}

function categoryOf(person: DemoPerson): RegistrationCategory {
  if (organiserPersons.includes(person)) return 'organiser';
  if (person.body === 'media-observatory') return 'press';
  if (sessions.some((session) => hasPart(session, person.key))) return 'speaker';
  return delegationOf(person.key) === null ? 'public' : 'delegate';
}

/** On which days a person was there: organisers always, others where they had a part or a place, or from the start. */
function presence(person: DemoPerson): IsoDate[] {
  if (organiserPersons.includes(person)) return [...days];
  const attended = placesOf(person.key)
    .filter((place) => place.status === 'attended')
    .map((place) => place.session);
  const busy = sessions
    .filter((session) => session.change?.kind !== 'cancelled')
    .filter((session) => hasPart(session, person.key) || attended.includes(session.key))
    .flatMap((session) => (session.slot === null ? [] : [session.slot.day]));
  const last = [...busy].sort().at(-1) ?? days[0];
  return days.filter((day) => last !== undefined && day <= last);
}

/** Registration opened on 5 September; requests came in over nine weeks, unevenly. */
function submittedAt(at: number): string {
  const day = addDays('2016-09-05', (at * 23) % 64);
  const hour = String(8 + ((at * 5) % 11)).padStart(2, '0');
  const minute = String((at * 37) % 60).padStart(2, '0');
  return `${day}T${hour}:${minute}:00+03:00`;
}

/** Everybody invented who came to the first edition. Recorded persons are not registered: no report says so. */
export const registrations: readonly DemoRegistration[] = [
  ...organiserPersons,
  ...nationalPersons,
  ...abroadPersons,
  ...attendancePersons,
].map((person, at) => ({
  key: `registration-${person.key}`,
  sample: true,
  person: person.key,
  category: categoryOf(person),
  participation: delegationOf(person.key),
  submittedAt: submittedAt(at),
  presentOn: presence(person),
  places: placesOf(person.key),
}));
