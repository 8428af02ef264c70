import { type Actor, holds, holdsAnywhere, type Place, type Role } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

const managers: readonly Role[] = ['organiser', 'secretariat'];

/** Sets the plan, decides on reports, publishes them: the secretariat and the organiser. */
export const manageFollowUp = rolePolicy('follow-up.manage', managers);

/** Finds from outside what became of a recommendation. */
export const assess = rolePolicy('follow-up.assess', ['assessor']);

/** Reads what was reported, published or not, drafts aside. */
export const readReports = rolePolicy('follow-up.read', [...managers, 'assessor']);

/** The bodies that somebody reports for, by the rights that hold in this sign-in. */
export const ownBodies = (actor: Actor): readonly string[] =>
  actor.kind !== 'account'
    ? []
    : actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
        role === 'reporter' && scopeKind === 'body' && scopeId !== null ? [scopeId] : [],
      );

/** Whether somebody reports for the body. */
export const reportsFor = (actor: Actor, bodyId: string): boolean => ownBodies(actor).includes(bodyId);

/** The pages of reporters. */
export const asReporter: Policy = {
  ...rolePolicy('follow-up.own', ['reporter']),
  admits: (actor) => holdsAnywhere(actor, ['reporter']),
};

/** At the door: reporters and those who manage; which body, the service asks. */
const orReporter = (name: string, staff: readonly Role[]): Policy => ({
  ...rolePolicy(name, staff),
  admits: (actor) => holdsAnywhere(actor, [...staff, 'reporter']),
  allows: (actor, place) => holds(actor, staff, place),
});

/** Writes for a body: its own reporter, or the secretariat for what came on paper. */
export const report = orReporter('follow-up.report', managers);

/** Reads reports: of one's own body, or all as those who work on them. */
export const seeReports = orReporter('follow-up.see', [...managers, 'assessor']);

/** Whether somebody may know of a body's reports that are not published. */
export const maySeeReports = (actor: Actor, bodyId: string, place: Place): boolean =>
  reportsFor(actor, bodyId) || readReports.allows(actor, place);

/** Whether somebody may write for a body. */
export const mayReport = (actor: Actor, bodyId: string, place: Place): boolean =>
  reportsFor(actor, bodyId) || manageFollowUp.allows(actor, place);
