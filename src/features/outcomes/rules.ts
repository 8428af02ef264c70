import type { adoptionManners, correctionKinds, outcomeKinds, outcomeStatuses } from './tables.ts';

export type OutcomeKind = (typeof outcomeKinds)[number];
export type OutcomeStatus = (typeof outcomeStatuses)[number];
export type AdoptionManner = (typeof adoptionManners)[number];
export type Correction = (typeof correctionKinds)[number];

/** What may follow a state of a text. The stages between draft and adoption are walked one by one or skipped ahead. */
export const outcomeTransitions: Readonly<Record<OutcomeStatus, readonly OutcomeStatus[]>> = {
  draft: ['circulated', 'tabled', 'adopted', 'withdrawn'],
  circulated: ['open-for-amendments', 'tabled', 'adopted', 'withdrawn'],
  'open-for-amendments': ['closed', 'withdrawn'],
  closed: ['consolidated', 'withdrawn'],
  consolidated: ['tabled', 'withdrawn'],
  tabled: ['adopted', 'not-adopted', 'referred', 'deferred', 'withdrawn'],
  adopted: ['published'],
  'not-adopted': [],
  referred: ['draft'],
  deferred: ['tabled'],
  withdrawn: [],
  published: [],
};

export const mayBecome = (from: OutcomeStatus, to: OutcomeStatus): boolean =>
  outcomeTransitions[from].includes(to);

/** Whether the wording may still be edited: adopted text changes by a corrigendum only. */
export const isEditable = (status: OutcomeStatus): boolean =>
  !['adopted', 'published', 'not-adopted', 'withdrawn'].includes(status);

/** The middle of a provision's code, by the kind of its document. */
const codeTypes: Readonly<Record<OutcomeKind, string>> = {
  recommendations: 'REC',
  'statement-of-action': 'SOA',
  declaration: 'DEC',
  'final-communique': 'COM',
};

/** A text that corrects or revises another has numbers of its own. */
const correctionTypes: Readonly<Record<Correction, string>> = { corrigendum: 'COR', revision: 'REV' };

const typeOf = (kind: OutcomeKind, correction: Correction | null): string =>
  correction === null ? codeTypes[kind] : correctionTypes[correction];

/**
 * The code that a provision is quoted by: `edition/type/serial`, two digits at least.
 * @example provisionCode(1, 'recommendations', 4) // '1/REC/04'
 */
export const provisionCode = (
  editionNumber: number,
  kind: OutcomeKind,
  serial: number,
  correction: Correction | null = null,
): string => `${editionNumber}/${typeOf(kind, correction)}/${String(serial).padStart(2, '0')}`;

/**
 * The serial after the highest one given: texts of one kind in one edition are numbered through, so that no code is given
 * twice.
 * @param codes codes of the edition's provisions
 */
export function nextSerial(
  editionNumber: number,
  kind: OutcomeKind,
  codes: readonly string[],
  correction: Correction | null = null,
): number {
  const lead = `${editionNumber}/${typeOf(kind, correction)}/`;
  const serials = codes.flatMap((code) => (code.startsWith(lead) ? [Number(code.slice(lead.length))] : []));
  return Math.max(0, ...serials) + 1;
}

interface Placed {
  readonly id?: string;
  readonly code: string | null;
  readonly number: number | null;
}

const isRecommendation = ({ code, number }: Placed): boolean =>
  number !== null && code?.includes(`/${codeTypes.recommendations}/`) === true;

/** What names a provision on the page of all texts of an edition, where each text counts from one. */
export const anchorOf = (provision: Placed): string => {
  const { id, code, number } = provision;
  if (code === null || isRecommendation(provision)) return `r-${number ?? id ?? ''}`;
  return `r-${code.toLowerCase().replaceAll('/', '-')}`;
};

/** Where a published provision is read, below its edition: a recommendation on its own page, another in the list. */
export const provisionPath = (provision: Placed): string =>
  isRecommendation(provision)
    ? `/recommendations/${provision.number}`
    : `/recommendations#${anchorOf(provision)}`;

/** Whether provisions of a kind are numbered: preamble and headings are not. */
export const hasNumber = (kind: string): boolean => kind !== 'preamble' && kind !== 'heading';

/** The provisions that get a number at adoption: all but preamble and headings, in order, without gaps. */
export function numbered<T extends { readonly kind: string; readonly position: number }>(
  provisions: readonly T[],
): { readonly provision: T; readonly number: number }[] {
  return provisions
    .filter(({ kind }) => hasNumber(kind))
    .toSorted((one, other) => one.position - other.position)
    .map((provision, index) => ({ provision, number: index + 1 }));
}

/** What may be wrong with an adopted text. */
export type TextFault =
  | 'number-missing'
  | 'numbers-with-gaps'
  | 'preamble-numbered'
  | 'code-of-another'
  | 'text-missing'
  | 'text-not-normal'
  | 'text-changed'
  | 'seal-wrong'
  | 'document-seal-wrong'
  | 'number-unregistered';

/** A fault, and the provision that has it: by its code, or by its place where it has none; null: the text as a whole. */
export interface FoundFault {
  readonly fault: TextFault;
  readonly at: string | null;
}

/** A provision of an adopted text, as far as its faults can be seen. */
export interface AdoptedProvision {
  readonly kind: string;
  readonly position: number;
  readonly number: number | null;
  readonly code: string | null;
  /** In the authentic language. */
  readonly text: string;
  /** What the log of changes recorded last; null where it recorded nothing. */
  readonly recorded: string | null;
  /** Whether its code is among those given in the edition; true where it has none. */
  readonly registered: boolean;
  /** Seals as they are kept, and as they are computed anew; null where there is none yet. */
  readonly seals: readonly { readonly kept: string | null; readonly computed: string | null }[];
}

/**
 * What is wrong with an adopted text: its numbers run without gaps, agree with its codes and were given; its authentic
 * wording is there, normal (NFC, line feeds), and what was recorded last; its seals are those of its words.
 */
export function faultsOfText(
  editionNumber: number,
  kind: OutcomeKind,
  provisions: readonly AdoptedProvision[],
  whole: AdoptedProvision['seals'][number],
  correction: Correction | null = null,
): FoundFault[] {
  const found = new Map<string, FoundFault>();
  const note = (fault: TextFault, provision: AdoptedProvision | null): void => {
    const at = provision === null ? null : (provision.code ?? String(provision.position));
    found.set(`${fault} ${at}`, { fault, at });
  };
  const expected = numbered(provisions);
  const [first] = expected;
  // Texts of one kind are numbered through: the first code of a text says where it begins.
  const begin = Number(first?.provision.code?.split('/').at(-1) ?? 1);
  for (const { provision, number } of expected) {
    if (provision.number === null) note('number-missing', provision);
    else if (provision.number !== number) note('numbers-with-gaps', provision);
    if (provision.code !== provisionCode(editionNumber, kind, begin + number - 1, correction))
      note('code-of-another', provision);
  }
  for (const provision of provisions) {
    const { text, recorded } = provision;
    if (!hasNumber(provision.kind) && provision.number !== null) note('preamble-numbered', provision);
    if (text === '') note('text-missing', provision);
    if (text !== text.normalize('NFC') || text.includes('\r')) note('text-not-normal', provision);
    if (recorded !== null && recorded !== text) note('text-changed', provision);
    if (!provision.registered) note('number-unregistered', provision);
    if (provision.seals.some(({ kept, computed }) => kept !== computed)) note('seal-wrong', provision);
  }
  if (whole.kept !== whole.computed) note('document-seal-wrong', null);
  return [...found.values()];
}
