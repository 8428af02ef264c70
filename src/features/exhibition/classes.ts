import { declareClasses } from '../../platform/personal-data/classes.ts';
import { stands } from './tables.ts';

/** Classes of the exhibition's columns. */
export const exhibitionClasses = declareClasses(stands, {
  public: [
    'editionId',
    'id',
    'number',
    'roomId',
    'class',
    'outline',
    'services',
    'status',
    'exhibitorBodyId',
    'exhibits',
    'sample',
    'version',
    'updatedAt',
  ],
});
