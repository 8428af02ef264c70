import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Db } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { type FieldError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { type Language, textIn } from '../../../../platform/language/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import { type CallRow, listCalls } from '../../store/reviewing-criteria.ts';
import { readInterests } from '../../store/reviewing-interests.ts';
import * as store from '../../store/reviewing-reviews.ts';
import type { ReviewingContext } from '../context.ts';
import type { DecisionsInput } from '../contract.ts';
import { decisionMessage, decisionTemplate, forumName } from '../mails.ts';
import { decidePapers } from '../policy.ts';
import { type Decision, decisionFault } from '../rules/decisions.ts';
import { decisionPlaceholders, fillPlaceholders, placeholderFaults } from '../rules/mail-text.ts';
import { readWords } from './reviewing.ts';

/** A mail of a decision, as it is sent. */
export interface DecisionMail {
  readonly paperId: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Decisions on submissions, many at once, with the mails that tell of them. */
export function createDecidingService(context: ReviewingContext) {
  const { database, changes, outbox, translator } = context;

  /** The usual words of a decision's mail, with their placeholders. */
  const usualWords = (decision: Decision, language: Language): MailWords => {
    const t = translator.t(language);
    // Each placeholder stands for itself: the words are a text to be edited.
    const kept = Object.fromEntries(decisionPlaceholders.map((name) => [name, `{{${name}}}`]));
    return {
      subject: t(`reviewing:decision-mail.${decision}.subject`, kept),
      text: t(`reviewing:decision-mail.${decision}.text`, kept),
    };
  };

  /** Reads a batch whole, or refuses it whole with every fault. */
  async function read(
    db: Db,
    actor: Actor,
    whole: EditionWhole,
    input: DecisionsInput,
    submissions: readonly store.SubmissionRow[],
  ) {
    const entry = createEntry();
    const note = readWords(entry, 'note', input.note);
    const reason = readWords(entry, 'reason', input.reason);
    const words = { ar: usualWords(input.decision, 'ar'), en: usualWords(input.decision, 'en') };
    for (const language of ['ar', 'en'] as const) {
      const given = input.mail?.[language];
      if (given === undefined) continue;
      const subject = entry.plain(`mail.${language}.subject`, given.subject, { required: true });
      const text = readWords(entry, `mail.${language}.text`, given.text);
      entry.check(text !== null, `mail.${language}.text`, 'field-required');
      for (const [part, said] of [
        ['subject', subject],
        ['text', text],
      ] as const) {
        const faults = placeholderFaults(said ?? '');
        entry.check(faults.length === 0, `mail.${language}.${part}`, 'placeholder-unknown', {
          found: faults.join(' '),
          placeholders: decisionPlaceholders.map((name) => `{{${name}}}`).join(' '),
        });
      }
      words[language] = { subject: subject ?? '', text: text ?? '' };
    }
    entry.done();
    const faults = await faultsOf(db, actor, whole, input, submissions, reason);
    if (faults.length > 0) throw ruleBroken(faults);
    return { note, reason, words };
  }

  async function faultsOf(
    db: Db,
    actor: Actor,
    whole: EditionWhole,
    input: DecisionsInput,
    submissions: readonly store.SubmissionRow[],
    reason: string | null,
  ): Promise<FieldError[]> {
    const byId = new Map(submissions.map((one) => [one.id, one]));
    const interests = await readInterests(database, db, whole.edition.id, {
      submissionIds: submissions.map(({ id }) => id),
      accountIds: actor.kind === 'account' ? [actor.accountId] : [],
    });
    return input.papers.flatMap(({ id, version }, index): FieldError[] => {
      const field = `papers.${index}`;
      const submission = byId.get(id);
      if (submission === undefined || submission.state === 'draft')
        return [{ field, code: 'submission-unknown' }];
      const params = { code: submission.code ?? '' };
      if (version !== undefined && version !== submission.version)
        return [{ field, code: 'submission-changed', params }];
      if (actor.kind === 'account' && interests.between(id, actor.accountId).includes('author'))
        return [{ field, code: 'decides-own', params }];
      const fault = decisionFault(submission.state, input.decision, reason);
      if (fault === null) return [];
      return [{ field: fault === 'decision-needs-reason' ? 'reason' : field, code: fault, params }];
    });
  }

  /** The words of each mail, filled in: one for each submission. */
  async function wordsOf(
    db: Db,
    whole: EditionWhole,
    input: DecisionsInput,
    submissions: readonly store.SubmissionRow[],
    batch: Awaited<ReturnType<typeof read>>,
  ) {
    const calls = new Map((await listCalls(db, whole.edition.id)).map((call) => [call.id, call]));
    const ids = submissions.map(({ id }) => id);
    const comments = new Map<string, string[]>();
    if (input.withComments === true) {
      const reviews = (await store.listReviewsOf(db, ids)).filter(({ state }) => state === 'submitted');
      const interests = await readInterests(database, db, whole.edition.id, {
        submissionIds: ids,
        accountIds: reviews.map(({ reviewerId }) => reviewerId),
      });
      for (const { submissionId, reviewerId, comment } of reviews) {
        if (comment === null || interests.between(submissionId, reviewerId).length > 0) continue;
        comments.set(submissionId, [...(comments.get(submissionId) ?? []), comment]);
      }
    }
    return submissions.map((submission) => {
      const language = submission.contactLanguage;
      const call = calls.get(submission.callId) as CallRow;
      const values = {
        name: submission.contactName,
        title: submission.title,
        code: submission.code ?? '',
        call: textIn(call.title, language).text,
        forum: forumName(whole, language),
      };
      const { subject, text } = batch.words[language];
      const words = {
        subject: fillPlaceholders(subject, values),
        text: fillPlaceholders(text, values),
        note: batch.note ?? '',
        comments: (comments.get(submission.id) ?? []).join('\n\n'),
      };
      return {
        submission,
        shown: decisionMessage(context, whole, submission, words),
        message: decisionMessage(context, whole, submission, words, context.linkOf(submission)),
      };
    });
  }

  /** The link in it is the contact's alone: whoever decides sees it without its secret. */
  const asSent = ({ submission, shown }: Awaited<ReturnType<typeof wordsOf>>[number]): DecisionMail => {
    const { subject, text } = outbox.renderer.render(decisionTemplate, shown).whole;
    const { contactEmail: to, contactLanguage: language } = submission;
    return { paperId: submission.id, to, language, subject, text };
  };

  const idsOf = ({ papers }: DecisionsInput): string[] => papers.map(({ id }) => id);

  return {
    usualWords,

    /** The mails as they would be sent; nothing is changed. Refused for what the decision itself would be refused for. */
    async preview(actor: Actor, whole: EditionWhole, input: DecisionsInput): Promise<DecisionMail[]> {
      permit(decidePapers, actor, placeOf(whole.edition));
      const { db } = database;
      const submissions = await store.listSubmissions(db, whole.edition.id, idsOf(input));
      const batch = await read(db, actor, whole, input, submissions);
      return (await wordsOf(db, whole, input, submissions, batch)).map(asSent);
    },

    /**
     * Decides all of them or none: states, audit, and one mail to the contact of each, in one transaction. Of two who
     * decide the same at once, the second is refused.
     */
    decide(actor: Actor, editionId: string, input: DecisionsInput) {
      return changes.run(actor, decidePapers.name, async (change) => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(decidePapers, actor, placeOf(whole.edition));
        const locked = await store.lockSubmissions(change.tx, editionId, idsOf(input));
        const submissions = locked.toSorted((one, other) => ((one.code ?? '') < (other.code ?? '') ? -1 : 1));
        const batch = await read(change.tx, actor, whole, input, submissions);
        const made = await wordsOf(change.tx, whole, input, submissions, batch);
        const mails = made.map(asSent);
        const decided: store.SubmissionRow[] = [];
        for (const { submission, message } of made) {
          const after = await store.updateSubmission(change.tx, submission.id, {
            state: input.decision,
            decidedAt: change.now,
            decidedBy: accountIdOf(actor),
            decisionNote: batch.note,
            updatedAt: change.now,
          });
          await change.record({
            action: `submission.${input.decision}`,
            subject: { kind: 'submission', id: submission.id },
            editionId,
            before: decisionFacts(submission),
            after: decisionFacts(after),
            ...(batch.reason === null ? {} : { reason: batch.reason }),
          });
          // Whose data were erased has no address any more.
          if (message.to.address.includes('@')) await outbox.write(change.tx, message);
          decided.push(after);
        }
        return { decided, mails };
      });
    },
  };
}
export type DecidingService = ReturnType<typeof createDecidingService>;

/** What the log keeps of a decision: neither addresses nor texts of people. */
const decisionFacts = ({ code, state, decidedAt, decidedBy, decisionNote }: store.SubmissionRow) => ({
  code,
  state,
  decidedAt,
  decidedBy,
  decisionNote,
});
