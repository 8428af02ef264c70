import { everywhere, holds } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Answers people who ask what is held of them, and erases: the organiser of the whole installation, nobody below. */
export const managePersonalData: Policy = {
  ...rolePolicy('personal-data.manage', ['organiser']),
  admits: (actor) => holds(actor, ['organiser'], everywhere),
  allows: (actor) => holds(actor, ['organiser'], everywhere),
};

/** One's own data: whoever has an account. A program's token is no person. */
export const ownPersonalData: Policy = {
  name: 'personal-data.own',
  public: false,
  admits: (actor) => actor.kind === 'account' && actor.tokenId === undefined,
  allows: (actor) => actor.kind === 'account' && actor.tokenId === undefined,
  scope: () => ({ all: false, seriesIds: [], editionIds: [] }),
};
