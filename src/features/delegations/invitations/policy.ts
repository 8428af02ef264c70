import { type Actor, holds, holdsAnywhere, type Role } from '../../../platform/actor/index.ts';
import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Drafts invitations and letter templates, dispatches what was approved, records answers that came on paper. */
export const writeInvitations = rolePolicy('invitations.write', ['organiser', 'secretariat', 'protocol']);

/** Approves invitations, so that they may leave; sets how letters are numbered. */
export const approveInvitations = rolePolicy('invitations.approve', ['organiser']);

/** What those who were invited do by their link: its secret says that it is theirs. */
export const answerInvitation: Policy = { ...anyone, name: 'invitations.answer' };

/** Reads, issues and refuses letters that support visas: they print a passport's number, so programs never do. */
export const issueVisaLetters = rolePolicy('visa-letters.issue', ['organiser', 'protocol'], {
  programs: 'never',
});

const asking: readonly Role[] = ['organiser', 'protocol', 'desk'];

/** Asks for a letter for somebody who comes: those who work there, and the focal point of their delegation. */
export const requestVisaLetters: Policy = {
  ...rolePolicy('visa-letters.request', asking),
  admits: (actor: Actor) => holdsAnywhere(actor, [...asking, 'focal-point']),
  allows: (actor, place) => holds(actor, asking, place),
};
