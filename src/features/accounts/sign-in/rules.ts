/** Wrong codes that an account forgives in a day, whoever typed them; after it only passkeys and recovery codes count. */
export const DAILY_ATTEMPTS = 30;

/** Shortest password, in characters: without a second factor, and with one. */
export const SHORTEST_PASSWORD = { alone: 15, withFactor: 12 } as const;
