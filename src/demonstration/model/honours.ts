import type { Bilingual, Instant, IsoDate, Key, Provenance } from './text.ts';

/** Somebody or something that receives an honour or a certificate. */
export type DemoRecipient =
  | { readonly kind: 'person'; readonly person: Key }
  | { readonly kind: 'body'; readonly body: Key };

/** A kind of honour. */
export interface DemoHonourScheme extends Provenance {
  readonly key: Key;
  readonly name: Bilingual;
  readonly award: 'certificate' | 'shield' | 'medal';
}

/** An honour given. */
export interface DemoConferral extends Provenance {
  readonly key: Key;
  readonly scheme: Key;
  readonly recipient: DemoRecipient;
  /** Why, after «تقديرًا لـ» / “in recognition of”. */
  readonly citation: Bilingual;
  /** Order of being called up, from 1. */
  readonly order: number;
  readonly conferredBy: Key;
  readonly session: Key;
  readonly at: Instant;
}

export type CertificateKind =
  | 'attendance'
  | 'participation'
  | 'speaker'
  | 'trainer'
  | 'organiser'
  | 'exhibitor'
  | 'appreciation';

/** The recorded fact that a certificate attests; every certificate rests on exactly one. */
export type CertificateBasis =
  | { readonly kind: 'attendance'; readonly registration: Key }
  | { readonly kind: 'participation'; readonly participation: Key }
  | {
      readonly kind: 'role';
      readonly session: Key;
      readonly role: 'speaker' | 'trainer' | 'panellist' | 'moderator';
    }
  | { readonly kind: 'stand'; readonly stand: Key }
  | { readonly kind: 'organiser' }
  | { readonly kind: 'conferral'; readonly conferral: Key };

/** A certificate. Verification codes are issued by the system, not written here. */
export interface DemoCertificate extends Provenance {
  readonly key: Key;
  readonly kind: CertificateKind;
  readonly recipient: DemoRecipient;
  readonly basis: CertificateBasis;
  /** Serial within the edition, from 1, without gaps. */
  readonly serial: number;
  readonly issuedOn: IsoDate;
  readonly signatory: Key;
}
