/** Keeps the pace of mails to one domain, so that its server does not take them for a flood. */
export interface Pace {
  /**
   * Asks for a mail's turn. A turn that lies ahead is kept for it: asked again then, it is free at once.
   * @returns milliseconds until its turn; 0: now
   */
  wait(mailId: string, domain: string, now: number): number;
}

/**
 * @param perMinute mails a minute to one domain
 * @param burst how many may leave at once after a pause. Default 10
 */
export function createPace(perMinute: number, burst = 10): Pace {
  const interval = 60_000 / perMinute;
  /** When the next mail to the domain would leave if all left evenly. */
  const next = new Map<string, number>();
  const turns = new Map<string, number>();
  return {
    wait(mailId, domain, now) {
      const kept = turns.get(mailId);
      if (kept !== undefined) {
        if (kept <= now) turns.delete(mailId);
        return Math.max(0, kept - now);
      }
      const even = Math.max(next.get(domain) ?? 0, now);
      next.set(domain, even + interval);
      const wait = Math.max(0, Math.ceil(even - now - (burst - 1) * interval));
      if (wait > 0) turns.set(mailId, now + wait);
      return wait;
    },
  };
}
