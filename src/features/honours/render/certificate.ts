import type { EditionFacts, TextPair } from '../../../platform/document/index.ts';
import type { CalendarDay, NounGender, PersonGender } from '../../../platform/language/index.ts';
import type { certificateKinds } from '../tables.ts';

/** What is certified; decides title and sentence. */
export type CertificateKind = (typeof certificateKinds)[number];

/** Who signs. The page has room for two; further ones are not drawn. */
export interface CertificateSignatory {
  readonly name: TextPair;
  readonly post: TextPair;
}

/** Whom a certificate names, as of the day of issue. */
export interface CertificateHolderFacts {
  /** With its titles, in each language: «الدكتورة نور البحراوي». */
  readonly name: TextPair;
  /** Post and body under the name; `null` or empty leaves the line out. */
  readonly line: TextPair | null;
  /** Grammatical gender of a person; of a body it says nothing. */
  readonly gender: PersonGender;
  readonly isBody: boolean;
  /** Grammatical gender of a body's Arabic name: «لإسهامها», «لإسهامه». Default feminine, as most words for bodies are. */
  readonly bodyGender?: NounGender | null | undefined;
}

/** Everything that a certificate shows: plain data, so that rendering needs no database. */
export interface CertificateDocument {
  readonly kind: CertificateKind;
  /**
   * How the sentence is built. `neutral` (the default): «تمنح … هذه الشهادة إلى … تقديرًا للمشاركة», which suits any holder.
   * `attested`: «تشهد … بأن … قد شاركت»; its verbs agree with the holder, so a person of unstated gender gets the neutral one.
   */
  readonly form?: 'neutral' | 'attested' | undefined;
  readonly holder: CertificateHolderFacts;
  readonly organiser: {
    readonly name: TextPair;
    /** Grammatical gender of the Arabic name: «تمنح وزارة …», but «يمنح مركز …». */
    readonly genderAr: NounGender;
  };
  readonly edition: Pick<EditionFacts, 'title' | 'number' | 'city' | 'from' | 'to' | 'dates'>;
  /** Title of the session that a speaker spoke in or a trainer gave; `null`: the edition as a whole. */
  readonly session: TextPair | null;
  /** Hours certified; `null` says none. */
  readonly hours: number | null;
  /** Why, after «الشكر والتقدير إلى … على» / "appreciation to … for"; shown on certificates of appreciation. */
  readonly citation: TextPair | null;
  /** Such as `NF/1/SPK/0009`. */
  readonly serial: string;
  /** Letters and digits that the verification page asks for; shown in groups of four. */
  readonly code: string;
  /** Where anyone can check it, `https://host/verify/CODE`: what the QR code holds. */
  readonly verifyAddress: string;
  readonly issuedOn: CalendarDay;
  readonly signatories: readonly CertificateSignatory[];
  /** Invented for illustration: the certificate says so. Default false. */
  readonly sample?: boolean | undefined;
}

/** What a certificate says in one language, around the holder's name. */
export interface CertificateWording {
  /** «شهادة مشاركة» */
  readonly title: string;
  /** Before the name: «تمنح الهيئة الوطنية هذه الشهادة إلى». */
  readonly lead: string;
  /** After the name, with its full stop. */
  readonly text: string;
}
