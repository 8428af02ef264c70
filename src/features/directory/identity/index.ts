/**
 * Passports and identity cards that an edition holds: numbers sealed under the edition's own key, masked everywhere, read
 * whole with a reason that is recorded, and gone for good when the key is destroyed.
 */
export { addIdentityApi, type IdentityDeps } from './api.ts';
export type { DocumentEdition, DocumentEditions, EditionFrame } from './editions.ts';
export { addIdentityPages } from './pages/index.ts';
export { readMaskedIdentity } from './policy.ts';
export {
  createIdentityService,
  type IdentityService,
  readDocumentNumber,
  readReason,
} from './service.ts';
