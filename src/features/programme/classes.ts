import { declareClasses } from '../../platform/personal-data/classes.ts';
import { importSources, papers, roleHolders, sessions } from './tables.ts';

/** Classes of the programme's columns: what is in the programme is public, with who speaks in it. */
export const programmeClasses = [
  declareClasses(sessions, {
    public: [
      'editionId',
      'id',
      'code',
      'slug',
      'kind',
      'title',
      'abstract',
      'themeId',
      'roomId',
      'startsAt',
      'endsAt',
      'common',
      'languages',
      'interpretation',
      'capacity',
      'audience',
      'liveUrl',
      'links',
      'status',
      'cancellationReason',
      'movedFrom',
      'sequence',
      'version',
      'createdAt',
      'updatedAt',
    ],
    internal: ['importKey'],
  }),
  declareClasses(roleHolders, {
    public: ['editionId', 'sessionId', 'personId', 'role', 'position', 'topic'],
  }),
  declareClasses(papers, {
    public: ['editionId', 'id', 'sessionId', 'position', 'title', 'abstract', 'authorIds'],
  }),
  // Keys of files are what their authors wrote, names among them.
  declareClasses(importSources, { internal: ['editionId', 'kind', 'thingId'], personal: ['key'] }),
].flat();
