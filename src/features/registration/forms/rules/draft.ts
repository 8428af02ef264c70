import type { Arrival, Guest } from '../../tables.ts';
import type { RegistrationPatch } from '../contract.ts';
import { type Content, nothing } from './content.ts';

/** What a draft keeps: what was typed so far, as the form's pages send it. */
export interface Draft {
  readonly person: Omit<RegistrationPatch, 'answers' | 'guests' | 'arrival' | 'hotel' | 'dietary' | 'access'>;
  readonly content: Content;
  /** Ids of the files that are the photograph and the identity document. */
  readonly photo?: string;
  readonly identity?: string;
  /** Pages that were gone through. */
  readonly done: readonly string[];
}

/** A draft as it was kept; one that is empty, or of an older shape, reads as empty. */
export function readDraft(kept: Readonly<Record<string, unknown>> | null): Draft {
  const { person = {}, content = {}, photo, identity, done = [] } = (kept ?? {}) as Partial<Draft>;
  const given = content as Partial<Content>;
  return {
    person,
    content: {
      ...nothing,
      ...given,
      guests: (given.guests ?? []) as readonly Guest[],
      arrival: (given.arrival ?? null) as Arrival | null,
    },
    done,
    ...(photo === undefined ? {} : { photo }),
    ...(identity === undefined ? {} : { identity }),
  };
}
