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

/** The colours of a theme. */
export interface ThemeColours {
  /** Bar and tag; the same as the web's token `--theme-<number>` on a light ground. */
  readonly strong: Colour;
  /** Words on white and on {@link tint}: an eighth darker, for a contrast of at least 4.5 on both. */
  readonly text: Colour;
  /** Ground behind its blocks: 8 % of the colour. */
  readonly tint: Colour;
}

const themes: readonly ThemeColours[] = [
  { strong: '#00443F', text: '#003C37', tint: '#EBF0F0' },
  { strong: '#3D449C', text: '#363C89', tint: '#EFF0F7' },
  { strong: '#3F155A', text: '#37124F', tint: '#F0ECF2' },
  { strong: '#AD4F97', text: '#984685', tint: '#F8F1F7' },
  { strong: '#780A0D', text: '#6A090B', tint: '#F4EBEC' },
  { strong: '#814700', text: '#723E00', tint: '#F5F0EB' },
  { strong: '#847405', text: '#746604', tint: '#F5F4EB' },
  { strong: '#38705B', text: '#316350', tint: '#EFF4F2' },
];

/** A theme that the palette has no colour for, as on the web: grey, and the number decides. */
const otherTheme: ThemeColours = { strong: palette.mute, text: palette.soft, tint: palette.mist };

/**
 * Colours of a theme by its number, counted from 1: eight of them, in the order of the web.
 * Ceremonies, which have no theme, use {@link ceremonyColours}.
 */
export const themeColours = (number: number): ThemeColours => themes[number - 1] ?? otherTheme;

/** Colours of a session without theme. */
export const ceremonyColours: ThemeColours = {
  strong: palette.brass,
  text: palette.brassText,
  tint: palette.sand,
};
