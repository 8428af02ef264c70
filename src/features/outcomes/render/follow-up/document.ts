import type { EditionFacts, TextPair, ThemeFacts } from '../../../../platform/document/index.ts';
import type { CalendarDay, Language, LocalText } from '../../../../platform/language/index.ts';
import type { AssessedState, ResponseKind, SelfState } from '../../follow-up/rules.ts';
import type { dispositionOutcomes } from '../../tables.ts';

/** How one body stands with a recommendation, and the words on either side. */
export interface FollowUpStanding {
  readonly body: TextPair;
  readonly role: 'lead' | 'supporting' | 'other';
  /** What it says of itself; `silent` where nothing came. */
  readonly says: SelfState;
  /** What an assessor from outside finds; never computed from the other. */
  readonly finds: AssessedState;
  readonly response: {
    readonly kind: ResponseKind;
    readonly on: CalendarDay;
    readonly note: TextPair | null;
  } | null;
  /** Rounds without a report since the last that came. */
  readonly missed: number;
  /** What was published last. */
  readonly report: {
    readonly on: CalendarDay;
    readonly text: LocalText | null;
    /** What it shows for it, save what is confidential. */
    readonly evidence: readonly TextPair[];
  } | null;
  readonly assessment: {
    readonly on: CalendarDay;
    readonly text: LocalText;
    readonly assessor: TextPair | null;
    readonly assessorBody: TextPair | null;
  } | null;
}

/** A step that a body takes. */
export interface FollowUpStep {
  readonly title: TextPair;
  readonly body: TextPair;
  /** Whether it is a milestone of the action before it. */
  readonly milestone: boolean;
  readonly state: 'open' | 'reached' | 'dropped';
  /** Day of the state; of what is open, the day by which it is due. */
  readonly on: CalendarDay | null;
}

/** What is measured, from where to where. */
export interface FollowUpIndicator {
  readonly name: TextPair;
  readonly unit: TextPair;
  readonly baseline: number | null;
  readonly latest: { readonly value: number; readonly on: CalendarDay } | null;
  readonly target: number | null;
}

/** A recommendation and all that became of it. */
export interface FollowUpEntry {
  readonly number: number;
  readonly code: string | null;
  readonly title: TextPair | null;
  readonly text: LocalText;
  /** Number of its theme; `null`: it belongs to none. */
  readonly theme: number | null;
  /** Editions that it has lived through, its own included. */
  readonly age: number;
  /** What was decided of it when its edition handed over to the next; `null`: nothing yet. */
  readonly disposition: {
    readonly outcome: (typeof dispositionOutcomes)[number];
    readonly reason: TextPair | null;
  } | null;
  /** The lead body first. */
  readonly standings: readonly FollowUpStanding[];
  readonly steps: readonly FollowUpStep[];
  readonly indicators: readonly FollowUpIndicator[];
}

/** The follow-up of an edition's recommendations on a day: plain data, so that rendering needs no database. */
export interface FollowUpDocument {
  readonly edition: EditionFacts;
  /** `NF/1/FU` */
  readonly symbol: string;
  /** Day of the state that is shown. */
  readonly asOf: CalendarDay;
  readonly authentic: Language;
  /** Where the same is open as data, in each language, without a protocol. */
  readonly address: Readonly<Record<Language, string>>;
  readonly themes: readonly ThemeFacts[];
  /** In the order of their numbers. */
  readonly entries: readonly FollowUpEntry[];
  /** Invented for illustration: cover and header say so. */
  readonly sample: boolean;
}
