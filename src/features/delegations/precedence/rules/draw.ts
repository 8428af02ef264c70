import { createHash } from 'node:crypto';

/**
 * Draws lots: shuffles by a seed, so that anybody who knows the seed gets the same order.
 *
 * The lot of a party is SHA-256 of `<seed>:<key>` as 64 hexadecimal digits, the seed and the key in UTF-8; the party with
 * the smallest lot is first. The key is the state's ISO code (`SA`) or the body's short address (`arab-bureau`): both are
 * shown, so that `printf '%s' 'seed:SA' | sha256sum` is all that a repetition needs.
 */
export function drawLots<T>(
  parties: readonly T[],
  keyOf: (party: T) => string,
  seed: string,
): { readonly party: T; readonly lot: string }[] {
  return parties
    .map((party) => ({
      party,
      lot: createHash('sha256')
        .update(`${seed}:${keyOf(party)}`)
        .digest('hex'),
    }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0));
}
