import { declareClasses } from '../../platform/personal-data/classes.ts';
import { mailDeclines, mailingReceivers, mailings } from './tables.ts';

/** Classes of messages to many. */
export const notificationsClasses = [
  declareClasses(mailings, {
    internal: [
      'editionId',
      'id',
      'audience',
      'filter',
      'subject',
      'body',
      'necessary',
      'calendar',
      'startsAt',
      'endsAt',
      'place',
      'state',
      'submittedAt',
      'approvedAt',
      'reason',
      'version',
      'createdAt',
      'updatedAt',
    ],
    personal: ['createdBy', 'editedBy', 'submittedBy', 'approvedBy'],
  }),
  declareClasses(mailingReceivers, {
    internal: ['editionId', 'mailingId', 'position', 'language', 'state', 'mailId'],
    personal: ['address', 'addressKey', 'name', 'accountId', 'personId', 'fields', 'times'],
  }),
  declareClasses(mailDeclines, {
    internal: ['id', 'seriesId', 'editionId', 'createdAt'],
    personal: ['address', 'addressKey'],
  }),
].flat();
