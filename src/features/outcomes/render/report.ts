import type { Distribution, EditionFacts, TextPair, ThemeFacts } from '../../../platform/document/index.ts';
import type { CalendarDay, Language, LocalText } from '../../../platform/language/index.ts';
import type {
  adherences,
  adoptionManners,
  constituencies,
  dispositionOutcomes,
  linkRelations,
  outcomeKinds,
  outcomeStatuses,
  provisionLevels,
} from '../tables.ts';

/** That a provision refers to another text: of an earlier summit, of another series. */
export interface ReportLink {
  readonly relation: (typeof linkRelations)[number];
  /** The forum that adopted it: «قمة «نحن نحمي»، لندن 2014». */
  readonly edition: TextPair;
  readonly document: TextPair;
  /** `null`: the document as a whole. */
  readonly provision: { readonly code: string | null; readonly title: TextPair | null } | null;
}

/** A session that a provision arose from. */
export interface ReportSource {
  readonly code: string;
  readonly title: TextPair;
}

/** A provision of the operative part: a recommendation, or a paragraph of a declaration. */
export interface ReportProvision {
  /** Given at adoption; `null` while it is a draft: the place in the document then stands in for it. */
  readonly number: number | null;
  /** `1/REC/04`; `null` before adoption. */
  readonly code: string | null;
  /** Short name for tables and bookmarks; `null` where it has none. */
  readonly title: TextPair | null;
  readonly text: LocalText;
  /** Number of its theme; `null`: it belongs to none of them. */
  readonly theme: number | null;
  /** The heading of the text under which it stands; absent or `null`: none. */
  readonly heading?: TextPair | null | undefined;
  readonly lead: TextPair | null;
  readonly supporting: readonly TextPair[];
  readonly sources: readonly ReportSource[];
  readonly links: readonly ReportLink[];
  readonly level: (typeof provisionLevels)[number] | null;
  readonly targetGroup: TextPair | null;
  readonly due: CalendarDay | null;
  readonly sample?: boolean | undefined;
}

/** What became of a recommendation when its edition handed over to the next. */
export interface ReportDisposition {
  readonly code: string | null;
  readonly title: TextPair;
  readonly outcome: (typeof dispositionOutcomes)[number];
  readonly reason: TextPair;
  /** The recommendation that carries it on, or into which it was merged; `null` where none does. */
  readonly next: { readonly code: string | null; readonly title: TextPair | null } | null;
}

/** Recommendations handed over from one edition to the next. */
export interface ReportCarryOver {
  /** The other edition: «الملتقى الوطني …، الدورة الأولى». */
  readonly edition: TextPair;
  readonly items: readonly ReportDisposition[];
}

/** How and when a text was adopted. */
export interface ReportAdoption {
  readonly manner: (typeof adoptionManners)[number];
  readonly on: CalendarDay;
  /** Session that adopted it; `null` where its programme is not recorded. */
  readonly session: TextPair | null;
}

/** Who signed a text, in order of their numbers. */
export interface ReportSignature {
  readonly number: number;
  readonly party: TextPair;
  readonly signatory: TextPair | null;
  readonly capacity: TextPair | null;
  readonly on: CalendarDay;
  readonly reservation: TextPair | null;
  /** Signed after the ceremony. */
  readonly accession: boolean;
  /** First day on which a withdrawal has effect; `null`: it stands. */
  readonly withdrawnOn: CalendarDay | null;
}

/** A statement that carries a text, with its signatures by a day. */
export interface ReportStatement {
  readonly title: TextPair;
  readonly constituency: (typeof constituencies)[number];
  readonly adherence: (typeof adherences)[number];
  readonly asOf: CalendarDay;
  /** How many of those that are listed stand. */
  readonly count: number;
  /** Its sources count the parties and name none of them. */
  readonly unnamed: boolean;
  readonly signatures: readonly ReportSignature[];
  readonly remark: TextPair | null;
}

/** A text of an edition with everything that its report shows: plain data, so that rendering needs no database. */
export interface ReportDocument {
  readonly edition: EditionFacts;
  readonly kind: (typeof outcomeKinds)[number];
  readonly status: (typeof outcomeStatuses)[number];
  readonly title: TextPair;
  /** Series / edition / kind, `NF/1/REC`. */
  readonly symbol: string;
  /** Day of the state that is shown: of adoption, of publication, of the last change of a draft. */
  readonly asOf: CalendarDay;
  readonly distribution?: Distribution | undefined;
  /** Language whose wording decides in doubt. */
  readonly authentic: Language;
  /** «إنّ المشاركين في …،» */
  readonly chapeau: LocalText | null;
  /** Units of the preamble in order, each with its comma. */
  readonly preamble: readonly LocalText[];
  /** «يوصون بما يلي:» */
  readonly enacting: LocalText | null;
  /** `null`: not adopted (yet). */
  readonly adoption: ReportAdoption | null;
  /** Reservations recorded at adoption; empty: that there were none; `null` or left out: not recorded, and nothing is said. */
  readonly reservations?: readonly TextPair[] | null | undefined;
  /** SHA-256 of the adopted text, 64 hexadecimal digits; `null` or left out: none was taken. */
  readonly fingerprint?: string | null | undefined;
  /** Where its seal leads to: the page at which anybody checks it; `null` or left out: no seal was taken. */
  readonly verifyAddress?: string | null | undefined;
  /** Statements that carry it, with who signed them; empty or left out: it is open to no signature. */
  readonly statements?: readonly ReportStatement[] | undefined;
  /** Themes of the edition, for groups and their tags. */
  readonly themes: readonly ThemeFacts[];
  /** In the order of the document. */
  readonly provisions: readonly ReportProvision[];
  readonly carriedFrom?: ReportCarryOver | null | undefined;
  readonly carriedInto?: ReportCarryOver | null | undefined;
  /** A summary in other words of a text that exists elsewhere. */
  readonly summary?: boolean | undefined;
  /** Invented for illustration: cover, header and box say so. */
  readonly sample?: boolean | undefined;
  /** What is to be said beside the adoption. */
  readonly remark?: TextPair | null | undefined;
}
