import type { Bilingual, Instant, IsoDate, Key, LanguageCode, LocalTime, Provenance } from './text.ts';

/** A subject line of an edition. */
export interface DemoTheme {
  readonly key: Key;
  /** From 1, in the order of the programme. */
  readonly number: number;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Theme of an earlier edition that this one carries on. */
  readonly carriedFrom: { readonly edition: Key; readonly theme: Key } | null;
}

/** What a room offers beside seats. */
export type RoomFeature =
  | 'interpretation'
  | 'projector'
  | 'recording'
  | 'live-stream'
  | 'video-conference'
  | 'round-table'
  | 'u-shape'
  | 'computers'
  | 'step-free'
  | 'hearing-loop';

/** A room of a venue, real or online. */
export interface DemoRoom {
  readonly key: Key;
  readonly name: Bilingual;
  /** Seats; for an online room the licence's limit of connections. */
  readonly capacity: number;
  readonly features: readonly RoomFeature[];
  /** Interpretation booths; 0 where none. */
  readonly booths: number;
  readonly floor: Bilingual | null;
}

/** Where an edition is held. */
export interface DemoVenue extends Provenance {
  readonly key: Key;
  /** `to-be-confirmed`: name and rooms are working assumptions of the organiser. */
  readonly status: 'confirmed' | 'to-be-confirmed';
  readonly name: Bilingual;
  readonly address: Bilingual | null;
  readonly rooms: readonly DemoRoom[];
}

export type SessionKind =
  | 'opening-ceremony'
  | 'closing-ceremony'
  | 'ceremony'
  | 'plenary'
  | 'panel'
  | 'experience'
  | 'paper-session'
  | 'workshop'
  | 'screening'
  | 'official-meeting'
  | 'cultural-visit'
  | 'exhibition-hours'
  | 'break'
  | 'prayer-break';

export type SessionRoleKind =
  | 'chair'
  | 'moderator'
  | 'rapporteur'
  | 'speaker'
  | 'panellist'
  | 'trainer'
  | 'interpreter';

/** A person's part in a session. Order within the session is the order of the list. */
export interface DemoRole {
  readonly role: SessionRoleKind;
  readonly person: Key;
}

/** A paper given in a session: one part of it. */
export interface DemoPaper {
  readonly key: Key;
  readonly title: Bilingual;
  readonly abstract: Bilingual | null;
  /** In order; the first presents, and is a speaker of the session. */
  readonly authors: readonly Key[];
  readonly language: LanguageCode;
}

/** A time and a place. */
export interface DemoSlot {
  readonly day: IsoDate;
  readonly start: LocalTime;
  readonly end: LocalTime;
  /** `null` for what takes no single room (breaks for everybody, visits outside the venue). */
  readonly room: Key | null;
}

/** What happened to a session after the first release; the loader releases, applies it, and releases again. */
export type DemoChange =
  | {
      readonly kind: 'moved';
      readonly from: DemoSlot;
      readonly announcedAt: Instant;
      readonly reason: Bilingual;
    }
  | { readonly kind: 'cancelled'; readonly announcedAt: Instant; readonly reason: Bilingual };

/**
 * One session of the programme. `sample: false` says that its holding, its day, its chair and its recorded
 * speakers are facts; hour, room and language are supplied for every session, and so are its sample persons.
 */
export interface DemoSession extends Provenance {
  readonly key: Key;
  readonly kind: SessionKind;
  readonly title: Bilingual;
  readonly abstract: Bilingual | null;
  readonly theme: Key | null;
  /** Languages spoken from the floor, the main one first; empty for breaks. */
  readonly languages: readonly LanguageCode[];
  /** Languages interpreted into; needs a room with as many booths; empty where none. */
  readonly interpretedInto: readonly LanguageCode[];
  /** Final time and place (after `change`); `null` while unscheduled. Of a cancelled session: where it was. */
  readonly slot: DemoSlot | null;
  /** Intended length in minutes; used by whoever schedules a session without a slot. */
  readonly minutes: number;
  /** Place in words where it is not a room of the venue. */
  readonly place: Bilingual | null;
  readonly access: 'public' | 'registered' | 'sign-up' | 'invitation';
  /** Places to sign up for (workshops, visits); `null`: the room's seats. */
  readonly capacity: number | null;
  /** Places of `capacity` kept for each delegation; 0 where none. */
  readonly reservedPerDelegation: number;
  readonly roles: readonly DemoRole[];
  readonly papers: readonly DemoPaper[];
  readonly change: DemoChange | null;
  /** Facts of an official meeting; `null` for every other kind. */
  readonly meeting: DemoMeeting | null;
}

/** Who meets in an official meeting. */
export interface DemoMeeting {
  readonly form: 'bilateral' | 'trilateral' | 'multilateral';
  readonly level: 'ministers' | 'heads' | 'experts';
  /** Keys of participations of the edition. */
  readonly parties: readonly Key[];
  /** A confidential meeting is visible to its parties only. */
  readonly confidential: boolean;
  readonly noteTaker: Key | null;
  readonly status: 'proposed' | 'tentative' | 'confirmed' | 'held';
}

/** A frozen programme that the public sees. */
export interface DemoRelease {
  readonly version: string;
  readonly at: Instant;
  readonly comment: Bilingual;
}

/** What a reviewer made of a submission. */
export interface DemoReview {
  /** Key of an account that reviews. */
  readonly reviewer: Key;
  /** In the order of the call's criteria, from 0 to 5; `null`: assigned and not begun. */
  readonly scores: readonly number[] | null;
  readonly recommendation: 'accept' | 'reject' | 'undecided' | null;
  /** For the authors, in the language of the submission. */
  readonly comment: string | null;
}

/** What came in answer to a call. */
export interface DemoSubmission {
  readonly key: Key;
  readonly kind: 'paper' | 'workshop' | 'experience';
  readonly title: Bilingual;
  readonly abstract: Bilingual;
  readonly language: 'ar' | 'en';
  readonly theme: Key;
  /** Minutes wished for. */
  readonly minutes: number;
  /** Persons in order; the first submits. */
  readonly authors: readonly Key[];
  /** Body on whose behalf it comes; `null`: the authors' own. */
  readonly behalf: Key | null;
  readonly state:
    | 'draft'
    | 'submitted'
    | 'under-review'
    | 'accepted'
    | 'rejected'
    | 'withdrawn'
    | 'confirmed';
  readonly reviews: readonly DemoReview[];
}

/** What reviewers score. */
export interface DemoCriterion {
  readonly label: Bilingual;
  readonly weight: number;
}

/** A call for papers that an edition issued. */
export interface DemoCallForPapers extends Provenance {
  readonly key: Key;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly criteria: readonly DemoCriterion[];
  readonly submissions: readonly DemoSubmission[];
}
