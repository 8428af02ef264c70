/** Tables of registration forms, registrations, places in activities, badges, check-ins and feedback. */
export * from './tables/badges.ts';
export * from './tables/check-ins.ts';
export * from './tables/feedback.ts';
export * from './tables/online.ts';
export * from './tables/places.ts';
export * from './tables/registrations.ts';
