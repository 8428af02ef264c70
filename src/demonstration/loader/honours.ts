import type { IssueManyOptions } from '../../features/honours/index.ts';
import type { DemoCertificate, DemoEdition, DemoRecipient } from '../model.ts';
import type { Loading } from './loading.ts';

/** Hours of a day of the forum that somebody is certified for who was present. */
const HOURS_A_DAY = 7;

type Acts = Parameters<Loading['services']['honours']['certificates']['issueMany']>[2];
type Act = Acts[number];

const recipientOf = ({ keys }: Loading, recipient: DemoRecipient) =>
  recipient.kind === 'person'
    ? { personId: keys.get('person', recipient.person), bodyId: null }
    : { personId: null, bodyId: keys.get('body', recipient.body) };

/** Honours in the order in which they were called up. Schemes of honours come with their feature. */
async function loadHonours(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys } = loading;
  const awards = new Map(edition.honourSchemes.map(({ key, award }) => [key, award]));
  const ordered = edition.conferrals.toSorted((one, other) => one.order - other.order);
  const created = await services.honours.honours.conferMany(
    actor,
    keys.get('edition', edition.key),
    ordered.map((conferral) => ({
      award: awards.get(conferral.scheme) ?? 'certificate',
      ...recipientOf(loading, conferral.recipient),
      citation: conferral.citation,
      conferredOn: conferral.at.slice(0, 10),
      sample: conferral.sample,
    })),
  );
  for (const [index, { id }] of created.entries()) {
    const key = ordered[index]?.key;
    if (key !== undefined) keys.put('honour', key, id, edition.key);
  }
}

/**
 * What a certificate attests. Registrations and the committee's members are not on record yet: there the organiser's word
 * stands, with its reason.
 */
function actOf(loading: Loading, edition: DemoEdition, { kind, recipient, basis }: DemoCertificate): Act {
  const { keys } = loading;
  const act: Act = { kind, ...recipientOf(loading, recipient) };
  switch (basis.kind) {
    case 'role':
      return { ...act, sessionId: keys.get('session', basis.session, edition.key) };
    case 'conferral':
      return { ...act, honourId: keys.get('honour', basis.conferral, edition.key) };
    case 'attendance': {
      const days = edition.registrations.find(({ key }) => key === basis.registration)?.presentOn ?? [];
      return {
        ...act,
        hours: Math.max(1, days.length) * HOURS_A_DAY,
        statement: `سُجّل الحضور في مكتب التسجيل: ${days.join('، ')}`,
      };
    }
    case 'organiser':
      return recipient.kind === 'person' ? { ...act, statement: 'من أعضاء اللجنة المنظمة' } : act;
    default:
      return act;
  }
}

/** How a certificate is issued: those of one batch are numbered together. */
const batchOf = ({ issuedOn, signatory, sample }: DemoCertificate): string =>
  [issuedOn, signatory, sample].join(' ');

/** Honours and certificates, each resting on what was loaded before. */
export async function loadHonoursAndCertificates(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys } = loading;
  if (edition.conferrals.length > 0) await loadHonours(loading, edition);
  const batches = new Map<string, DemoCertificate[]>();
  for (const certificate of edition.certificates) {
    const batch = batches.get(batchOf(certificate)) ?? [];
    batches.set(batchOf(certificate), [...batch, certificate]);
  }
  for (const certificates of batches.values()) {
    const [first] = certificates;
    if (first === undefined) continue;
    const options: IssueManyOptions = {
      signatoryIds: [keys.get('person', first.signatory)],
      issuedOn: first.issuedOn,
      sample: first.sample,
    };
    await services.honours.certificates.issueMany(
      actor,
      keys.get('edition', edition.key),
      certificates.map((certificate) => actOf(loading, edition, certificate)),
      options,
    );
  }
}

/**
 * Certificates of attendance for those of an edition that is over whom doors or lists saw there on two days, mailed to
 * those who have an account; nobody gets a second one.
 */
export async function loadAttendanceCertificates(loading: Loading, edition: DemoEdition): Promise<void> {
  const first = edition.certificates.find(({ kind }) => kind === 'attendance');
  if (first === undefined || edition.registrations.length === 0) return;
  const { services, actor, keys, hour } = loading;
  hour.turnTo(`${first.issuedOn}T09:00:00Z`);
  await services.honours.attendance.issue(
    actor,
    keys.get('edition', edition.key),
    { measure: 'days', least: 2 },
    {
      signatoryIds: [keys.get('person', first.signatory)],
      issuedOn: first.issuedOn,
      sample: true,
      mail: true,
    },
  );
  hour.turnTo(null);
}
