import type { Bilingual, Key, Provenance, StateCode } from './text.ts';

/** Sort of organisation; decides the word that a list uses for it. */
export type BodyKind =
  | 'ministry'
  | 'agency'
  | 'authority'
  | 'council'
  | 'bureau'
  | 'secretariat'
  | 'organisation'
  | 'association'
  | 'company'
  | 'university'
  | 'institute'
  | 'centre'
  | 'committee'
  | 'task-force'
  | 'medium';

/** A ministry, agency, organisation, company, association or medium. */
export interface DemoBody extends Provenance {
  readonly key: Key;
  readonly kind: BodyKind;
  readonly name: Bilingual;
  /** Name for narrow places (badges, tables); `null`: use `name`. */
  readonly shortName: Bilingual | null;
  /** Grammatical gender of the Arabic name: «تمنح وزارة …», but «يمنح مركز …». */
  readonly gender: 'm' | 'f';
  /** Body under which it works, or `null`. Never circular. */
  readonly parent: Key | null;
  /** `null` for international and regional bodies. */
  readonly state: StateCode | null;
}

/**
 * A person's titles, name and post in one language; what does not apply is `null`. Arabic titles carry their
 * article («اللواء», «الدكتورة»), so that the parts are joined by spaces in the order of the fields.
 */
export interface PersonText {
  /** «معالي», “H.E.” At most one. */
  readonly honorific: string | null;
  /** Military or police rank. */
  readonly rank: string | null;
  /** «الدكتور», “Dr”. */
  readonly academicTitle: string | null;
  readonly name: string;
  readonly post: string | null;
}

/** A person. Persons outlive editions; state and body are optional. */
export interface DemoPerson extends Provenance {
  readonly key: Key;
  /** Grammatical gender. */
  readonly gender: 'm' | 'f' | 'unstated';
  readonly ar: PersonText;
  readonly en: PersonText;
  readonly body: Key | null;
  /** The post already names the body («وزير العدل»), so that a line of titles leaves the body out. */
  readonly postNamesBody: boolean;
  readonly state: StateCode | null;
}

/** Part that an account plays; rights are per edition and, where it applies, per body or delegation. */
export type AccountRole =
  | 'organiser'
  | 'programme-manager'
  | 'secretariat'
  | 'editor'
  | 'rapporteur'
  | 'protocol'
  | 'registration-desk'
  | 'exhibition-manager'
  | 'focal-point'
  | 'delegate'
  | 'speaker'
  | 'reviewer'
  | 'exhibitor'
  | 'reporter'
  | 'assessor'
  | 'press'
  | 'administrator';

/** One right of an account. */
export interface DemoGrant {
  readonly role: AccountRole;
  /**
   * Where it holds: everywhere; a series and all its editions; one edition; within an edition, one
   * participation (a delegation), one stand's exhibitor or one responsible body.
   */
  readonly scope:
    | { readonly kind: 'everywhere' }
    | { readonly kind: 'series'; readonly series: Key }
    | { readonly kind: 'edition'; readonly edition: Key }
    | { readonly kind: 'participation'; readonly edition: Key; readonly participation: Key }
    | { readonly kind: 'body'; readonly edition: Key; readonly body: Key };
}

/** Somebody who can sign in to the demonstration. The password is the loader's to choose and print. */
export interface DemoAccount {
  readonly key: Key;
  /** Always at `example.org`. */
  readonly email: string;
  /** What the account is called in lists of accounts. */
  readonly name: Bilingual;
  /** The person behind it, where the directory has one. */
  readonly person: Key | null;
  readonly language: 'ar' | 'en';
  readonly grants: readonly DemoGrant[];
}
