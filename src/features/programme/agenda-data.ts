import type {
  CalendarDay,
  DateSettings,
  Digits,
  Language,
  LocalText,
  MonthNames,
} from '../../platform/language/index.ts';
import type { RoomFeature } from '../series/index.ts';
import type { SessionStatus } from './rules/statuses.ts';
import type { SessionKind, SessionLink, SessionRole, sessionAudiences } from './tables.ts';

export type SessionAudience = (typeof sessionAudiences)[number];

/** Whom the data are for: `public` knows what is announced, `work` also drafts, what has no time, and conflicts. */
export type AgendaAudience = 'public' | 'work';

export interface AgendaTheme {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly title: LocalText;
}

export interface AgendaRoom {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  /** Name of the venue; null where the edition has none for it. */
  readonly venue: LocalText | null;
  readonly capacity: number | null;
  readonly features: readonly string[];
  readonly interpretationBooths: number;
}

/** Somebody on the programme, with what stands before and after a name. */
export interface AgendaPerson {
  readonly id: string;
  readonly slug: string;
  readonly honorific: LocalText | null;
  readonly rank: LocalText | null;
  readonly academicTitle: LocalText | null;
  readonly name: LocalText;
  readonly post: LocalText | null;
  /** The post names the body already: lines leave the body out. */
  readonly postNamesBody: boolean;
  readonly biography: LocalText | null;
  readonly gender: 'm' | 'f' | 'unstated';
  readonly body: {
    readonly id: string;
    readonly slug: string;
    readonly name: LocalText;
    readonly shortName: LocalText | null;
  } | null;
  /** Approved short name. */
  readonly state: { readonly code: string; readonly shortName: LocalText } | null;
  readonly sortAr: string;
  readonly sortEn: string;
}

export interface AgendaRole {
  readonly role: SessionRole;
  readonly person: AgendaPerson;
  readonly topic: LocalText | null;
}

export interface AgendaPaper {
  readonly id: string;
  readonly title: LocalText;
  readonly abstract: LocalText | null;
  readonly authors: readonly AgendaPerson[];
  /** Minutes after the session's start, as the organiser said it; see `rules/papers.ts`. */
  readonly startsAfter: number | null;
  readonly minutes: number | null;
  /** When it is read; null where nobody said it or the session has no time. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** What whoever schedules a session has to know of it. */
export interface SessionPlanning {
  /** Minutes that it is meant to last; null: as long as it lasts now, or its kind's usual. */
  readonly minutes: number | null;
  readonly pinned: boolean;
  /** What its room must have. */
  readonly equipment: readonly RoomFeature[];
  /** People expected; null: not estimated. */
  readonly expected: number | null;
  readonly pauseMinutes: number;
  /** Empty: any. */
  readonly allowedRoomIds: readonly string[];
  readonly barredRoomIds: readonly string[];
  /** Wishes; empty: none. */
  readonly preferredRoomIds: readonly string[];
  readonly undesiredRoomIds: readonly string[];
  /** Persons on it who declined. */
  readonly declined: readonly string[];
}

export interface AgendaSession {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly kind: SessionKind;
  readonly title: LocalText;
  readonly abstract: LocalText | null;
  readonly theme: AgendaTheme | null;
  readonly room: AgendaRoom | null;
  /** Place in words, where it is no room of a venue. */
  readonly place: LocalText | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** Day on which it starts, in the edition's zone. */
  readonly day: CalendarDay | null;
  readonly common: boolean;
  readonly languages: readonly Language[];
  readonly interpretation: readonly Language[];
  readonly capacity: number | null;
  /** 1 introductory, 2 intermediate, 3 advanced; null: no matter. */
  readonly level: number | null;
  /** Null for the public. */
  readonly planning: SessionPlanning | null;
  readonly audience: SessionAudience;
  /** The public gets it for sessions that are open to the public alone. */
  readonly liveUrl: string | null;
  readonly links: readonly SessionLink[];
  readonly status: SessionStatus;
  readonly cancellationReason: LocalText | null;
  /** Where it was announced before. A room that was deleted since is null. */
  readonly movedFrom: { readonly startsAt: Date | null; readonly room: AgendaRoom | null } | null;
  /** SEQUENCE of calendars. */
  readonly sequence: number;
  /** In the order of the programme. */
  readonly roles: readonly AgendaRole[];
  readonly papers: readonly AgendaPaper[];
  /** It overlaps another in a room or a person; always false for the public. */
  readonly contested: boolean;
  readonly version: number;
  readonly updatedAt: Date;
}

/** The release that an agenda is of. */
export interface ReleaseOfAgenda {
  /** From 1. */
  readonly number: number;
  /** What people call it: `1.2`. */
  readonly version: string;
  readonly releasedAt: Date;
  readonly comment: LocalText | null;
  /** It is the last one. */
  readonly current: boolean;
}

/** An edition's whole programme: what pages, documents, calendars and files are made of. */
export interface AgendaData {
  readonly series: {
    readonly id: string;
    readonly slug: string;
    readonly acronym: string;
    readonly name: LocalText;
  };
  readonly edition: {
    readonly id: string;
    readonly slug: string;
    readonly number: number;
    readonly title: LocalText;
    readonly slogan: LocalText | null;
    readonly city: LocalText | null;
    readonly startsOn: CalendarDay;
    readonly endsOn: CalendarDay;
    readonly timeZone: string;
    readonly languages: readonly Language[];
    readonly authenticLanguage: Language;
    readonly digits: Digits;
    readonly monthNames: MonthNames;
    readonly hijriAdjustment: -1 | 0 | 1;
    readonly hijriFirst: boolean;
    readonly status: string;
    /** Grows with every change of anything of the edition. */
    readonly revision: number;
  };
  /** Every day of the edition, and others on which there is a session. */
  readonly days: readonly CalendarDay[];
  /** In their order. */
  readonly rooms: readonly AgendaRoom[];
  readonly themes: readonly AgendaTheme[];
  /** Those who hold a role or wrote a paper, each once, in no order. */
  readonly persons: readonly AgendaPerson[];
  /** In order of start, end, room and code; those without a time last. */
  readonly sessions: readonly AgendaSession[];
  /** Null until the first release, and for those who work on the programme. */
  readonly release: ReleaseOfAgenda | null;
}

/** How the edition writes dates, times and digits in a language. */
export const agendaDates = ({ edition }: AgendaData, language: Language): DateSettings => ({
  language,
  timeZone: edition.timeZone,
  digits: edition.digits,
  monthNames: edition.monthNames,
  hijri: { show: true, first: edition.hijriFirst, adjust: edition.hijriAdjustment },
});
