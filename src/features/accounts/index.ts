/**
 * Owns the people who sign in: accounts, their grants, second factors, sign-ins, links by mail, tokens of programs, the
 * first organiser. How its parts stand on each other: `feature.ts`.
 */
export type { AccountFrame, AccountTab, SignInWay } from './account-frame.ts';
export type { AddressProven, InvitationAccepted } from './events.ts';
export { type AccountsFeature, createAccountsFeature } from './feature.ts';
export { type AccountMerging, accountsMails, type MergeRemark } from './links/index.ts';
export { PASSWORD_COST } from './passwords.ts';
export { accountsTasks, type ScopeFacts, type ScopeTitles } from './rights/index.ts';
export type { NewAccount } from './service.ts';
export { passwordFault } from './sign-in/index.ts';
export { createSignIns, type SignIns } from './sign-ins/index.ts';
export { createSigningKeys, type KeyState } from './sign-ins/keys.ts';
export { insertAccount } from './store.ts';
