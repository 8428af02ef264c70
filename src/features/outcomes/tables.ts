/** Tables of texts and their life: drafting, adoption, signatures, pledges, seats, follow-up. */
export * from './tables/adoption.ts';
export * from './tables/amendments.ts';
export * from './tables/drafting.ts';
export * from './tables/follow-up.ts';
export * from './tables/governance.ts';
export * from './tables/pledges.ts';
export * from './tables/search.ts';
export * from './tables/statements.ts';
export * from './tables/texts.ts';
