import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentCertificate, presentHonour } from './present.ts';
import { listCertificates } from './store/certificates.ts';
import { listHonours } from './store/honours.ts';

/** More certificates than any edition issues. */
const ALL = 1_000_000;

/**
 * Honours, and certificates without what is their holders' alone: the code that opens a certificate's page, and the
 * reasons that the organiser states.
 */
export const honoursExport: EditionExport = async ({ db }, { edition }) => {
  const certificates = await listCertificates(db, edition.id, {}, { limit: ALL });
  return [
    jsonFile('honours.json', { items: (await listHonours(db, edition.id)).map(presentHonour) }),
    jsonFile('certificates.json', {
      items: certificates.map((row) => {
        const {
          code: _code,
          verifyUrl: _address,
          statement: _statement,
          ...view
        } = presentCertificate(row, '');
        return view;
      }),
    }),
  ];
};
