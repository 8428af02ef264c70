import { createHash, randomBytes } from 'node:crypto';
import type { confirmationStates } from '../tables.ts';

/** Whether somebody has agreed; `none`: nobody asked them. */
export type SpeakerState = (typeof confirmationStates)[number] | 'none';
export const speakerStates: readonly SpeakerState[] = ['none', 'asked', 'confirmed', 'declined'];

/** A secret that nobody guesses: 192 bits, safe in an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url');
/** What is kept of a secret: SHA-256, hex. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
/** Whether a text can be a secret at all. */
export const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{32}$/.test(text);

/** Why somebody cannot answer about a session any more; undefined when they can. */
export function answerFault(
  session: { readonly status: string; readonly endsAt: Date | null },
  now: Date,
): 'session-is-over' | 'session-was-cancelled' | undefined {
  if (session.status === 'cancelled') return 'session-was-cancelled';
  return session.endsAt !== null && session.endsAt <= now ? 'session-is-over' : undefined;
}

/** What asking does: those who confirmed are left in peace, those who were asked are reminded. */
export const askingOf = (state: SpeakerState): 'ask' | 'remind' | 'leave' =>
  state === 'confirmed' ? 'leave' : state === 'asked' ? 'remind' : 'ask';
