import type { ApiTokenRow } from './store.ts';

export const presentToken = ({
  id,
  name,
  prefix,
  scopes,
  editionId,
  secondFactor,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiTokenRow) => ({
  id,
  name,
  prefix,
  scopes: [...scopes],
  editionId,
  secondFactor,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
