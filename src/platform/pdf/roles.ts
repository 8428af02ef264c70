import type { FaceName } from './fonts.ts';
import { type Colour, palette } from './palette.ts';

/** How a paragraph is set. */
export interface TextStyle {
  readonly face: FaceName;
  /** Font size in points. */
  readonly size: number;
  /** Height of a line box in points. */
  readonly line: number;
  readonly colour: Colour;
}

/** The two languages of the house. */
export type Language = 'ar' | 'en';

type Measures = readonly [size: number, line: number];
interface Role {
  readonly face: FaceName;
  readonly colour: Colour;
  readonly ar: Measures;
  readonly en: Measures;
}

const role = (face: FaceName, colour: Colour, ar: Measures, en: Measures = ar): Role => ({
  face,
  colour,
  ar,
  en,
});

const ROLES = {
  /** Name of the forum on a cover panel. */
  coverTitle: role('display', palette.white, [40, 60], [37, 48]),
  /** Name of the document under the panel. */
  documentName: role('displayBold', palette.petrol, [32, 48]),
  slogan: role('display', palette.brassText, [17, 30]),
  /** Title of a page, part or day. */
  pageTitle: role('displayBold', palette.petrol, [24, 38], [22, 38]),
  /** Heading of a section inside a page. */
  sectionTitle: role('semiBold', palette.petrol, [12.5, 20]),
  dateLine: role('regular', palette.soft, [10.5, 18]),
  preamble: role('regular', palette.ink, [11.5, 21], [11, 18.5]),
  running: role('regular', palette.ink, [11, 19], [10.5, 17.5]),
  /** Text of bilingual pages: one line height on both sides. */
  bilingual: role('regular', palette.ink, [10.5, 17.5], [9.5, 17.5]),
  sessionTitle: role('semiBold', palette.ink, [12.5, 20]),
  person: role('regular', palette.ink, [9.5, 16]),
  table: role('regular', palette.ink, [9, 15]),
  tableHead: role('semiBold', palette.petrol, [8, 13]),
  groupRow: role('semiBold', palette.petrol, [9.5, 16]),
  abstract: role('regular', palette.soft, [9.5, 16.5]),
  /** Label, kind, code. */
  label: role('regular', palette.mute, [8.5, 14]),
  /** The smallest text allowed. */
  small: role('regular', palette.mute, [7.5, 11]),
  header: role('regular', palette.mute, [7.5, 12]),
  pageNumber: role('medium', palette.ink, [7.5, 12]),
  letter: role('regular', palette.ink, [12, 22], [11, 18.5]),
} as const satisfies Record<string, Role>;

/** A named place in the hierarchy of type. */
export type RoleName = keyof typeof ROLES;

/** The style of a role in a language, with changes of your own on top. */
export const roleStyle = (
  name: RoleName,
  language: Language,
  changes: Partial<TextStyle> = {},
): TextStyle => {
  const { face, colour, [language]: measures } = ROLES[name];
  return { face, colour, size: measures[0], line: measures[1], ...changes };
};

/** A style written out: `textStyle('medium', 11, 18)`; ink unless told otherwise. */
export const textStyle = (
  face: FaceName,
  size: number,
  line: number,
  colour: Colour = palette.ink,
): TextStyle => ({
  face,
  size,
  line,
  colour,
});

/** The same style at another size, its line height in proportion, rounded to half points. */
export const resized = (style: TextStyle, size: number): TextStyle => ({
  ...style,
  size,
  line: Math.round((style.line / style.size) * size * 2) / 2,
});
