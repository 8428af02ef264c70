/** States of badges, and what they may become. Pure. */
import { codeCategories } from '../rules/badge-code.ts';
import { type BadgeState, badgeStates } from '../tables.ts';

export type { BadgeState };

/** Categories of those who come, as the badge says them. */
export const badgeCategories = codeCategories;
export type BadgeCategory = (typeof codeCategories)[number];

/**
 * What a badge may become. `issued` waits to be handed out, `collected` was; `active` was seen at a door. `suspended`
 * opens nothing for now; `lost` and `revoked` never again; `reissued` is one that another has replaced.
 */
export const badgeTransitions: Readonly<Record<BadgeState, readonly BadgeState[]>> = {
  issued: ['collected', 'active', 'suspended', 'lost', 'revoked'],
  collected: ['active', 'suspended', 'lost', 'revoked'],
  active: ['suspended', 'lost', 'revoked'],
  suspended: ['issued', 'collected', 'active', 'lost', 'revoked'],
  lost: ['revoked', 'reissued'],
  revoked: ['reissued'],
  reissued: [],
};

export const mayBecome = (from: BadgeState, to: BadgeState): boolean => badgeTransitions[from].includes(to);

/** States in which somebody holds a badge: one at a time. */
export const heldStates: readonly BadgeState[] = ['issued', 'collected', 'active', 'suspended'];

export const isHeld = (state: BadgeState): boolean => heldStates.includes(state);

/** Whether a door opens. */
export const opensDoors = (state: BadgeState): boolean => isHeld(state) && state !== 'suspended';

export const isState = (text: string | undefined): text is BadgeState =>
  (badgeStates as readonly string[]).includes(text ?? '');

/** What becomes of a badge when its holder's accreditation takes a state. */
export type Consequence = 'open' | 'suspend' | 'revoke';

/**
 * `open`: it opens doors again, or one is issued. Data that changed and a decision that waits suspend; what was refused or
 * taken back revokes.
 */
export const consequenceOf = {
  submitted: 'suspend',
  'under-review': 'suspend',
  approved: 'open',
  returned: 'suspend',
  refused: 'revoke',
  'on-hold': 'suspend',
  revoked: 'revoke',
} as const satisfies Record<string, Consequence>;

/** Numbers of zones have room in the code: 0 to 31. */
export const MOST_ZONES = 32;

/** Days of an edition that a code has room for. */
export const MOST_DAYS = 24;

const DAY = 86_400_000;

/** How many days an edition lasts, at most {@link MOST_DAYS}. */
export const daysOf = (edition: { readonly startsOn: string; readonly endsOn: string }): number =>
  Math.min(MOST_DAYS, Math.round((Date.parse(edition.endsOn) - Date.parse(edition.startsOn)) / DAY) + 1);

/** The calendar day of a day counted from 0. */
export const dayAt = (startsOn: string, day: number): string =>
  new Date(Date.parse(startsOn) + day * DAY).toISOString().slice(0, 10);

/** A serial as people read it: `00042`. */
export const serialText = (serial: number): string => String(serial).padStart(5, '0');

/** The serial that somebody typed, in digits of either script and with zeros before it; undefined for anything else. */
export const readSerial = (typed: string): number | undefined => {
  const digits = typed.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).trim();
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
};
