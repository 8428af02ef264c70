/**
 * Second factors: authenticator apps, passkeys and recovery codes; their enrolment, their proof, their removal. Only
 * here is written what an account can show besides a password.
 */
export { addFactorsApi } from './api.ts';
export type { FactorEvent, FactorNotice } from './kit.ts';
export { addFactorsPages } from './pages/index.ts';
export { needsFactor, ownAccount } from './rules.ts';
export { createFactors, type Factors } from './service.ts';
