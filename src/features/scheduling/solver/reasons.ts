import type { Translate } from '../../../platform/i18n/index.ts';
import type { Reason } from '../engine/explain.ts';

/** What ids are called in the reader's language. */
export interface Names {
  session(id: string): string;
  room(id: string): string;
  person(id: string): string;
  /** Equipment that a room has, or booths for interpretation. */
  need(id: string): string;
}

/** Sessions named in one sentence at most; the rest are counted. */
const NAMED = 4;

/** Why a session has no place, as a sentence with the names of what stands in its way. */
export function reasonText(t: Translate, reason: Reason, names: Names): string {
  const listed = (texts: readonly string[]): string => {
    const known = texts.filter((text) => text !== '');
    const shown = known.slice(0, NAMED).join(t('solver:comma'));
    return known.length <= NAMED ? shown : t('solver:and-more', { list: shown, count: known.length - NAMED });
  };
  const needs = (all: readonly string[]): string => listed(all.map(names.need));
  const sessions = (ids: readonly string[]): string => listed(ids.map(names.session));
  switch (reason.code) {
    case 'room-not-allowed':
      return t('solver:why.room-not-allowed');
    case 'no-room-equipped':
      return t('solver:why.no-room-equipped', { needs: needs(reason.needs) });
    case 'no-room-large':
      return t('solver:why.no-room-large', { audience: reason.audience, seats: reason.seats });
    case 'no-room-suits':
      return t('solver:why.no-room-suits', { needs: needs(reason.needs), audience: reason.audience });
    case 'no-time-allowed':
      return t('solver:why.no-time-allowed');
    case 'people-unavailable':
      return t('solver:why.people-unavailable', { people: listed(reason.people.map(names.person)) });
    case 'people-busy':
      return t('solver:why.people-busy', {
        people: listed(reason.people.map(names.person)),
        by: sessions(reason.by),
      });
    case 'rooms-taken': {
      const count = reason.rooms.length;
      const said = { rooms: listed(reason.rooms.map(names.room)), by: sessions(reason.by), count };
      const pinned = reason.pinned ? ` ${t('solver:why.all-pinned')}` : '';
      return reason.needs.length === 0
        ? `${t('solver:why.rooms-taken', said)}${pinned}`
        : `${t('solver:why.rooms-taken-needs', { ...said, needs: needs(reason.needs) })}${pinned}`;
    }
    case 'rooms-closed':
      return t('solver:why.rooms-closed', { rooms: listed(reason.rooms.map(names.room)) });
    case 'relation':
      return t('solver:why.relation', { by: sessions(reason.by) });
  }
}
