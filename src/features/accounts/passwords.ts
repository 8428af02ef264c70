import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane: OWASP's recommendation; about 47 ms on a small machine. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes at work at one time: each takes a core and 19 MiB. */
const AT_ONCE = 4;

/** What an unknown account's password is compared with, so that the answer takes as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$1CwbPZtIQKkfFhnPb0wDYvF0lHCbpTT9Wm5zUQGXKXI';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password, an account without one, an unknown account. */
  matches(password: string, stored: string | null | undefined): Promise<boolean>;
}

/** Hashing with a cap on how many run at once: a flood of sign-ins waits, and other requests go on. */
export function createPasswords(atOnce: number = AT_ONCE): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };

  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), PASSWORD_COST)),
    matches: (password, stored) =>
      inTurn(async () => {
        const good = await verify(stored ?? NOBODY, password.normalize('NFC')).catch(() => false);
        return good && stored != null;
      }),
  };
}
