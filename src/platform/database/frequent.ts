/** How often a statement comes before it is prepared: what comes once would only fill the server's memory. */
const OFTEN = 3;
/** Most statements that are prepared; the first that come often have the room. */
const MOST = 400;
/** Statements that are counted at one time. */
const COUNTED = 5_000;
/** Longest text that is prepared: longer ones have as many rows as a list happens to have. */
const LONGEST = 8_000;

/** Says of each statement, as it comes, whether it comes often enough to be prepared. */
export function frequentStatements(): (text: string) => boolean {
  const frequent = new Set<string>();
  let counts = new Map<string, number>();
  return (text) => {
    if (frequent.has(text)) return true;
    if (frequent.size >= MOST || text.length > LONGEST) return false;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      if (counts.size >= COUNTED) counts = new Map();
      counts.set(text, count);
      return false;
    }
    counts.delete(text);
    frequent.add(text);
    return true;
  };
}
