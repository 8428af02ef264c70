import { declareClasses } from '../../platform/personal-data/classes.ts';
import * as tables from './tables.ts';

/** Classes of the accounts' columns. Nothing of an account is public. */
export const accountsClasses = [
  declareClasses(tables.accounts, {
    internal: ['id', 'language', 'disabledAt', 'mergedInto', 'version', 'createdAt', 'updatedAt'],
    personal: ['email', 'emailVerifiedAt', 'name'],
    secret: ['passwordHash'],
  }),
  declareClasses(tables.grants, {
    internal: ['id', 'role', 'scopeKind', 'scopeId', 'expiresAt', 'lentFrom', 'createdAt'],
    personal: ['accountId', 'grantedBy', 'note'],
  }),
  declareClasses(tables.oneTimeLinks, {
    internal: ['id', 'purpose', 'editionId', 'expiresAt', 'usedAt', 'withdrawnAt', 'createdAt'],
    personal: ['accountId', 'email', 'payload', 'createdBy'],
    secret: ['secretHash'],
  }),
  declareClasses(tables.signIns, {
    internal: ['id', 'expiresAt', 'endedAt', 'end'],
    personal: [
      'accountId',
      'method',
      'secondFactor',
      'secondFactorAt',
      'ip',
      'userAgent',
      'lastSeenAt',
      'createdAt',
    ],
  }),
  declareClasses(tables.refreshTokens, {
    internal: ['signInId', 'expiresAt', 'usedAt', 'createdAt'],
    secret: ['secretHash'],
  }),
  declareClasses(tables.signInSteps, {
    internal: ['method', 'attempts', 'expiresAt', 'createdAt'],
    personal: ['accountId'],
    secret: ['secretHash'],
  }),
  declareClasses(tables.totpSecrets, {
    internal: ['confirmedAt', 'lastStep', 'createdAt'],
    personal: ['accountId'],
    secret: ['sealedSecret'],
  }),
  declareClasses(tables.passkeys, {
    internal: ['counter', 'transports', 'backedUp', 'createdAt'],
    personal: ['id', 'accountId', 'name', 'lastUsedAt'],
    secret: ['publicKey'],
  }),
  declareClasses(tables.passkeyChallenges, {
    internal: ['purpose', 'expiresAt', 'createdAt'],
    personal: ['accountId'],
    secret: ['challenge'],
  }),
  declareClasses(tables.recoveryCodes, {
    internal: ['id', 'usedAt', 'createdAt'],
    personal: ['accountId'],
    secret: ['codeHash'],
  }),
  declareClasses(tables.identities, {
    internal: ['createdAt'],
    personal: ['issuer', 'subject', 'accountId', 'email', 'lastUsedAt'],
  }),
  declareClasses(tables.oidcFlows, {
    internal: ['next', 'expiresAt', 'createdAt'],
    personal: ['accountId'],
    secret: ['stateHash', 'nonce', 'codeVerifier'],
  }),
  declareClasses(tables.apiTokens, {
    internal: ['id', 'scopes', 'editionId', 'secondFactor', 'expiresAt', 'revokedAt', 'createdAt'],
    personal: ['accountId', 'name', 'prefix', 'lastUsedAt'],
    secret: ['secretHash'],
  }),
  declareClasses(tables.signingKeys, {
    // The public halves are published at their address.
    public: ['id', 'publicPem'],
    internal: ['activatedAt', 'retiresAt', 'createdAt'],
    secret: ['sealedPrivate'],
  }),
].flat();
