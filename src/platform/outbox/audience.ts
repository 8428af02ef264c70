/**
 * Where the receivers of a message to many come from. A feature that knows people by their addresses exports one
 * `AudienceSource` for each list that people ask for ("speakers", "focal points"), and `src/app.ts` hands it to the
 * notifications. The source answers for who stands in its list; whether somebody declined, or an address bounces, it
 * need not know.
 */
import type { Db } from '../database/index.ts';
import type { Language, LocalText } from '../language/index.ts';

/** The same in both languages; where one is missing, the other stands in for it. */
export type InBoth = Readonly<Record<Language, string>>;

/** A time that goes into a receiver's calendar. */
export interface MailTime {
  /** Of what takes place then: the same in every message, so that calendars know it again. */
  readonly id: string;
  readonly title: InBoth;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: InBoth | null;
}

/** Somebody to whom a message may go. Those without an address are left out by their source. */
export interface AudienceMember {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly address: string;
  readonly name: InBoth;
  /** The language that they read. */
  readonly language: Language;
  /** A text for every field that the source declares. */
  readonly fields: Readonly<Record<string, InBoth>>;
  readonly times?: readonly MailTime[];
}

/** One thing by which a list is narrowed. */
export interface AudienceFilter {
  /** Latin letters and hyphens; the name of the form's field. */
  readonly name: string;
  /** Message key. */
  readonly label: string;
  /** What may be chosen in an edition: words by message key, or texts of the edition itself. */
  options(
    db: Db,
    editionId: string,
  ): Promise<readonly { readonly value: string; readonly label: { readonly word: string } | LocalText }[]>;
}

export interface AudienceSource {
  /** Latin letters and hyphens. */
  readonly key: string;
  /** Message key: what the list is called. */
  readonly label: string;
  /** What the text may say of each receiver besides `name`, `forum` and `edition`: `{{key}}`. */
  readonly fields: readonly { readonly key: string /** Message key. */; readonly label: string }[];
  readonly filters: readonly AudienceFilter[];
  /**
   * Everybody in the list, in an order that stays, by a fixed number of statements. An address may come twice: the
   * first counts.
   * @param filter chosen values by the filters' names; what is not chosen is left out
   */
  list(
    db: Db,
    editionId: string,
    filter: Readonly<Record<string, string>>,
  ): Promise<readonly AudienceMember[]>;
}

/** A text in both languages, each standing in for the other. */
export const inBoth = (text: LocalText): InBoth => ({ ar: text.ar || text.en, en: text.en || text.ar });

/** A text that is the same in both. */
export const same = (text: string): InBoth => ({ ar: text, en: text });
