import { listQueue } from '../../features/delegations/index.ts';
import {
  type BadgeCategory,
  become,
  type DesignPatch,
  lockBadges,
} from '../../features/registration/index.ts';
import { addDays } from '../dates.ts';
import type { DemoEdition, Key } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

/** More people than any edition of the demonstration has. */
const ALL = 10_000;

/** How many visitors of the coming edition were let in so far. */
const VISITORS = 24;

const zones = [
  t('القاعات العامة', 'Public halls'),
  t('قاعات الورش', 'Workshop rooms'),
  t('المعرض', 'Exhibition'),
  t('المركز الإعلامي', 'Media centre'),
  t('صالة كبار الشخصيات', 'Dignitaries’ lounge'),
];

const doors = [
  { zone: 0, name: t('المدخل الرئيس', 'Main entrance') },
  { zone: 1, name: t('ممر الورش', 'Corridor of the workshops') },
  { zone: 2, name: t('باب المعرض', 'Exhibition door') },
  { zone: 4, name: t('باب الصالة', 'Lounge door') },
];

const designs: Readonly<Record<BadgeCategory, DesignPatch>> = {
  delegate: { size: 'a6', colour: 1, zones: [0, 1, 2] },
  guest: { size: 'a6', colour: 3, zones: [0, 1, 2, 4] },
  speaker: { size: 'a6', colour: 2, zones: [0, 1, 2] },
  press: { size: 'a7', colour: 4, zones: [0, 2, 3] },
  exhibitor: { size: 'a7', colour: 6, zones: [0, 2] },
  organiser: { size: 'card', colour: 5, zones: [0, 1, 2, 3, 4] },
  public: { size: 'label', colour: 2, zones: [0, 2] },
};

const back = t(
  'هذه البطاقة شخصية، وتُبرَز عند كل باب. على من وجدها تسليمها إلى مكتب التسجيل.',
  'This badge is personal and is shown at every door. If found, please return it to the registration desk.',
);

/** Whether badges of the edition are told: of the first national one, and of the one in preparation. */
const told = ({ registrations, stage, series }: DemoEdition): boolean =>
  registrations.length > 0 || (stage === 'preparation' && series === 'national-forum');

/** Of an edition that is over nobody was turned away: whoever registers or is named may come. Before its registrations. */
export async function openAccreditation(
  { services, actor, keys, hour }: Loading,
  edition: DemoEdition,
): Promise<void> {
  if (edition.stage === 'preparation') return;
  hour.turnTo(`${addDays(edition.from, -90)}T08:00:00Z`);
  await services.delegations.accrediting.keeping.setRules(actor, keys.get('edition', edition.key), null, {
    items: (['delegate', 'speaker', 'press', 'exhibitor', 'organiser', 'public'] as const).map(
      (category) => ({ category, needed: false, twoPersons: false, documents: [] }),
    ),
  });
  hour.turnTo(null);
}

/** Zones, doors, designs and badges of an edition; accreditations come before. */
export async function loadBadges(loading: Loading, edition: DemoEdition): Promise<void> {
  if (!told(edition)) return;
  const past = edition.to < loading.today;
  loading.hour.turnTo(`${past ? addDays(edition.from, -14) : addDays(loading.today, -6)}T07:30:00Z`);
  await loadVenue(loading, edition);
  if (past) await loadWorn(loading, edition);
  else await loadComing(loading, edition);
  loading.hour.turnTo(null);
}

async function loadVenue({ services, actor, keys }: Loading, { key }: DemoEdition): Promise<void> {
  const { venue } = services.registration.badges;
  const editionId = keys.get('edition', key);
  const made = await venue.createZones(
    actor,
    editionId,
    zones.map((name) => ({ name })),
  );
  for (const { zone, name } of doors) {
    const zoneId = made.find(({ number }) => number === zone)?.id;
    if (zoneId !== undefined) await venue.createDoors(actor, editionId, [{ name, zoneId }]);
  }
  for (const [category, design] of Object.entries(designs) as [BadgeCategory, DesignPatch][]) {
    await venue.editDesign(actor, editionId, category, null, { ...design, back });
  }
}

const requestsOf = (
  { services }: Loading,
  editionId: string,
  state: 'approved' | 'submitted',
  category?: BadgeCategory,
) => {
  const { database } = services.registration.badges;
  return listQueue(
    database,
    database.db,
    editionId,
    { states: [state], category },
    { limit: ALL, language: 'ar' },
  );
};

/** Badges of those of whom it is told that they came: handed out on the first morning, and seen at a door. */
async function loadWorn(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, content, keys, hour } = loading;
  const { issuing, states } = services.registration.badges;
  const editionId = keys.get('edition', edition.key);
  const nameOf = (key: Key): string | undefined => content.persons.find((one) => one.key === key)?.ar.name;
  const came = new Map(edition.registrations.map(({ person, presentOn }) => [nameOf(person), presentOn]));
  const invited = (await requestsOf(loading, editionId, 'approved')).filter(({ name }) => came.has(name.ar));
  hour.turnTo(`${addDays(edition.from, -4)}T09:00:00Z`);
  const issued = await issuing.issueMany(actor, editionId, {
    attendeeIds: [...new Set(invited.map(({ attendeeId }) => attendeeId))],
  });
  const present = new Set(
    invited.filter(({ name }) => (came.get(name.ar)?.length ?? 0) > 0).map(({ attendeeId }) => attendeeId),
  );
  const worn = issued.filter(({ attendeeId }) => present.has(attendeeId)).map(({ id }) => id);
  hour.turnTo(`${edition.from}T05:10:00Z`);
  await states.countPrints(
    actor,
    editionId,
    issued.map(({ id }) => id),
  );
  await states.changeMany(actor, editionId, worn, 'collected', {});
  hour.turnTo(`${edition.from}T06:00:00Z`);
  await services.changes.run(actor, 'badges.manage', async (change) => {
    for (const badge of await lockBadges(change.tx, worn)) await become(change, badge, 'active');
  });
}

/** Badges of those who were let in so far: most wait to be handed out, some open nothing for now or ever. */
async function loadComing(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, hour, today } = loading;
  const { issuing, states } = services.registration.badges;
  const editionId = keys.get('edition', edition.key);
  const visitors = (await requestsOf(loading, editionId, 'submitted', 'public')).slice(0, VISITORS);
  if (visitors.length > 0) {
    await services.delegations.accrediting.deciding.decide(actor, editionId, {
      decision: 'approve',
      accreditations: visitors.map(({ id }) => ({ id })),
    });
  }
  hour.turnTo(`${addDays(today, -5)}T08:00:00Z`);
  const badges = await issuing.issueMany(actor, editionId, {});
  const idOf = (index: number): string | undefined => badges[index]?.id;
  hour.turnTo(`${addDays(today, -2)}T10:20:00Z`);
  const [suspended, lost, replaced] = [idOf(1), idOf(4), idOf(7)];
  if (suspended !== undefined) {
    await states.suspend(actor, suspended, null, { reason: 'تُراجَع صورته مع جهته.' });
  }
  for (const id of [lost, replaced]) {
    if (id !== undefined) await states.lose(actor, id, null, { reason: 'أبلغ حاملها عن فقدها.' });
  }
  hour.turnTo(`${addDays(today, -1)}T07:45:00Z`);
  if (replaced !== undefined) await states.reissue(actor, replaced, null, {});
}
