import type { Actor } from '../../platform/actor/index.ts';
import { behindWall, type Database } from '../../platform/database/index.ts';
import type { EditionFinder, EditionWhole } from '../series/index.ts';
import type { CertificateWhole } from './store/certificates.ts';
import { listCertificatesOf } from './store/holders.ts';

/** A certificate of one's own, with its edition. */
export interface Own extends CertificateWhole {
  readonly whole: EditionWhole;
}

/** The certificates of whoever is signed in, newest first; none of anybody else. */
export async function listOwnCertificates(
  { database, finder }: { readonly database: Database; readonly finder: EditionFinder },
  actor: Actor,
): Promise<Own[]> {
  if (actor.kind !== 'account') return [];
  const found = await behindWall(database, (tx) => listCertificatesOf(database, tx, actor.accountId));
  const editions = new Map<string, EditionWhole | undefined>();
  for (const { certificate } of found) {
    if (!editions.has(certificate.editionId)) {
      editions.set(certificate.editionId, await finder.find(certificate.editionId));
    }
  }
  return found.flatMap((one) => {
    const whole = editions.get(one.certificate.editionId);
    // What was replaced is told by the one in its place.
    return whole === undefined || one.certificate.status === 'replaced' ? [] : [{ ...one, whole }];
  });
}
