/** A map that forgets what has not been used for long. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  readonly size: number;
}

/**
 * A map of at most `limit` entries. It keeps two generations: what is read moves to the young one, and when that is half the
 * limit the old one is forgotten. So an entry read among the last `limit / 2` different ones is never lost, and reading costs
 * one look-up.
 */
export const createLru = <V>(limit: number): Lru<V> => {
  const half = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  const keep = (key: string, value: V): void => {
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  return {
    get(key) {
      const recent = young.get(key);
      if (recent !== undefined) return recent;
      const value = old.get(key);
      if (value !== undefined) {
        old.delete(key);
        keep(key, value);
      }
      return value;
    },
    set(key, value) {
      old.delete(key);
      keep(key, value);
    },
    get size() {
      return young.size + old.size;
    },
  };
};
