import type { SignIns, SignInTokens } from '../sign-ins/index.ts';
import type { Entered } from './entering.ts';

type SignInRow = Awaited<ReturnType<SignIns['list']>>[number];

export const presentTokens = ({ accessToken, refreshToken, expiresIn }: SignInTokens) => ({
  accessToken,
  refreshToken,
  tokenType: 'Bearer' as const,
  expiresIn,
});

export const presentStep = ({ step, factors, expiresIn }: Entered & { kind: 'step' }) => ({
  step,
  factors,
  expiresIn,
});

/** @param present id of the sign-in that asks */
export const presentSignIn = (row: SignInRow, present: string | undefined) => ({
  id: row.id,
  present: row.id === present,
  method: row.method,
  secondFactor: row.secondFactor,
  ip: row.ip,
  userAgent: row.userAgent,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
