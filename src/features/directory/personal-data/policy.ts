import { everywhere, holds } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Answers people who ask what is held of them, and erases: the organiser of the whole installation, nobody below. */
export const managePersonalData: Policy = {
  ...rolePolicy('personal-data.manage', ['organiser'], { programs: 'never' }),
  admits: (actor) => holds(actor, ['organiser'], everywhere),
  allows: (actor) => holds(actor, ['organiser'], everywhere),
};

/** One's own data: whoever has an account. A program's token is no person. */
export const ownPersonalData: Policy = {
  name: 'personal-data.own',
  public: false,
  programs: 'never',
  admits: (actor) => actor.kind === 'account',
  allows: (actor) => actor.kind === 'account',
  scope: () => ({ all: false, seriesIds: [], editionIds: [] }),
};
