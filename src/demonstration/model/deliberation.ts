import type { DemoDocument, DemoFollowUp } from './outcomes.ts';
import type { Bilingual, Instant, IsoDate, Key, StateCode } from './text.ts';

/** What a rapporteur reports of a session, and what became of each point. */
export interface DemoSessionReport {
  readonly session: Key;
  /** Taken up: every point was decided on. */
  readonly status: 'draft' | 'submitted' | 'returned' | 'taken-up';
  readonly at: Instant;
  readonly summary: Bilingual;
  /** Why it was returned, in the language of the secretariat. */
  readonly returnReason: string | null;
  readonly points: readonly {
    readonly kind: 'recommendation' | 'commitment' | 'remark';
    readonly text: Bilingual;
    /** Document that took it up, or the reason why it was set aside; `null`: not decided. */
    readonly fate:
      | { readonly takenUpIn: Key; readonly title: Bilingual; readonly theme: Key | null }
      | { readonly setAside: string }
      | null;
  }[];
}

/** A wording that took the place of another. */
export interface DemoRewording {
  readonly document: Key;
  readonly provision: Key;
  readonly by: Key;
  readonly at: Instant;
  /** Languages that are left out stay as they were. */
  readonly text: Partial<Bilingual>;
  readonly comment: string | null;
  /** The translation that was confirmed with it. */
  readonly reviewed: 'ar' | 'en' | null;
}

/** A thread beside a draft. */
export interface DemoComment {
  readonly document: Key;
  /** `null`: about the text as a whole. */
  readonly provision: Key | null;
  readonly by: Key;
  readonly at: Instant;
  readonly text: string;
  readonly answers: readonly { readonly by: Key; readonly at: Instant; readonly text: string }[];
  readonly resolved: boolean;
}

/** How far a text has come. Steps not listed have not been taken. */
export interface DemoTextCourse {
  readonly document: Key;
  readonly circulatedAt: Instant | null;
  readonly amendments: { readonly opensAt: Instant; readonly closesAt: Instant } | null;
  readonly tabledAt: Instant | null;
  /** Two accounts, and until when nobody else may read it. */
  readonly release: {
    readonly requestedBy: Key;
    /** `null`: the second person has not released it yet. */
    readonly approvedBy: Key | null;
    readonly at: Instant;
    readonly embargoUntil: Instant | null;
  } | null;
}

/** What became of an amendment. */
export type DemoAmendmentEnd =
  | { readonly as: 'draft' | 'submitted' | 'admissible' | 'put-to-decision' | 'decided' }
  | { readonly as: 'accepted'; readonly text: Bilingual | null }
  | { readonly as: 'merged'; readonly into: Key }
  | { readonly as: 'inadmissible' | 'rejected' | 'withdrawn' | 'lapsed'; readonly reason: string };

/** An amendment of a delegation. Numbers follow the order of the list. */
export interface DemoAmendment {
  readonly key: Key;
  readonly document: Key;
  readonly action: 'replace' | 'delete' | 'add';
  readonly provision: Key;
  /** Participation. */
  readonly sponsor: Key;
  readonly at: Instant;
  readonly text: Bilingual | null;
  readonly rationale: Bilingual;
  readonly coSponsors: readonly {
    readonly party: Key;
    readonly answer: 'asked' | 'consented' | 'withdrawn';
  }[];
  readonly advice: {
    readonly advice: 'accept' | 'accept-as-modified' | 'reject' | 'merge' | 'discuss';
    readonly note: Bilingual;
  } | null;
  readonly end: DemoAmendmentEnd;
}

/** A question put to delegations. */
export interface DemoDecision {
  readonly document: Key;
  /** `null`: the text as a whole. */
  readonly amendment: Key | null;
  readonly question: Bilingual | null;
  readonly method: 'consensus' | 'acclamation' | 'roll-call' | 'show-of-hands' | 'devices';
  readonly majority: 'simple' | 'two-thirds' | 'unanimity';
  readonly presiding: string;
  readonly at: Instant;
  readonly roll: readonly {
    readonly party: Key;
    readonly present: boolean;
    readonly proxy: Key | null;
    readonly choice: 'for' | 'against' | 'abstaining' | null;
  }[];
  readonly state: 'prepared' | 'open' | 'closed';
  readonly hands: { readonly for: number; readonly against: number; readonly abstaining: number } | null;
}

/** What a delegation put on record beside an adopted text. */
export interface DemoReservation {
  readonly document: Key;
  readonly provision: Key | null;
  readonly party: Key;
  readonly kind: 'reservation' | 'explanation';
  readonly on: IsoDate;
  readonly text: Bilingual;
  readonly withdrawn: boolean;
}

/** A statement that is open to signature, with where each party stands. */
export interface DemoSigning {
  readonly slug: Key;
  readonly title: Bilingual;
  readonly document: Key;
  readonly constituency: 'states' | 'industry' | 'organisations';
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly ceremony: Key | null;
  readonly parties: readonly {
    readonly party: Key;
    readonly status: 'invited' | 'intent' | 'signed' | 'declined' | 'withdrawn';
    readonly signatory: Bilingual | null;
    readonly capacity: Bilingual | null;
    readonly reservation: Bilingual | null;
    readonly instrument: 'at-ceremony' | 'full-powers' | 'letter' | 'deposited';
    readonly on: IsoDate | null;
    /** Reason of a withdrawal and the day of its notice. */
    readonly notice: { readonly on: IsoDate; readonly reason: Bilingual } | null;
  }[];
}

/** A pledge and the steps it took. */
export interface DemoPledge {
  readonly key: Key;
  readonly party:
    | { readonly kind: 'state'; readonly state: StateCode }
    | { readonly kind: 'body'; readonly body: Key };
  /** Account that wrote it; `null`: the secretariat entered it. */
  readonly by: Key | null;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** As the secretariat worded it after it was submitted; the original stays beside it. */
  readonly reworded: Bilingual | null;
  readonly target: Bilingual | null;
  readonly dueOn: IsoDate | null;
  readonly theme: Key | null;
  /** Provision that it serves. */
  readonly serves: { readonly document: Key; readonly provision: Key } | null;
  /** Bodies that were asked to join; `by`: the account that answered. */
  readonly partners: readonly {
    readonly body: Key;
    readonly answer: { readonly by: Key; readonly consents: boolean } | null;
  }[];
  /** Empty: a draft. The first is `submitted`. */
  readonly steps: readonly {
    readonly status:
      | 'submitted'
      | 'verified'
      | 'announced'
      | 'active'
      | 'fulfilled'
      | 'partly'
      | 'lapsed'
      | 'withdrawn';
    readonly on: IsoDate;
    readonly note: Bilingual | null;
  }[];
}

/** Texts of an edition under discussion, from the first report to what was signed and is reported on; all of it sample. */
export interface DemoDeliberation {
  /** Written while the edition is prepared, beside the draft that carries earlier recommendations on. */
  readonly documents: readonly DemoDocument[];
  readonly writtenAt: Instant;
  readonly courses: readonly DemoTextCourse[];
  readonly reports: readonly DemoSessionReport[];
  readonly rewordings: readonly DemoRewording[];
  readonly comments: readonly DemoComment[];
  readonly amendments: readonly DemoAmendment[];
  readonly decisions: readonly DemoDecision[];
  readonly reservations: readonly DemoReservation[];
  readonly signings: readonly DemoSigning[];
  readonly pledges: readonly DemoPledge[];
  readonly followUps: readonly DemoFollowUp[];
}
