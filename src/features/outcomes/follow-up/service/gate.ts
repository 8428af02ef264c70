import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { AppError, conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Policy, permit } from '../../../../platform/http/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { OutcomesContext } from '../../context.ts';
import { type Answerable, findAnswerable } from '../../store/follow-up/index.ts';
import { mayReport, maySeeReports, report } from '../policy.ts';

/** A recommendation that is followed up. */
export interface Followed {
  readonly whole: EditionWhole;
  readonly answerable: Answerable;
}

/** A recommendation and one of the bodies that answer for it. */
export interface Pair extends Followed {
  readonly body: Answerable['bodies'][number];
}

export type FollowUpGate = ReturnType<typeof createFollowUpGate>;

const broken = {
  progress_reports_one_open: () => conflict('report-open'),
  progress_reports_accepted_unchanged: () => conflict('report-stays'),
  evidence_unchanged: () => conflict('evidence-stays'),
  indicator_values_sent_unchanged: () => conflict('report-stays'),
  evidence_file_is_hashed: () => conflict('evidence-stays'),
  assessments_need_evidence: () => ruleBroken({ field: 'finding', code: 'finding-needs-evidence' }),
  assessments_from_outside: () => ruleBroken({ field: 'assessorBodyId', code: 'assessor-inside' }),
  reporting_obligations_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  reporting_obligations_day_key: () => ruleBroken({ field: 'dueOn', code: 'round-known' }),
};

/** Finds what somebody follows up, for those who may know of it, and runs changes of it. */
export function createFollowUpGate({ database, changes, clock, finder }: OutcomesContext) {
  const followed = async (provisionId: string): Promise<Followed> => {
    const answerable = await findAnswerable(database, database.db, provisionId);
    const whole = answerable && (await finder.find(answerable.editionId));
    if (answerable === undefined || whole === undefined) throw notFound('recommendation-unknown');
    return { whole, answerable };
  };

  const bodyOf = ({ answerable }: Followed, bodyId: string): Pair['body'] => {
    const body = answerable.bodies.find(({ id }) => id === bodyId);
    if (body === undefined) throw notFound('body-not-asked');
    return body;
  };

  const run = <T>(actor: Actor, authority: string, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, authority, (change) => guarded(broken, () => work(change)));

  return {
    followed,

    /** Today where the edition is at home. */
    today: ({ edition }: Pick<EditionWhole, 'edition'>): string => dayOf(clock.now(), edition.timeZone),

    /** A pair whose reports the actor may read. @throws 404 alike for another's and for one that does not exist */
    async pair(actor: Actor, provisionId: string, bodyId: string): Promise<Pair> {
      const found = await followed(provisionId);
      if (!maySeeReports(actor, bodyId, placeOf(found.whole.edition)))
        throw notFound('recommendation-unknown');
      return { ...found, body: bodyOf(found, bodyId) };
    },

    /** A change that a body's reporter makes, or the secretariat for it. @throws 404 for another's; 403 for who only reads */
    async changePair<T>(
      actor: Actor,
      provisionId: string,
      bodyId: string,
      work: (change: Change, pair: Pair) => Promise<T>,
    ): Promise<T> {
      const found = await followed(provisionId);
      const place = placeOf(found.whole.edition);
      if (!maySeeReports(actor, bodyId, place)) throw notFound('recommendation-unknown');
      if (!mayReport(actor, bodyId, place)) throw new AppError(403, 'forbidden');
      const pair = { ...found, body: bodyOf(found, bodyId) };
      return run(actor, report.name, (change) => work(change, pair));
    },

    /** A change of a recommendation's follow-up by those who have a right in its edition. */
    async changeFollowed<T>(
      actor: Actor,
      policy: Policy,
      provisionId: string,
      work: (change: Change, found: Followed) => Promise<T>,
    ): Promise<T> {
      const found = await followed(provisionId);
      permit(policy, actor, placeOf(found.whole.edition));
      return run(actor, policy.name, (change) => work(change, found));
    },

    run,
    bodyOf,
  };
}
