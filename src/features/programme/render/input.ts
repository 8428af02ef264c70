import type {
  Distribution,
  DocumentMode,
  DocumentWords,
  EditionFacts,
  TextPair,
} from '../../../platform/document/index.ts';
import type { CalendarDay, PersonGender, PersonWords } from '../../../platform/language/index.ts';

/** A room, in the order of the programme. */
export interface AgendaRoom {
  readonly id: string;
  readonly name: TextPair;
}

/** A theme, in the order of its number. */
export interface AgendaTheme {
  readonly id: string;
  /** From 1: colour and tag. */
  readonly number: number;
  readonly title: TextPair;
}

/** Who does what in a session. */
export interface AgendaRole {
  /** Key of `common:session-role`: `chair`, `speaker`. */
  readonly role: string;
  readonly gender: PersonGender;
  readonly ar: PersonWords;
  readonly en: PersonWords;
  /** What the person presents, where it has a title of its own. */
  readonly topic?: TextPair | null | undefined;
}

/** A paper of which it was said when it is read. */
export interface AgendaPaper {
  readonly title: TextPair;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Authors: gender says nothing here. */
  readonly authors: readonly { readonly ar: PersonWords; readonly en: PersonWords }[];
}

/** A session with time; what is not scheduled is not in an agenda. */
export interface AgendaSession {
  /** `D1-04`: what people quote, unique. */
  readonly code: string;
  /** Key of `common:kind.session`. `break` and `prayer-break` are drawn as strips. */
  readonly kind: string;
  readonly title: TextPair;
  readonly abstract: TextPair | null;
  readonly roomId: string | null;
  /** Place in words, where it is no room of the edition. */
  readonly place?: TextPair | null | undefined;
  readonly themeId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** For everybody at once, whatever the room. */
  readonly common: boolean;
  readonly cancelled: boolean;
  readonly byInvitation?: boolean | undefined;
  /** Where and when it was before it was moved. */
  readonly movedFrom: { readonly startsAt: Date | null; readonly roomId: string | null } | null;
  /** In the order of speaking. */
  readonly roles: readonly AgendaRole[];
  /** Papers with their times, in order; none where nobody said them. */
  readonly papers?: readonly AgendaPaper[] | undefined;
}

/** Everything that a printed agenda says. Plain data: whoever prints decides what may be seen. */
export interface AgendaDocument {
  readonly edition: EditionFacts;
  /** `NF/1/AG/Rev.2`. */
  readonly symbol: string;
  readonly version: TextPair;
  /** When that version was made: the creation date of the file. */
  readonly createdAt: Date;
  readonly distribution?: Distribution | undefined;
  /** Days of the edition; days on which sessions fall outside of them are added without a number. */
  readonly days: readonly CalendarDay[];
  readonly rooms: readonly AgendaRoom[];
  readonly themes: readonly AgendaTheme[];
  readonly sessions: readonly AgendaSession[];
}

/** Which part of the programme is printed. */
export type AgendaScope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'day'; readonly day: CalendarDay }
  | {
      readonly kind: 'room';
      readonly roomId: string;
      /** Default all days. */
      readonly day?: CalendarDay | undefined;
    };

/** How the agenda is printed. */
export interface AgendaOptions {
  readonly language: DocumentMode;
  /** Translators of the whole catalogue; the Arabic one with the digits of the edition. */
  readonly words: DocumentWords;
  /** Default whole. */
  readonly scope?: AgendaScope | undefined;
  /** Whose own agenda it is: its title says so, and names them. Default nobody's. */
  readonly owner?: TextPair | undefined;
  /** Whether abstracts are printed. Default false. */
  readonly abstracts?: boolean | undefined;
  /** Default true. */
  readonly cover?: boolean | undefined;
  /** Whether the grid of each day leads; a bilingual agenda has none. Default true. */
  readonly overview?: boolean | undefined;
}
