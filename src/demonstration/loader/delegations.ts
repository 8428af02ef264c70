import type { AttendeeInput, NewNominee } from '../../features/delegations/index.ts';
import { writeCsv } from '../../platform/spreadsheet/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition, DemoParticipation, DemoPerson, Key } from '../model.ts';
import { type WorkshopPerson, workshopPerson } from '../workshop-people.ts';
import { nationalityOf } from './identities.ts';
import type { Loading } from './loading.ts';

/** Editions whose delegations are told: others are recorded as texts and facts. */
const told = (edition: DemoEdition): boolean => !edition.external && edition.participations.length > 0;

const isComing = ({ invitation }: DemoParticipation): boolean =>
  invitation === null || invitation.status === 'accepted';

/** Places by role: a head, a deputy, and the others as members. */
const placesOf = ({ quota }: DemoParticipation) => ({
  head: Math.min(1, quota),
  deputy: quota > 4 ? 1 : 0,
  member: Math.max(0, quota - (quota > 4 ? 2 : 1)),
});

/** Places, focal points and nominations of an edition's delegations; accounts come before. */
export async function loadDelegations(loading: Loading, edition: DemoEdition): Promise<void> {
  if (!told(edition)) return;
  const { services, actor, keys, hour } = loading;
  const { delegations } = services.delegations.nominations;
  const editionId = keys.get('edition', edition.key);
  const past = edition.to < loading.today;
  if (past) hour.turnTo(`${addDays(edition.from, -21)}T09:00:00Z`);
  await delegations.setFreeze(actor, editionId, null, {
    freezesAt: `${addDays(edition.from, -7)}T21:00:00Z`,
  });
  let people = 0;
  for (const participation of edition.participations) {
    if (!isComing(participation)) continue;
    const id = keys.get('participation', participation.key, edition.key);
    await delegations.edit(actor, id, null, { quotas: placesOf(participation) });
    await appoint(loading, edition, participation, id);
    await nameMembers(loading, participation, id, past);
    // Where only the number is known, everybody came in by the file of their focal point.
    if (edition.key === 'arab-workshop/smart-devices') {
      await importPeople(loading, id, people, participation.attended ?? 0);
      people += participation.attended ?? 0;
    }
  }
  hour.turnTo(null);
}

const personOf = ({ content }: Loading, key: Key): DemoPerson | undefined =>
  content.persons.find((person) => person.key === key);

async function appoint(
  loading: Loading,
  edition: DemoEdition,
  { focalPoint, key, invitation }: DemoParticipation,
  id: string,
): Promise<void> {
  const person = focalPoint === null ? undefined : personOf(loading, focalPoint);
  if (person === undefined) return;
  const { services, actor, content, keys } = loading;
  const account = content.accounts.find((one) =>
    one.grants.some(
      ({ role, scope }) =>
        role === 'focal-point' &&
        scope.kind === 'participation' &&
        scope.participation === key &&
        scope.edition === edition.key,
    ),
  );
  await services.delegations.nominations.focalPoints.appoint(
    actor,
    id,
    {
      name: person.ar.name,
      post: person.ar.post,
      email: account?.email ?? `${person.key}@example.org`,
      letterNumber: `${invitation?.letter ?? key.toUpperCase()}-1`,
      letterDate: addDays(edition.from, -60),
      expiresOn: edition.to,
    },
    null,
    { sample: true, ...(account === undefined ? {} : { accountId: keys.get('account', account.key) }) },
  );
}

const nomineeOf = (loading: Loading, key: Key, role: NewNominee['role']): NewNominee[] => {
  const person = personOf(loading, key);
  if (person === undefined) return [];
  const attendee: AttendeeInput = {
    name: { ar: person.ar.name, en: person.en.name },
    post: { ar: person.ar.post ?? '', en: person.en.post ?? '' },
    gender: person.gender,
    nationality: nationalityOf(person),
    email: `${person.key}@example.org`,
  };
  const personId = loading.keys.get('person', key);
  return [{ role, attendee, sample: true, personId }];
};

/** The head and the members: all confirmed where the edition is over, else the head alone. */
async function nameMembers(
  loading: Loading,
  { head, members }: DemoParticipation,
  id: string,
  past: boolean,
): Promise<void> {
  const { nominations } = loading.services.delegations.nominations;
  const nominees = [
    ...(head === null ? [] : nomineeOf(loading, head, 'head')),
    ...members.flatMap((key) => nomineeOf(loading, key, 'member')),
  ];
  if (nominees.length === 0) return;
  const ids = await nominations.addMany(loading.actor, id, nominees);
  if (past) await nominations.confirmAll(loading.actor, id);
  else if (ids[0] !== undefined) await nominations.confirm(loading.actor, ids[0], null);
}

const roleWord = (index: number): string => ['رئيس الوفد', 'نائب رئيس الوفد'][index] ?? 'عضو الوفد';

/** The file that a focal point of the workshop sent, and its import. */
async function importPeople(loading: Loading, id: string, from: number, count: number): Promise<void> {
  const { nominationImport, nominations } = loading.services.delegations.nominations;
  const rows = Array.from({ length: count }, (_, index) => {
    const { name, post, gender, birthDate }: WorkshopPerson = workshopPerson(from + index);
    return [roleWord(index), name.ar, name.en, post.ar, post.en, birthDate, gender === 'f' ? 'أنثى' : 'ذكر'];
  });
  const file = writeCsv({
    title: '',
    language: 'ar',
    headings: [
      'الدور',
      'الاسم بالعربية',
      'الاسم بالإنجليزية',
      'المنصب',
      'المنصب بالإنجليزية',
      'تاريخ الميلاد',
      'الجنس',
    ],
    rows,
  });
  const { saved, rows: report } = await nominationImport.importFile(loading.actor, id, file, {
    sample: true,
  });
  if (!saved) {
    const wrong = report.filter(({ errors }) => errors.length > 0);
    throw new Error(`The workshop's file was refused: ${JSON.stringify(wrong.slice(0, 3))}`);
  }
  await nominations.confirmAll(loading.actor, id);
}
