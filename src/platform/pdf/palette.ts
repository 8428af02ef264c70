/**
 * The colours of paper. All print within CMYK, and every text colour has a contrast of at least 4.5 on white. Colour never
 * says anything alone: a theme is also its number, a status is also a fill and a word.
 */

/** A colour as `#RRGGBB`. */
export type Colour = string;

/** Named colours of documents, with what each is for. */
export const palette = {
  /** Text. */
  ink: '#1B2327',
  /** Posts, bodies, abstracts. */
  soft: '#4A565B',
  /** Labels, header, footer, and words for what is missing. */
  mute: '#5E6A6F',
  /** Titles, rules of tables, panels. */
  petrol: '#12474F',
  /** Lattice on petrol. */
  petrolLine: '#20606A',
  /** Slogan, and the kind of a session without theme. */
  brassText: '#86661F',
  /** Ornament only, never text. */
  brass: '#B08D49',
  /** Patron and edition on petrol panels. */
  sandOnPetrol: '#E9DFC6',
  /** Ground of ceremonies and of the adoption box. */
  sand: '#F6F2E9',
  /** Ground of breaks and of group rows. */
  mist: '#EEF3F2',
  /** Stronger hairline. */
  rule: '#AEB9B9',
  /** Hairline. */
  hair: '#D5DCDB',
  /** The word of a cancellation. */
  cancelled: '#9B2F2A',
  /** The "substantial progress" fill of follow-up charts. */
  progress: '#7FA3A5',
  white: '#FFFFFF',
  black: '#000000',
} as const satisfies Record<string, Colour>;

/** The two colours of a theme: bar, tag and label; and the tint behind its blocks. */
export interface ThemeColours {
  readonly strong: Colour;
  readonly tint: Colour;
}

const themes: readonly [ThemeColours, ...ThemeColours[]] = [
  { strong: '#12474F', tint: '#E8F0F0' },
  { strong: '#8E3B2E', tint: '#F6EAE7' },
  { strong: '#3C4A86', tint: '#EAECF5' },
  { strong: '#6A4A78', tint: '#F0EAF2' },
  { strong: '#5E6420', tint: '#F0F1E2' },
  { strong: '#8C5A0C', tint: '#F7EEDF' },
];

/**
 * Colours of a theme by its number, counted from 1. From theme 7 on the palette repeats and the number decides.
 * Ceremonies, which have no theme, use {@link ceremonyColours}.
 */
export const themeColours = (number: number): ThemeColours =>
  themes[(Math.max(1, Math.trunc(number)) - 1) % themes.length] ?? themes[0];

/** Colours of a session without theme. */
export const ceremonyColours: ThemeColours = { strong: palette.brass, tint: palette.sand };
