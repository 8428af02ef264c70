import type { TextPair } from '../../../platform/document/index.ts';
import type { ReportDocument, ReportProvision } from './report.ts';

/** A provision with the number that it is called by: its own, or while it is a draft its place in the document. */
export interface NumberedProvision extends ReportProvision {
  readonly shown: number;
}

/** Provisions of a theme, in the order of their numbers. */
export interface ProvisionGroup {
  /** `null`: those that belong to no theme, which come last. */
  readonly theme: { readonly number: number; readonly title: TextPair } | null;
  /** Place that contents and bookmarks lead to. */
  readonly anchor: string;
  readonly provisions: readonly NumberedProvision[];
}

/** All provisions with their numbers, in the order of the document. */
export const numberedProvisions = ({ provisions }: ReportDocument): NumberedProvision[] =>
  provisions.map((provision, index) => ({ ...provision, shown: provision.number ?? index + 1 }));

/** Provisions by theme; numbers run through the whole document, so that they agree in every language and every order. */
export const groupsOf = (input: ReportDocument): ProvisionGroup[] => {
  const all = numberedProvisions(input).sort((a, b) => a.shown - b.shown);
  const known = new Set(input.themes.map(({ number }) => number));
  const groups: ProvisionGroup[] = [
    ...input.themes
      .toSorted((a, b) => a.number - b.number)
      .map((theme) => ({
        theme,
        anchor: `theme-${theme.number}`,
        provisions: all.filter((provision) => provision.theme === theme.number),
      })),
    {
      theme: null,
      anchor: 'theme-none',
      provisions: all.filter(({ theme }) => theme === null || !known.has(theme)),
    },
  ];
  return groups.filter(({ provisions }) => provisions.length > 0);
};

/** Whether provisions fall into groups at all: a text without themes is not headed «مشتركة بين المحاور». */
export const hasGroups = (groups: readonly ProvisionGroup[]): boolean =>
  groups.some(({ theme }) => theme !== null);

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
