/**
 * Draws certificates as PDF: wording, page in one language, page in both. Pure: plain data in, bytes out; no database, no clock.
 */
export type {
  CertificateDocument,
  CertificateHolderFacts,
  CertificateKind,
  CertificateSignatory,
  CertificateWording,
} from './certificate.ts';
export { renderCertificate, renderCertificates } from './render.ts';
export { groupedCode } from './verification.ts';
export { certificateWording } from './wording.ts';
