/** Ranks of heads of delegations, the highest first, as protocol counts them. */
export const ranks = [
  'head-of-state',
  'crown-prince',
  'head-of-government',
  'deputy-head-of-government',
  'head-of-organisation',
  'minister',
  'minister-of-state',
  'deputy-minister',
  'ambassador',
  'director-general',
  'director',
  'expert',
] as const;
export type Rank = (typeof ranks)[number];
