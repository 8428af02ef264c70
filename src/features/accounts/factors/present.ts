import type { HeldRow, PasskeyRow } from './store.ts';

export const presentPasskey = ({ id, name, createdAt, lastUsedAt, backedUp }: PasskeyRow) => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  backedUp,
});

/** @param required whether a right of the account asks for a second factor */
export const presentHeld = ({ totpSince, passkeys, codesLeft }: HeldRow, required: boolean) => ({
  required,
  totp: totpSince === null ? null : { since: totpSince.toISOString() },
  passkeys: passkeys.map(presentPasskey),
  recoveryCodesLeft: codesLeft,
});
