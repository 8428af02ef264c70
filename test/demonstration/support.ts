import type { Bilingual, DemoEdition, DemoSession, DemoSlot } from '../../src/demonstration/index.ts';

/** Every bilingual text below `value`, with the path that leads to it. */
export function textsOf(value: unknown, path = ''): { readonly path: string; readonly text: Bilingual }[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => textsOf(each, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  if ('ar' in value && 'en' in value && typeof value.ar === 'string' && typeof value.en === 'string') {
    return [{ path, text: { ar: value.ar, en: value.en } }];
  }
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

/** The edition with this key, or an error that names it. */
export function editionOf(editions: readonly DemoEdition[], key: string): DemoEdition {
  const found = editions.find((edition) => edition.key === key);
  if (found === undefined) throw new Error(`no edition ${key}`);
  return found;
}

/** A use of a room or a person's time. */
export interface Use {
  readonly who: string;
  readonly session: string;
  readonly slot: DemoSlot;
}

/** Pairs of uses of one room or person that overlap, in words. */
export function clashes(uses: readonly Use[]): string[] {
  return uses.flatMap((a, at) =>
    uses
      .slice(at + 1)
      .filter(
        (b) =>
          a.who === b.who &&
          a.session !== b.session &&
          a.slot.day === b.slot.day &&
          a.slot.start < b.slot.end &&
          b.slot.start < a.slot.end,
      )
      .map((b) => `${a.who}: ${a.session} and ${b.session}`),
  );
}

/** Keys of everybody whose time a session takes. */
export function peopleIn(session: DemoSession): string[] {
  const noteTaker = session.meeting?.noteTaker ?? null;
  return [...session.roles.map((role) => role.person), ...(noteTaker === null ? [] : [noteTaker])];
}

/** The programme as first released: before anything moved or was cancelled. */
export function asFirstReleased(sessions: readonly DemoSession[]): DemoSession[] {
  return sessions.map((session) =>
    session.change?.kind === 'moved' ? { ...session, slot: session.change.from } : session,
  );
}

/** The programme as it was held: without what was cancelled. */
export function asHeld(sessions: readonly DemoSession[]): DemoSession[] {
  return sessions.filter((session) => session.change?.kind !== 'cancelled');
}
