import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Changes } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { cleanText } from '../../../../platform/language/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import { readDrafts } from '../../policy.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { CommentInput } from '../contract.ts';

/** What drafters say to each other beside a text: threads, each open or resolved. */
export function createCommentsService(changes: Changes) {
  const open = async (actor: Actor, change: Parameters<Parameters<Changes['run']>[2]>[0], id: string) => {
    const document = await store.findDocument(change.tx, id);
    const edition = document && (await lockEdition(change.tx, document.editionId));
    if (document === undefined || edition === undefined) throw notFound();
    permit(readDrafts, actor, placeOf(edition));
    return document;
  };
  return {
    comment(actor: Actor, documentId: string, input: CommentInput): Promise<drafts.CommentRow> {
      return changes.run(actor, readDrafts.name, async (change) => {
        const { tx } = change;
        const document = await open(actor, change, documentId);
        const entry = createEntry();
        const { text, refused } = cleanText(input.text);
        entry.check(refused.length === 0, 'text', 'text-control-characters', {
          characters: refused.join(', '),
        });
        entry.check(text !== '', 'text', 'field-required');
        entry.done();
        const answered = input.answersId ? await drafts.findComment(tx, input.answersId) : undefined;
        if (input.answersId && answered?.documentId !== documentId) {
          throw ruleBroken({ field: 'answersId', code: 'comment-unknown' });
        }
        const provisionId = answered?.provisionId ?? input.provisionId ?? null;
        const provision = provisionId === null ? null : await store.findProvision(tx, provisionId);
        if (provisionId !== null && provision?.provision.documentId !== documentId) {
          throw ruleBroken({ field: 'provisionId', code: 'provision-unknown' });
        }
        const created = await drafts.insertComment(tx, {
          editionId: document.editionId,
          documentId,
          provisionId,
          revision: provision?.provision.revision ?? null,
          // A thread is flat: what answers an answer stands in the same thread.
          answersId: answered?.answersId ?? answered?.id ?? null,
          text,
          writtenBy: accountIdOf(actor),
        });
        await change.record({
          action: 'draft-comment.created',
          subject: { kind: 'draft-comment', id: created.id },
          editionId: document.editionId,
          after: created,
        });
        return created;
      });
    },

    /** Resolves a thread, or opens it again. */
    resolve(actor: Actor, id: string, resolved: boolean): Promise<drafts.CommentRow> {
      return changes.run(actor, readDrafts.name, async (change) => {
        const comment = await drafts.findComment(change.tx, id);
        if (comment === undefined) throw notFound();
        await open(actor, change, comment.documentId);
        if (comment.answersId !== null) throw conflict('comment-answer');
        if ((comment.resolvedAt !== null) === resolved) return comment;
        const edited = await drafts.updateComment(change.tx, id, {
          resolvedAt: resolved ? change.now : null,
          resolvedBy: resolved ? accountIdOf(actor) : null,
        });
        await change.record({
          action: resolved ? 'draft-comment.completed' : 'draft-comment.reopened',
          subject: { kind: 'draft-comment', id },
          editionId: comment.editionId,
          before: comment,
          after: edited,
        });
        return edited;
      });
    },
  };
}
export type CommentsService = ReturnType<typeof createCommentsService>;
