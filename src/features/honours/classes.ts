import { declareClasses } from '../../platform/personal-data/classes.ts';
import { certificates, honours } from './tables.ts';

/** Classes of the honours' columns. A certificate is its holder's: whoever has the code may read it, nobody else. */
export const honoursClasses = [
  declareClasses(honours, {
    public: [
      'editionId',
      'id',
      'award',
      'personId',
      'bodyId',
      'citation',
      'position',
      'conferredOn',
      'sample',
      'version',
      'updatedAt',
    ],
  }),
  declareClasses(certificates, {
    internal: [
      'editionId',
      'id',
      'kind',
      'bodyId',
      'sessionId',
      'honourId',
      'basis',
      'hours',
      'ordinal',
      'serial',
      'issuedOn',
      'status',
      'revokedAt',
      'replacedById',
      'sample',
      'version',
      'createdAt',
      'updatedAt',
    ],
    personal: ['personId', 'holder', 'statement', 'signatories', 'revocationReason', 'act'],
    secret: ['code'],
  }),
].flat();
