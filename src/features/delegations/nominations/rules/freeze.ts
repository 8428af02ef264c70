/** From when on a focal point changes nothing any more: the delegation's own date before the edition's; null: never. */
export const freezeOf = (own: Date | null, edition: Date | null): Date | null => own ?? edition;

export const isFrozen = (freezesAt: Date | null, now: Date): boolean =>
  freezesAt !== null && freezesAt <= now;
