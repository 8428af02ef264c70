/** When a session is joined, and by which addresses. Pure. */

/** Milliseconds before its start from which on a session is joined. */
export const JOIN_EARLY = 15 * 60_000;
/** Milliseconds after its end until which it is: sessions run over. */
export const JOIN_LATE = 15 * 60_000;

export type JoinMoment = 'soon' | 'open' | 'over';

/** Whether a session can be joined at a moment. */
export function joinMoment(
  session: { readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): JoinMoment {
  if (now.getTime() < session.startsAt.getTime() - JOIN_EARLY) return 'soon';
  return now.getTime() <= session.endsAt.getTime() + JOIN_LATE ? 'open' : 'over';
}

/** A meeting address as it is kept; undefined for what no browser should be sent to. */
export function readMeetingUrl(typed: string): string | undefined {
  const text = typed.trim();
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '' && url.hostname !== '';
  return plain && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
