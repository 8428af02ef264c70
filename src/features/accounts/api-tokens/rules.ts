/** Days that a token holds where its owner names no end, and at most. */
export const TOKEN_DAYS = { standard: 90, most: 365 } as const;

/** Tokens of one account in force at a time: more than that and nobody knows which is which. */
export const MAX_TOKENS = 50;

/** How many of its characters a list shows; the rest is the secret. */
export const SHOWN_CHARACTERS = 8;

export const accesses = ['read', 'write'] as const;

/** Every area, in a scope. */
export const EVERYTHING = '*';

/** Scopes that can be given, whatever order they were asked for in: those of every area first. */
export const scopesOf = (areas: readonly string[]): readonly string[] =>
  [EVERYTHING, ...areas].flatMap((area) => accesses.map((access) => `${area}:${access}`));

/**
 * Scopes without those that a wider one contains.
 * @example narrowest(['*:read', 'programme:read', 'programme:write']) // ['*:read', 'programme:write']
 */
export const narrowest = (scopes: readonly string[]): string[] => {
  const whole = accesses.filter((access) => scopes.includes(`${EVERYTHING}:${access}`));
  return [...new Set(scopes)].filter(
    (scope) => scope.startsWith(`${EVERYTHING}:`) || !whole.some((access) => scope.endsWith(`:${access}`)),
  );
};
