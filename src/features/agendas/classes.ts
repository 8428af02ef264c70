import { declareClasses } from '../../platform/personal-data/classes.ts';
import { agendaFeeds, agendaLooks, favourites } from './tables.ts';

/** Classes of personal agendas: what somebody wants to attend is theirs alone. */
export const agendasClasses = [
  declareClasses(favourites, {
    internal: ['editionId', 'createdAt'],
    personal: ['accountId', 'sessionId'],
  }),
  declareClasses(agendaFeeds, {
    internal: ['editionId', 'id', 'createdAt', 'revokedAt'],
    personal: ['accountId', 'lastReadAt'],
    secret: ['secretHash'],
  }),
  declareClasses(agendaLooks, {
    internal: ['editionId', 'releaseNumber'],
    personal: ['accountId', 'lookedAt'],
  }),
].flat();
