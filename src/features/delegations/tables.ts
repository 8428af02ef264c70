/** Tables of participations, invitations, delegations, attendees, accreditation, precedence and participant lists. */
export * from './tables/accreditations.ts';
export * from './tables/attendees.ts';
export * from './tables/delegations.ts';
export * from './tables/invitations.ts';
export * from './tables/participant-lists.ts';
export * from './tables/participations.ts';
export * from './tables/precedence.ts';
