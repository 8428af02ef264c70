/** Longest password, in characters: argon2 takes any, forms do not. What else it must be: `sign-in/password-rules.ts`. */
export const PASSWORD_LENGTH = { max: 200 } as const;

/** How long the link that makes the first organiser works, in hours. */
export const FIRST_LINK_HOURS = 24;

/** An address as it is compared: trimmed, in lower case. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/**
 * Where to go after signing in: only a path of this site, never another's address.
 * @example safeNext('/ar/manage', '/ar') // '/ar/manage'
 * @example safeNext('//evil.example', '/ar') // '/ar'
 */
export const safeNext = (next: unknown, fallback: string): string =>
  typeof next === 'string' && /^\/(?:ar|en)(?:\/[^\\]*)?$/.test(next) && !next.startsWith('//')
    ? next
    : fallback;
