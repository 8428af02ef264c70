import { DateTime } from 'luxon';
import type { Language } from '../../platform/language/index.ts';
import type { DemoEdition, DemoSession, DemoSlot, LanguageCode } from '../model.ts';
import { isAnnounced, type Loading } from './loading.ts';

/** Kinds of the content that the tables know under a wider name. */
const kinds = {
  'opening-ceremony': 'ceremony',
  'closing-ceremony': 'ceremony',
  'prayer-break': 'break',
} as const;

/** What everybody attends, whatever the room. */
const common: readonly DemoSession['kind'][] = [
  'opening-ceremony',
  'closing-ceremony',
  'ceremony',
  'break',
  'prayer-break',
];

const audiences = {
  public: 'public',
  registered: 'participants',
  'sign-up': 'participants',
  invitation: 'invitation',
} as const;

/** Texts exist in two languages; French is spoken from the floor and interpreted, and has no place in the tables yet. */
const written = (languages: readonly LanguageCode[]): Language[] =>
  languages.flatMap((language) => (language === 'fr' ? [] : [language]));

/**
 * What the programme can hold. A confidential meeting is its parties' alone: it waits for the feature that keeps it so,
 * with the parties, levels and note-takers of the other meetings.
 */
const isProgramme = ({ meeting }: DemoSession): boolean => !meeting?.confidential;

const at = (instant: string): number => Date.parse(instant);

/**
 * The programme as it was first released, then what happened to it, each at its hour: cancellations before moves, since
 * a moved session may take the place of a cancelled one. What happened before a release is released with it; what came
 * after the last one waits for the next.
 */
export async function loadProgramme(
  { services, actor, keys, hour }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const { sessions } = services.programme;
  const editionId = keys.get('edition', edition.key);
  const instant = (day: string, time: string): string =>
    DateTime.fromISO(`${day}T${time}`, { zone: edition.zone }).toISO({ suppressMilliseconds: true }) ?? '';
  const placed = (slot: DemoSlot | null) =>
    slot === null
      ? { startsAt: null, endsAt: null, roomId: null }
      : {
          startsAt: instant(slot.day, slot.start),
          endsAt: instant(slot.day, slot.end),
          roomId: keys.optional('room', slot.room, edition.key),
        };
  const firstSlot = ({ change, slot }: DemoSession): DemoSlot | null =>
    change?.kind === 'moved' ? change.from : slot;
  const startOf = (session: DemoSession): string => {
    const slot = firstSlot(session);
    return slot === null ? '9' : `${slot.day} ${slot.start}`;
  };

  const versions = new Map<string, number>();
  hour.turnTo(edition.releases[0]?.at ?? null);
  // Codes are given in the order of the programme.
  const ordered = edition.sessions
    .filter(isProgramme)
    .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : startOf(one) > startOf(other) ? 1 : 0));
  for (const session of ordered) {
    const { id, version } = await sessions.create(actor, editionId, {
      slug: session.key,
      kind: session.kind in kinds ? kinds[session.kind as keyof typeof kinds] : (session.kind as 'plenary'),
      title: session.title,
      abstract: session.abstract,
      themeId: keys.optional('theme', session.theme, edition.key),
      ...placed(firstSlot(session)),
      common: common.includes(session.kind),
      languages: written(session.languages),
      interpretation: written(session.interpretedInto),
      capacity: session.capacity,
      place: session.place,
      ...(session.slot === null ? { minutes: session.minutes } : {}),
      audience: audiences[session.access],
      status: isAnnounced(edition) && session.slot !== null ? 'scheduled' : 'draft',
      roles: session.roles.map(({ role, person }) => ({ role, personId: keys.get('person', person) })),
      papers: session.papers.map(({ title, abstract, authors }) => ({
        title,
        abstract,
        authorIds: authors.map((person) => keys.get('person', person)),
      })),
    });
    keys.put('session', session.key, id, edition.key);
    versions.set(session.key, version);
  }
  const apply = async ({ key, change, slot }: DemoSession): Promise<void> => {
    if (change === null) return;
    hour.turnTo(change.announcedAt);
    const id = keys.get('session', key, edition.key);
    const version = versions.get(key) ?? null;
    if (change.kind === 'moved') await sessions.edit(actor, id, version, placed(slot));
    else await sessions.cancel(actor, id, version, { reason: change.reason });
  };
  const happened = (until: string | null) =>
    ordered
      .filter(({ change }) => change !== null && (until === null || at(change.announcedAt) <= at(until)))
      .toSorted(
        (one, other) => Number(one.change?.kind === 'moved') - Number(other.change?.kind === 'moved'),
      );
  const done = new Set<string>();
  const applyUntil = async (until: string | null): Promise<void> => {
    for (const session of happened(until)) {
      if (done.has(session.key)) continue;
      done.add(session.key);
      await apply(session);
    }
  };
  for (const { version, at: released, comment } of edition.releases) {
    await applyUntil(released);
    hour.turnTo(released);
    await services.scheduling.releases.service.release(actor, editionId, { version, comment, tell: false });
  }
  await applyUntil(null);
  hour.turnTo(null);
}
