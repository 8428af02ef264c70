import { declareClasses } from '../../platform/personal-data/classes.ts';
import { participations } from './tables.ts';

/** Classes of the columns of participations. */
export const delegationsClasses = declareClasses(participations, {
  public: [
    'editionId',
    'id',
    'entityKind',
    'stateCode',
    'bodyId',
    'category',
    'status',
    'participants',
    'note',
    'sample',
    'version',
    'createdAt',
    'updatedAt',
  ],
});
