import type { TextPair } from '../../../platform/document/index.ts';
import type { ReportDocument, ReportProvision } from './report.ts';
import type { Speech } from './words.ts';

/** A provision with the number that it is called by: its own, or while it is a draft its place in the document. */
export interface NumberedProvision extends ReportProvision {
  readonly shown: number;
}

/** Provisions of a theme in the order of their numbers, or those under a heading of the text. */
export interface ProvisionGroup {
  /** `null`: those that belong to no theme, which come last. */
  readonly theme: { readonly number: number; readonly title: TextPair } | null;
  /** The text's own heading; `null` where it has none. */
  readonly heading: TextPair | null;
  /** Place that contents and bookmarks lead to. */
  readonly anchor: string;
  readonly provisions: readonly NumberedProvision[];
}

/** All provisions with their numbers, in the order of the document. */
export const numberedProvisions = ({ provisions }: ReportDocument): NumberedProvision[] =>
  provisions.map((provision, index) => ({ ...provision, shown: provision.number ?? index + 1 }));

/** Provisions under the headings of the text, in its order: who wrote it has divided it. */
const underHeadings = (all: readonly NumberedProvision[]): ProvisionGroup[] => {
  const groups: (ProvisionGroup & { provisions: NumberedProvision[] })[] = [];
  for (const provision of all) {
    const heading = provision.heading ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.heading === heading) last.provisions.push(provision);
    else {
      groups.push({ theme: null, heading, anchor: `heading-${groups.length + 1}`, provisions: [provision] });
    }
  }
  return groups;
};

/** Provisions by the text's headings, or else by theme; numbers run through the whole document, so that they agree in every language and every order. */
export const groupsOf = (input: ReportDocument): ProvisionGroup[] => {
  const all = numberedProvisions(input).sort((a, b) => a.shown - b.shown);
  if (all.some(({ heading }) => heading != null)) return underHeadings(all);
  const known = new Set(input.themes.map(({ number }) => number));
  const groups: ProvisionGroup[] = [
    ...input.themes
      .toSorted((a, b) => a.number - b.number)
      .map((theme) => ({
        theme,
        heading: null,
        anchor: `theme-${theme.number}`,
        provisions: all.filter((provision) => provision.theme === theme.number),
      })),
    {
      theme: null,
      heading: null,
      anchor: 'theme-none',
      provisions: all.filter(({ theme }) => theme === null || !known.has(theme)),
    },
  ];
  return groups.filter(({ provisions }) => provisions.length > 0);
};

/** Whether provisions stand under themes: a text with headings of its own stands under those. */
export const hasThemes = (groups: readonly ProvisionGroup[]): boolean =>
  groups.some(({ theme }) => theme !== null);

/** Whether provisions fall into groups at all: a text without themes is not headed «مشتركة بين المحاور». */
export const hasGroups = (groups: readonly ProvisionGroup[]): boolean =>
  groups.some(({ theme, heading }) => theme !== null || heading !== null);

/** A body and what it answers for, by numbers. */
export interface BodyShare {
  readonly name: TextPair;
  readonly lead: readonly number[];
  readonly supporting: readonly number[];
  /** The first due date of those that it leads; `null`: none has one. */
  readonly nextDue: string | null;
}

const keyOf = ({ ar, en }: TextPair): string => `${ar}\n${en}`;

/** Bodies with what they lead and support: those that lead first, in the order of their first number. */
export const sharesOfBodies = (input: ReportDocument): BodyShare[] => {
  const all = numberedProvisions(input).sort((a, b) => a.shown - b.shown);
  const names = new Map<string, TextPair>();
  for (const { lead } of all) if (lead) names.set(keyOf(lead), lead);
  for (const { supporting } of all) {
    for (const name of supporting) if (!names.has(keyOf(name))) names.set(keyOf(name), name);
  }
  return [...names].map(([key, name]) => {
    const led = all.filter(({ lead }) => lead !== null && keyOf(lead) === key);
    const dues = led.map(({ due }) => due).filter((due) => due !== null);
    return {
      name,
      lead: led.map(({ shown }) => shown),
      supporting: all
        .filter(({ supporting }) => supporting.some((other) => keyOf(other) === key))
        .map(({ shown }) => shown),
      nextDue: dues.toSorted()[0] ?? null,
    };
  });
};

/** What heads a group. */
export const groupTitle = (
  { theme, heading }: Pick<ProvisionGroup, 'theme' | 'heading'>,
  { said, outcomes }: Speech,
): string => (theme ? said(theme.title) : heading ? said(heading) : outcomes('without-theme'));
