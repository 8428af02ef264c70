/**
 * Signing in: the first proof, the step to the second factor, what a browser keeps of it, one's own account and
 * sign-ins. Every way of signing in ends in {@link Entrance}'s `admit`.
 */
export { addSignInApi } from './api.ts';
export { createEntrance, type Entrance } from './entrance.ts';
export { addAccountPages } from './pages/account-pages.ts';
export { addSignInPages } from './pages/sign-in-pages.ts';
export { addSignInsPage } from './pages/sign-ins-page.ts';
export { addStepUpPage } from './pages/step-up-page.ts';
export { passwordFault } from './password-rules.ts';
export type { PasswordNotice } from './proving.ts';
export { SHORTEST_PASSWORD } from './rules.ts';
export { createSignInService, type SignInService } from './service.ts';
