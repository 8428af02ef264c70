/** How long an access token holds, in seconds: what is withdrawn is asked at every request, so this only spares work. */
export const ACCESS_SECONDS = 10 * 60;

/** Longest sign-in whatever happens, in hours: 30 days. */
export const SIGN_IN_HOURS = 30 * 24;

/** Longest pause between two uses of a sign-in, in hours; the second where a second factor was shown: staff. */
export const IDLE_HOURS = { ordinary: 14 * 24, guarded: 12 } as const;

/**
 * For how long a browser may show a refresh token a second time, in seconds: two of its requests that crossed. It gets
 * an access token and no new refresh token. Programs have no such excuse.
 */
export const CROSSED_SECONDS = 10;

/** How long the second factor may take after the password, in minutes, and how many wrong codes it forgives. */
export const STEP_MINUTES = 10;
export const STEP_ATTEMPTS = 5;
