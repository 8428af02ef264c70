import { auditEvents, auditHeads } from '../audit/tables.ts';
import { installation } from '../database/tables.ts';
import { files } from '../files/tables.ts';
import { idempotentReplies, rateCounters } from '../http/tables.ts';
import { tasks } from '../jobs/tables.ts';
import { mailAttachments, mailBounces, mails } from '../outbox/tables.ts';
import { heldUploads } from '../uploads/tables.ts';
import { editionKeys } from '../vault/tables.ts';
import { declareClasses } from './classes.ts';

/** Classes of the platform's own tables. */
export const platformClasses = [
  declareClasses(auditEvents, {
    internal: [
      'id',
      'at',
      'authority',
      'action',
      'editionId',
      'subjectKind',
      'subjectId',
      'via',
      'chain',
      'seq',
      'actorHash',
      'actorErasedBy',
      'detailsHash',
      'detailsErasedBy',
      'previous',
      'hash',
    ],
    personal: ['accountId', 'actorName', 'before', 'after', 'reason', 'requestId', 'credentialId', 'origin'],
    secret: ['actorSalt', 'detailsSalt'],
  }),
  declareClasses(auditHeads, { internal: ['chain', 'number', 'seq', 'hash', 'chains', 'mac'] }),
  // The demonstration's mark holds its sign-ins.
  declareClasses(installation, { internal: ['key'], secret: ['value'] }),
  declareClasses(files, {
    internal: ['id', 'editionId', 'mediaType', 'bytes', 'sha256', 'purpose', 'createdAt'],
    personal: ['name'],
  }),
  declareClasses(idempotentReplies, {
    internal: ['operation', 'status', 'headers', 'createdAt'],
    personal: ['caller', 'key', 'bodyHash', 'body'],
  }),
  // Its keys are made from accounts and addresses.
  declareClasses(rateCounters, { internal: ['startsAt', 'count', 'expiresAt'], personal: ['key'] }),
  declareClasses(heldUploads, {
    internal: ['id', 'purpose', 'createdAt'],
    personal: ['owner', 'name', 'body'],
  }),
  declareClasses(tasks, {
    internal: ['id', 'editionId', 'kind', 'state', 'done', 'total', 'failure', 'createdAt', 'updatedAt'],
    personal: ['accountId', 'input', 'result'],
  }),
  declareClasses(mails, {
    internal: [
      'id',
      'editionId',
      'template',
      'language',
      'secret',
      'state',
      'attempts',
      'dueAt',
      'takenUntil',
      'expiresAt',
      'channel',
      'failure',
      'resendOf',
      'sentAt',
      'createdAt',
      'messageId',
    ],
    personal: ['accountId', 'address', 'name', 'subject', 'search', 'text', 'html', 'dedupeKey', 'answer'],
    secret: ['sealed', 'unsubscribeUrl'],
  }),
  declareClasses(mailAttachments, {
    internal: ['mailId', 'position', 'mediaType'],
    personal: ['name', 'content'],
  }),
  declareClasses(mailBounces, {
    internal: ['id', 'mailId', 'editionId', 'status', 'reportedAt', 'clearedAt'],
    personal: ['address', 'addressKey', 'answer', 'clearedBy'],
  }),
  declareClasses(editionKeys, { internal: ['editionId', 'createdAt', 'destroyedAt'], secret: ['wrapped'] }),
].flat();
