/**
 * Stable name of an entity, unique within its kind (`person`, `body`, …) for directory entities and within
 * its edition for everything below an edition. Entities refer to each other by key, never by position.
 */
export type Key = string;

/** Public text in both languages. Plain text: no mark-up, paragraphs are separated by one line feed. */
export interface Bilingual {
  readonly ar: string;
  readonly en: string;
}

/** Calendar date in the edition's zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/** Wall-clock time in the edition's zone, 24 hours, `HH:MM`. */
export type LocalTime = string;

/** Point in time as RFC 3339 with the offset that held in the edition's zone, `2016-11-16T13:00:00+03:00`. */
export type Instant = string;

/** ISO 3166-1 alpha-2 code of a state, upper case; the names of states are approved data kept elsewhere. */
export type StateCode = string;

/** Language of a text or of speech. French is spoken in sessions only. */
export type LanguageCode = 'ar' | 'en' | 'fr';

/** Language whose wording prevails. */
export type AuthenticLanguage = 'ar' | 'en';

/**
 * What is invented for illustration and what is recorded.
 *
 * `sample: true` means invented for the demonstration: faces and documents label it so. `sample: false` means
 * recorded fact from public reports of the event; then nothing may be added to it that those reports don't say.
 */
export interface Provenance {
  readonly sample: boolean;
}
