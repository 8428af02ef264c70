/**
 * The log of changes: who changed what, when, from where and on what authority. Services write it through `changes`;
 * nobody edits it. Its events hang on each other in chains, one for each edition and one for the installation, sealed by
 * the secret key; see `tables.ts`.
 */
export { canonicalText } from './canonical.ts';
export { type AuditSelection, eraseAuditTexts, findAuditTexts } from './erasing.ts';
export { actionWords, actorWords, authorityWords, hasWords, subjectWords, verbWords } from './in-words.ts';
export { type AuditEvent, type AuditFilter, listAuditEvents } from './list.ts';
export { type AuditAuthor, type AuditLog, createAuditLog, type NewAuditEvent } from './log.ts';
export { sealOlderEvents } from './older.ts';
export { type Head as AuditHead, INSTALLATION } from './seals.ts';
export {
  type AuditFault,
  type AuditVerification,
  auditFaults,
  type BrokenChain,
  verifyAuditChains,
} from './verify.ts';
export { policies, subjects, verbs } from './words.ts';
export type { Erasure } from './write.ts';
