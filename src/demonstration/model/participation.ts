import type { Bilingual, Instant, IsoDate, Key, Provenance, StateCode } from './text.ts';

/** In what capacity a state or a body takes part. */
export type ParticipationCategory = 'member' | 'observer' | 'guest' | 'international-organisation';

/**
 * A state or a body that takes part in an edition, with its delegation. `sample: false` says that it took part;
 * category and quota are supplied for every participation.
 */
export interface DemoParticipation extends Provenance {
  readonly key: Key;
  readonly party:
    | { readonly kind: 'state'; readonly state: StateCode }
    | { readonly kind: 'body'; readonly body: Key };
  readonly category: ParticipationCategory;
  /** How many persons it may nominate. */
  readonly quota: number;
  /** How many took part, where only the number is known (an online workshop); `null`: count the members. */
  readonly attended: number | null;
  /** The number is part of an invented distribution of a recorded total. */
  readonly attendedIsSample: boolean;
  readonly invitation: DemoInvitation | null;
  readonly focalPoint: Key | null;
  readonly head: Key | null;
  /** Without the head. */
  readonly members: readonly Key[];
}

/** How far an invitation has come. */
export interface DemoInvitation {
  readonly status: 'drafted' | 'approved' | 'dispatched' | 'acknowledged' | 'accepted' | 'declined';
  /** Letter number, once dispatched. */
  readonly letter: string | null;
  readonly dispatchedOn: IsoDate | null;
  readonly repliedOn: IsoDate | null;
}

/** What a person registered as. */
export type RegistrationCategory = 'delegate' | 'speaker' | 'press' | 'exhibitor' | 'organiser' | 'public';

/** A person's registration for an edition, with workshop places and presence. */
export interface DemoRegistration extends Provenance {
  readonly key: Key;
  readonly person: Key;
  readonly category: RegistrationCategory;
  /** Participation whose delegation the person belongs to. */
  readonly participation: Key | null;
  readonly submittedAt: Instant;
  /** Days on which the person was checked in; empty before the edition. */
  readonly presentOn: readonly IsoDate[];
  /** Places in sessions to sign up for. */
  readonly places: readonly DemoPlace[];
}

/** A place in a workshop, screening or visit. */
export interface DemoPlace {
  readonly session: Key;
  readonly status: 'waiting' | 'offered' | 'confirmed' | 'expired' | 'cancelled' | 'attended' | 'absent';
}

/** The order of parties for an occasion (seats, flags, speaking). */
export interface DemoPrecedence extends Provenance {
  readonly key: Key;
  readonly occasion: Bilingual;
  readonly scheme: 'curated' | 'alphabetical' | 'draw' | 'rank-and-seniority';
  /** Language of an alphabetical order; `null` for the other schemes. */
  readonly language: 'ar' | 'en' | null;
  /** What follows it. */
  readonly uses: readonly ('list' | 'seating' | 'flags' | 'speaking' | 'signing')[];
  readonly host: 'none' | 'first';
  /** Of a draw. */
  readonly seed: string | null;
  /** Keys of participations that lead an order set by hand; the rest follows by the alphabet. */
  readonly order: readonly Key[];
  /** Whom a second version put right after the host, and why; `null`: there is one version. */
  readonly revised: { readonly second: Key; readonly comment: string } | null;
}
