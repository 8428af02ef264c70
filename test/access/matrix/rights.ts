/**
 * Who may do what, written by hand from the roles of the field and compared with what the routes answer: it repeats the
 * policies on purpose. A policy that is missing here fails the matrix.
 */
import type { Role } from '../../../src/platform/actor/index.ts';

/** Everybody who works in an edition's management. */
const staff: readonly Role[] = [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
  'exhibition-manager',
  'desk',
];

/** Roles by policy, held in the edition that the object lies in. */
export const rights: Readonly<Record<string, readonly Role[]>> = {
  'edition.manage': ['organiser'],
  'edition.work': staff,
  'programme.manage': ['organiser', 'programme-manager'],
  'programme.read': [...staff, 'rapporteur'],
  'calls.manage': ['organiser', 'programme-manager'],
  'calls.read': ['organiser', 'programme-manager', 'secretariat'],
  'papers.decide': ['organiser', 'programme-manager'],
  'reviews.read': ['organiser', 'programme-manager', 'reviewer'],
  'reviews.write': ['reviewer'],
  'invitations.write': ['organiser', 'secretariat', 'protocol'],
  'invitations.approve': ['organiser'],
  'visa-letters.issue': ['organiser', 'protocol'],
  'participations.manage': ['organiser', 'secretariat', 'protocol'],
  'precedence.manage': ['organiser', 'secretariat', 'protocol'],
  'precedence.sign-off': ['organiser', 'protocol'],
  'participant-lists.publish': ['organiser', 'secretariat', 'protocol'],
  'exhibition.manage': ['organiser', 'exhibition-manager'],
  'outcomes.manage': ['organiser', 'secretariat'],
  // A delegation votes and speaks for itself; of another, the secretariat alone.
  'votes.cast': ['organiser', 'secretariat'],
  'follow-up.manage': ['organiser', 'secretariat'],
  'follow-up.read': ['organiser', 'secretariat', 'assessor'],
  'follow-up.assess': ['assessor'],
  'outcomes.read-drafts': ['organiser', 'secretariat', 'rapporteur'],
  'session-reports.write': ['organiser', 'secretariat', 'rapporteur'],
  'places.manage': ['organiser', 'programme-manager', 'protocol', 'desk'],
  'places.read': ['organiser', 'programme-manager', 'protocol', 'desk', 'secretariat'],
  'feedback.manage': ['organiser', 'programme-manager', 'secretariat'],
  'feedback.read': ['organiser', 'programme-manager', 'secretariat', 'protocol'],
  'honours.manage': ['organiser', 'protocol', 'secretariat'],
  'forms.manage': ['organiser', 'protocol'],
  'registrations.manage': ['organiser', 'protocol', 'desk'],
  'registrations.read': ['organiser', 'protocol', 'desk', 'secretariat'],
  'badges.design': ['organiser', 'protocol'],
  'badges.manage': ['organiser', 'protocol', 'desk'],
  'badges.read': ['organiser', 'protocol', 'desk', 'secretariat'],
  'mail.manage': ['organiser'],
  'check-in.work': ['organiser', 'protocol', 'desk'],
  'check-in.resolve': ['organiser', 'protocol'],
  'check-in.walk-in': ['organiser', 'protocol', 'desk'],
  'attendance.manage': ['organiser', 'programme-manager', 'protocol', 'secretariat'],
  'attendance.read': ['organiser', 'protocol', 'desk', 'secretariat'],
  'mailings.write': ['organiser', 'secretariat', 'protocol'],
  'mailings.approve': ['organiser', 'secretariat'],
  'audit.read': ['organiser'],
  'rights.manage': ['organiser', 'protocol'],
  'identity.read-masked': ['organiser', 'protocol', 'desk'],
  'identity.manage': ['organiser', 'protocol', 'desk'],
  'identity.unmask': ['organiser', 'protocol'],
  'delegations.read': ['organiser', 'secretariat', 'protocol', 'desk'],
  'delegations.manage': ['organiser', 'secretariat', 'protocol'],
  'accreditation.read': ['organiser', 'secretariat', 'protocol', 'desk'],
  'accreditation.decide': ['organiser', 'secretariat', 'protocol'],
  'accreditation.rules': ['organiser', 'protocol'],
  'focal-points.appoint': ['organiser', 'protocol'],
};

/**
 * Policies of delegations, which their focal points share: who works on all of them. A focal point is let in to their
 * own delegation, and to lists that hold nothing of others.
 */
export const rightsOfDelegations: Readonly<Record<string, readonly Role[]>> = {
  'delegations.see': ['organiser', 'secretariat', 'protocol', 'desk'],
  'nominations.write': ['organiser', 'secretariat', 'protocol'],
  'delegations.own': [],
};

/**
 * Policies of circulated texts, which every delegation of their edition shares: who works on them. What a delegation
 * reads and proposes depends on the text's state and is asked elsewhere.
 */
export const rightsOfTexts: Readonly<Record<string, readonly Role[]>> = {
  'amendments.own': ['organiser', 'secretariat'],
  'amendments.read': ['organiser', 'secretariat', 'rapporteur'],
  'amendments.delegation': [],
  'reservations.record': ['organiser', 'secretariat'],
};

/**
 * Policies of progress reports, which the reporters of bodies share: who works on all of them. What a reporter does for
 * their own body, and that another's is nowhere, is asked elsewhere.
 */
export const rightsOfReports: Readonly<Record<string, readonly Role[]>> = {
  'follow-up.report': ['organiser', 'secretariat'],
  'follow-up.see': ['organiser', 'secretariat', 'assessor'],
  'follow-up.own': [],
};

/** Policies of statements and pledges, which parties share: who works on all of them. What a party does for itself is asked elsewhere. */
export const rightsOfParties: Readonly<Record<string, readonly Role[]>> = {
  'signatures.answer': ['organiser', 'secretariat'],
  'statements.own': [],
  'pledges.act': ['organiser', 'secretariat'],
  'pledges.own': [],
};

/** Policies of what belongs to a series: a role in one of its editions is not enough. */
export const rightsOfSeries: Readonly<Record<string, readonly Role[]>> = {
  'governance.manage': ['organiser', 'secretariat'],
};

/** Policies of what belongs to no edition: the roles count wherever they are held. */
export const rightsAnywhere: Readonly<Record<string, readonly Role[]>> = {
  'directory.read': [...staff, 'rapporteur'],
  'directory.add': ['organiser', 'programme-manager', 'secretariat', 'protocol', 'exhibition-manager'],
  'directory.manage': ['organiser', 'programme-manager', 'protocol'],
};

/** Policies that ask for the organiser of the whole installation; of a series, where it is one that is managed. */
export const rightsAbove: readonly string[] = [
  'series.manage',
  'accounts.manage',
  'accounts.administer',
  'personal-data.manage',
  'mail.installation',
];

/** Policies of what every edition shares: the roles count where they are held on a whole series or on everything. */
export const rightsBeyond: Readonly<Record<string, readonly Role[]>> = {
  'states.manage': ['organiser', 'protocol'],
  'directory.clear': ['organiser', 'protocol'],
};

/** Those who decide about what was submitted. */
const deciding: readonly Role[] = ['organiser', 'programme-manager'];
const ofItsDelegation = { roles: [], reason: 'a delegation supports an amendment by itself alone' } as const;
const ofItsReviewer = { roles: [], reason: 'a review is written by its reviewer alone' } as const;
const ofResolvers = {
  roles: ['organiser', 'protocol'],
  reason: 'whoever checks people in gives back their own device alone',
} as const;
const ownReview = '/:lang/manage/forums/:series/:edition/my-reviews/:review';

/** Routes where fewer are let in than their policy names, each with its reason. */
export const narrower: Readonly<
  Record<string, { readonly roles: readonly Role[]; readonly reason: string }>
> = {
  'POST /api/v1/accounts/:account/second-factor-resets': {
    roles: ['organiser'],
    reason: 'whoever resets stands over every right of the account, its delegate’s included',
  },
  'PUT /api/v1/amendments/:id/co-sponsors/:participation/consent': ofItsDelegation,
  'DELETE /api/v1/amendments/:id/co-sponsors/:participation/consent': ofItsDelegation,
  'GET /api/v1/reviews/:id': { roles: deciding, reason: 'reviewers read their own and no other’s' },
  'GET /api/v1/papers/:paper/comments': { roles: deciding, reason: 'reviewers discuss what they review' },
  'POST /api/v1/papers/:paper/comments': { roles: deciding, reason: 'reviewers discuss what they review' },
  'PATCH /api/v1/reviews/:id': ofItsReviewer,
  'POST /api/v1/check-in-devices/:device/retirement': ofResolvers,
  'POST /:lang/manage/forums/:series/:edition/check-in/devices/:device/retirement': ofResolvers,
  [`GET ${ownReview}`]: ofItsReviewer,
  [`GET ${ownReview}/files/:file`]: ofItsReviewer,
  [`POST ${ownReview}`]: ofItsReviewer,
  [`POST ${ownReview}/comments`]: ofItsReviewer,
  [`POST ${ownReview}/declination`]: ofItsReviewer,
};

/** What somebody does with what is their own: an account is enough, and nothing of others can be named. */
export const ownPolicies: readonly string[] = [
  'signed-in',
  'accounts.own',
  'agendas.own',
  'badges.own',
  'certificates.own',
  'decisions.own',
  'personal-data.own',
];

/** Of these, what a program may ask as well. */
export const ownOfPrograms: readonly string[] = ['signed-in'];

/** Roles that may know of an edition that is still a draft. */
export const knowDrafts: readonly Role[] = [...staff, 'focal-point', 'rapporteur', 'reviewer', 'assessor'];

/** What authors without an account do by the secret link of their submission, which answers like none without it. */
const byPaperLink = Object.fromEntries(
  [
    'edit',
    'confirmation',
    'files/:file/removal',
    'co-authors/:author/removal',
    'submission',
    'deletion',
    'withdrawal',
    'co-authors',
    'files',
  ].map((act) => [`POST /:lang/papers/:secret/${act}`, 'changes one’s own submission by its secret link']),
);

/** What people without an account do by the secret link of their registration, which answers like none without it. */
const byRegistrationLink = Object.fromEntries(
  [':step', 'submission', 'link', 'cancellation', 'deletion'].map((act) => [
    `POST /:lang/registrations/:secret/${act}`,
    'changes one’s own registration by its secret link',
  ]),
);

/** Who reads, and who changes, a submission or registration that is not theirs; those whose it is do by link or account. */
export const submissionsOfOthers = { read: 'calls.read', write: 'calls.manage' } as const;
export const placesOfOthers = { read: 'places.read', write: 'places.manage' } as const;
export const registrationsOfOthers = { read: 'registrations.read', write: 'registrations.manage' } as const;

/** Writes that need no sign-in, each with its reason. Any other is a hole. */
export const publicWrites: Readonly<Record<string, string>> = {
  'POST /:lang/verify/texts': 'looks up a pasted text, and changes nothing',
  'POST /api/v1/auth/tokens': 'signs in',
  'POST /api/v1/auth/second-factors': 'goes on with a sign-in half done, by its secret',
  'POST /api/v1/auth/refreshes': 'brings new tokens for a refresh token',
  'POST /api/v1/auth/passkeys': 'signs in with a passkey',
  'POST /api/v1/auth/passkey-challenges': 'begins to sign in with a passkey',
  'POST /:lang/sign-in': 'signs in',
  'POST /:lang/sign-in/passkey': 'signs in with a passkey',
  'POST /:lang/sign-in/second-factor': 'goes on with a sign-in half done, by its cookie',
  'POST /:lang/sign-in/second-factor/passkey': 'goes on with a sign-in half done, by its cookie',
  'POST /:lang/forums/:series/:edition/sessions/:session/favourite':
    'sends whoever is not signed in to do so, and remembers the star until then',
  'POST /api/v1/activities/:activity/places': 'asks for a place by the secret of one’s registration',
  'POST /:lang/places/:secret': 'takes or gives up a place by the secret link of a mail',
  'POST /:lang/registrations/:secret/places': 'asks for places by the secret link of one’s registration',
  'POST /:lang/forums/:series/:edition/sessions/:session/places':
    'sends whoever is not signed in to do so; signs up by an account',
  'POST /api/v1/feedback-forms/:form/answers': 'answers for oneself by the secret of a mailed link',
  'POST /:lang/feedback/:secret': 'answers for oneself by the secret link of a mail',
  'POST /:lang/forums/:series/:edition/feedback/:form': 'answers by the account of somebody who was there',
  'POST /:lang/sign-out': 'ends the sign-in that it comes by, if any',
  'POST /:lang/welcome/:secret': 'makes the first organiser by a one-time link',
  'POST /api/v1/accounts': 'registers: mails a link to the address, and answers alike whether it is known',
  'POST /:lang/register': 'registers: mails a link to the address, and answers alike whether it is known',
  'POST /api/v1/auth/registrations/:secret': 'ends a registration by its one-time link',
  'POST /:lang/registration/:secret': 'ends a registration by its one-time link',
  'POST /api/v1/auth/links': 'mails a link to sign in by',
  'POST /:lang/sign-in/link': 'mails a link to sign in by',
  'POST /api/v1/auth/links/:secret': 'signs in by a one-time link',
  'POST /:lang/sign-in/link/:secret': 'signs in by a one-time link',
  'POST /api/v1/auth/password-resets': 'mails a link to set a new password by',
  'POST /:lang/reset': 'mails a link to set a new password by',
  'POST /api/v1/auth/password-resets/:secret': 'sets a new password by a one-time link',
  'POST /:lang/reset/:secret': 'sets a new password by a one-time link',
  'POST /api/v1/auth/email-changes/:secret': 'proves the new address by a one-time link',
  'POST /:lang/email-change/:secret': 'proves the new address by a one-time link',
  'POST /api/v1/auth/email-change-undos/:secret': 'brings the old address back by the link sent to it',
  'POST /:lang/email-change/undo/:secret': 'brings the old address back by the link sent to it',
  'POST /api/v1/auth/second-factor-resets/:secret': 'ends a lost second factor by link and password',
  'POST /:lang/second-factor-reset/:secret': 'ends a lost second factor by link and password',
  'POST /api/v1/auth/invitations/:secret': 'accepts an invitation by its one-time link',
  'POST /api/v1/editions/:edition/papers': 'answers an open call, as those do who have no account',
  'POST /:lang/forums/:series/:edition/calls/:call/new':
    'answers an open call, as those do who have no account',
  'POST /:lang/forums/:series/:edition/calls/:call/grace/:secret':
    'answers a closed call by a secret link, as those do who have no account',
  'POST /api/v1/co-author-invitations/:secret': 'says whether one is an author, by a one-time link',
  'POST /:lang/co-authors/:secret': 'says whether one is an author, by a one-time link',
  'POST /:lang/unsubscribe': 'declines messages with one click, by the link that each of them carries',
  'POST /api/v1/unsubscriptions': 'declines messages by the link that each of them carries',
  'POST /:lang/confirmations/:secret': 'answers whether one takes part, by the link that was sent to oneself',
  ...byPaperLink,
  'POST /api/v1/calls-for-papers/:call/links':
    'mails the links of submissions to their address, and answers alike whether there are any',
  'POST /:lang/forums/:series/:edition/calls/:call/link':
    'mails the links of submissions to their address, and answers alike whether there are any',
  'POST /api/v1/editions/:edition/registrations':
    'registers by an open form, as those do who have no account',
  'POST /:lang/forums/:series/:edition/registration/:form':
    'begins to register by an open form, as those do who have no account',
  'POST /:lang/forums/:series/:edition/registration/:form/link':
    'mails the link of a registration to its address, and answers alike whether there is one',
  ...byRegistrationLink,
  'POST /api/v1/join-links/:secret/joining': 'joins a session by one’s own secret link',
  'POST /:lang/join/:secret': 'joins a session by one’s own secret link',
  'PUT /api/v1/invitation-links/:secret/acknowledgement':
    'says that a letter of invitation arrived, by the secret link in it',
  'PUT /api/v1/invitation-links/:secret/answer': 'answers a letter of invitation by the secret link in it',
  'POST /:lang/invitations/:secret/acknowledgement':
    'says that a letter of invitation arrived, by the secret link in it',
  'POST /:lang/invitations/:secret/answer': 'answers a letter of invitation by the secret link in it',
  'POST /:lang/invitation/:secret': 'accepts an invitation by its one-time link',
};

/** What a program looks at and never changes, whatever its scopes, and what it does not even look at. */
export const readByPrograms: readonly string[] = ['rights.manage', 'accounts.administer'];
export const closedToPrograms: readonly string[] = [
  'identity.unmask',
  'mailings.approve',
  'personal-data.manage',
  'visa-letters.issue',
];
