import type { Database } from '../../platform/database/index.ts';
import type { EditionFinder, EditionWhole } from '../series/index.ts';
import { CODE_LENGTH, readCode } from './codes.ts';
import type { VerificationView } from './contract/verifications.ts';
import { presentVerification } from './present.ts';
import { type CertificateWhole, findByCode } from './store/certificates.ts';

/**
 * Something besides certificates that carries a verification code, such as a sealed text. A feature gives its own; what
 * was typed comes as it is, and undefined says "none of mine".
 */
export interface Verifiable {
  verify(typed: string): Promise<Verified | undefined>;
}

/** What verification found. */
export interface Verified {
  readonly view: VerificationView;
  readonly whole: EditionWhole;
  /** Path of the document without the language; undefined for a certificate. */
  readonly path?: string;
  readonly certificate?: CertificateWhole;
}

export type Verification = ReturnType<typeof createVerification>;

/** A code that no certificate has: U is not in its alphabet. */
const NO_CODE = 'U'.repeat(CODE_LENGTH);

/** Looks up codes for everybody: certificates first, then what other features can verify. */
export function createVerification(deps: {
  database: Pick<Database, 'db'>;
  finder: EditionFinder;
  verifiables: readonly Verifiable[];
}) {
  const { database, finder, verifiables } = deps;
  return {
    async find(typed: string): Promise<Verified | undefined> {
      // What can't be a code is looked up like one, so that an answer's time tells nothing about codes.
      const certificate = await findByCode(database.db, readCode(typed) ?? NO_CODE);
      if (certificate !== undefined) {
        const whole = await finder.find(certificate.certificate.editionId);
        if (whole === undefined) return undefined;
        return { view: presentVerification(certificate, whole), whole, certificate };
      }
      for (const verifiable of verifiables) {
        const found = await verifiable.verify(typed);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
