/**
 * What was accepted goes to the programme: a paper into a paper session, a workshop or a presentation of experience as a
 * session of the pool. A submission is `scheduled` once it is confirmed and has its place; until it is confirmed it may
 * have a place already.
 */
import type { Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { GivenPaper } from '../../programme/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../series/index.ts';
import { listPersonsOfAccounts } from '../store/people.ts';
import * as store from '../store/submissions.ts';
import { type SubmissionContext, said } from './context.ts';
import type { PlacementInput, SessionOfPaperInput } from './contract.ts';
import { manageCalls } from './policy.ts';
import { acceptedStates } from './rules/states.ts';

/** What taking a submission out left behind. */
export interface TakenOut {
  readonly submission: store.SubmissionRow;
  /** The session in which no paper is left; null: others are, or it was no paper. */
  readonly emptied: string | null;
  /** The session that was made of it is off the programme as well. */
  readonly dropped: boolean;
}

export type HandOver = ReturnType<typeof createHandOver>;

/** Those who said that they wrote it: an invitation without an answer names nobody. */
export const namedAuthors = ({ authors }: Pick<store.SubmissionWhole, 'authors'>) =>
  authors.filter(({ state }) => state === 'submitter' || state === 'accepted');

/** A text in its language, with the other where it was given. */
const bothTexts = (
  language: 'ar' | 'en',
  text: string,
  other: string | null,
): { ar: string; en: string; authentic: 'ar' | 'en' } => {
  const texts = language === 'ar' ? { ar: text, en: other ?? '' } : { ar: other ?? '', en: text };
  return { ...texts, authentic: language };
};

const abstractOf = ({ language, abstract, abstractOther }: store.SubmissionRow) =>
  abstract === '' ? null : bothTexts(language, abstract, abstractOther);

export function createHandOver({ changes, directory, programme }: SubmissionContext) {
  const { within } = programme.sessions;

  const inSubmission = <T>(
    actor: Actor,
    id: string,
    work: (change: Change, found: store.SubmissionWhole, whole: EditionWhole) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageCalls.name, (change) =>
      guarded({ papers_submission_key: () => conflict('paper-already-placed') }, async () => {
        const found = await store.lockSubmission(change.tx, { id });
        const whole = found && (await findEdition(change.tx, found.submission.editionId));
        if (found === undefined || whole === undefined) throw notFound('paper-unknown');
        permit(manageCalls, actor, placeOf(whole.edition));
        return work(change, found, whole);
      }),
    );

  /** Only what was accepted and has no place yet is given one. */
  const requirePlaceable = ({ submission, placedIn }: store.SubmissionWhole): void => {
    if (!acceptedStates.includes(submission.state)) throw conflict('paper-not-accepted');
    if (placedIn !== null) throw conflict('paper-already-placed');
  };

  /** The persons behind the authors, in their order: as chosen, known by their accounts, or entered anew. */
  async function personsOf(
    change: Change,
    found: store.SubmissionWhole,
    chosen: PlacementInput['persons'] = {},
  ): Promise<{ readonly personId: string; readonly presenting: boolean }[]> {
    const authors = namedAuthors(found);
    const known = await listPersonsOfAccounts(
      change.tx,
      authors.flatMap(({ accountId }) => accountId ?? []),
      authors.map(({ email }) => email),
    );
    const matched = authors.map((author) => ({
      author,
      personId:
        chosen[author.id] ??
        author.personId ??
        known.find(
          ({ accountId, email }) => accountId === author.accountId || email === author.email.toLowerCase(),
        )?.id ??
        null,
    }));
    const strangers = matched.filter(({ personId }) => personId === null).map(({ author }) => author);
    const made = await directory.persons.createMany(
      change,
      strangers.map(({ name, bodyId, stateCode }) => ({
        name: /\p{Script=Arabic}/u.test(name) ? { ar: name } : { en: name },
        bodyId,
        stateCode,
      })),
    );
    const persons = matched.map(({ author, personId }) => ({
      author,
      personId: personId ?? made[strangers.indexOf(author)]?.id ?? '',
    }));
    for (const { author, personId } of persons) {
      if (author.personId !== personId) await store.updateAuthor(change.tx, author.id, { personId });
    }
    return persons.map(({ author, personId }) => ({ personId, presenting: author.presenting }));
  }

  /** A session of the pool out of a submission, with those who present as its trainers or speakers. */
  async function makeOne(
    change: Change,
    found: store.SubmissionWhole,
    edition: EditionWhole['edition'],
    input: SessionOfPaperInput,
  ): Promise<store.SubmissionRow> {
    const { submission } = found;
    if (submission.kind === 'paper') throw conflict('paper-needs-session');
    requirePlaceable(found);
    const persons = await personsOf(change, found, input.persons);
    const presenting = persons.filter((one) => one.presenting);
    const role = submission.kind === 'workshop' ? ('trainer' as const) : ('speaker' as const);
    const abstract = abstractOf(submission);
    const session = await within.create(change, edition, {
      kind: submission.kind,
      title: bothTexts(submission.language, submission.title, submission.titleOther),
      ...(abstract === null ? {} : { abstract }),
      themeId: submission.themeId,
      minutes: input.minutes === undefined ? submission.minutes : input.minutes,
      level: submission.level,
      languages: [submission.language],
      status: 'draft',
      roles: [...new Set((presenting.length > 0 ? presenting : persons).map(({ personId }) => personId))].map(
        (personId) => ({ personId, role }),
      ),
    });
    return placed(change, submission, session.id, true);
  }

  /** Notes what became of it; a submission that is confirmed is scheduled with it. */
  async function placed(
    change: Change,
    old: store.SubmissionRow,
    sessionId: string,
    own: boolean,
  ): Promise<store.SubmissionRow> {
    const submission = await store.updateSubmission(change.tx, old.id, {
      ...(own ? { sessionId } : {}),
      ...(old.state === 'confirmed' ? { state: 'scheduled' as const } : {}),
      updatedAt: change.now,
    });
    await record(change, 'placed', old, submission, sessionId);
    return submission;
  }

  const record = (
    change: Change,
    action: 'placed' | 'taken-out',
    old: store.SubmissionRow,
    after: store.SubmissionRow,
    sessionId: string | null,
  ) =>
    change.record({
      action: `submission.${action}`,
      subject: { kind: 'submission', id: old.id },
      editionId: old.editionId,
      before: said(old),
      after: { ...said(after), placedIn: sessionId },
      quiet: true,
    });

  return {
    /**
     * Puts a paper at the end of a paper session.
     * @throws 409 unless it is accepted and has no place; 422 for a session of another kind
     */
    placePaper: (actor: Actor, id: string, input: PlacementInput): Promise<store.SubmissionRow> =>
      inSubmission(actor, id, async (change, found, { edition }) => {
        const { submission } = found;
        if (submission.kind !== 'paper') throw conflict('paper-becomes-session');
        requirePlaceable(found);
        const persons = await personsOf(change, found, input.persons);
        await within.edit(change, edition, input.sessionId, ({ session, papers }) => {
          if (session.kind !== 'paper-session' || session.status === 'cancelled') {
            throw ruleBroken({ field: 'sessionId', code: 'session-not-for-papers' });
          }
          const paper: GivenPaper = {
            title: bothTexts(submission.language, submission.title, submission.titleOther),
            abstract: abstractOf(submission),
            authorIds: [...new Set(persons.map(({ personId }) => personId))],
            minutes: input.minutes === undefined ? submission.minutes : input.minutes,
            submissionId: submission.id,
          };
          return { papers: [...papers.map(({ id: old, title }) => ({ id: old, title })), paper] };
        });
        return placed(change, submission, input.sessionId, false);
      }),

    /**
     * Makes a workshop or a presentation of experience a draft of the programme, without a time: it waits in the pool.
     * Those who present are its trainers or speakers.
     */
    makeSession: (actor: Actor, id: string, input: SessionOfPaperInput): Promise<store.SubmissionRow> =>
      inSubmission(actor, id, (change, found, { edition }) => makeOne(change, found, edition, input)),

    /**
     * Makes sessions of many at once, with the persons that are known: all of them, or none.
     * @returns how many there are now
     * @throws 409 when one of them has a place meanwhile, or is accepted no more; 404 for one of another edition
     */
    makeSessions: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      changes.run(actor, manageCalls.name, (change) =>
        guarded({ papers_submission_key: () => conflict('paper-already-placed') }, async () => {
          const whole = await findEdition(change.tx, editionId);
          if (whole === undefined) throw notFound('edition-unknown');
          permit(manageCalls, actor, placeOf(whole.edition));
          // In one order, so that two who tick the same ones wait for each other.
          const wanted = [...new Set(ids)].toSorted();
          for (const id of wanted) {
            const found = await store.lockSubmission(change.tx, { id });
            if (found?.submission.editionId !== editionId) throw notFound('paper-unknown');
            await makeOne(change, found, whole.edition, {});
          }
          return wanted.length;
        }),
      ),

    /**
     * Takes a paper out of its session, and lets go of a session that was made of it: that stays in the programme, unless
     * its authors have withdrawn it. Then it is cancelled where it was announced, and a draft of it goes.
     */
    takeOut: (actor: Actor, id: string): Promise<TakenOut> =>
      inSubmission(actor, id, async (change, found, { edition }) => {
        const { submission: old, placedIn } = found;
        if (placedIn === null && old.state !== 'scheduled') throw conflict('paper-not-placed');
        let emptied: string | null = null;
        if (placedIn !== null && placedIn !== old.sessionId) {
          await within.edit(change, edition, placedIn, ({ papers }) => {
            const left = papers.filter(({ submissionId }) => submissionId !== old.id);
            if (left.length === 0) emptied = placedIn;
            return { papers: left.map(({ id: paper, title }) => ({ id: paper, title })) };
          });
        }
        const dropped = old.state === 'withdrawn' && placedIn !== null && placedIn === old.sessionId;
        if (dropped) await within.drop(change, edition, placedIn);
        const submission = await store.updateSubmission(change.tx, old.id, {
          sessionId: null,
          ...(old.state === 'scheduled' ? { state: 'confirmed' as const } : {}),
          updatedAt: change.now,
        });
        await record(change, 'taken-out', old, submission, null);
        return { submission, emptied, dropped };
      }),
  };
}
