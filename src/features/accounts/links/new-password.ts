import type { Entry } from '../../../platform/entry/index.ts';
import { passwordFault, SHORTEST_PASSWORD } from '../sign-in/index.ts';

/** Notes in the entry what is wrong with a password that somebody chose. */
export function checkPassword(
  entry: Entry,
  password: string,
  { own, hasFactor }: { readonly own: readonly string[]; readonly hasFactor: boolean },
): void {
  const shortest = hasFactor ? SHORTEST_PASSWORD.withFactor : SHORTEST_PASSWORD.alone;
  const fault = passwordFault(password, { shortest, own });
  if (fault !== undefined) entry.refuse('password', fault.code, fault.params);
}
