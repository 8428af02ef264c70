/**
 * Owns the people who sign in: accounts, their grants, tokens. The full model of access (second factors, invitations,
 * API tokens) stands on it.
 */
export { countAccounts, insertAccount } from './store.ts';
export { createTokens, TOKEN_SECONDS, type Tokens } from './tokens.ts';
