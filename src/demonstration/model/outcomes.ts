import type { AuthenticLanguage, Bilingual, Instant, IsoDate, Key, Provenance, StateCode } from './text.ts';

/** How a provision refers to another text. */
export type LinkRelation = 'reiterates' | 'builds-on' | 'supersedes' | 'implements';

/** Reference from a provision to a provision, or to a document as a whole, of any edition. */
export interface DemoLink {
  readonly relation: LinkRelation;
  readonly edition: Key;
  readonly document: Key;
  /** `null`: the document as a whole. */
  readonly provision: Key | null;
}

/** Who is to carry a recommendation out. */
export interface DemoAssignment extends Provenance {
  readonly body: Key;
  readonly part: 'lead' | 'supporting';
}

/** A paragraph of an outcome document. */
export interface DemoProvision {
  readonly key: Key;
  readonly part: 'preamble' | 'operative' | 'recommendation';
  /** From 1 within its part; preamble units too, to keep their order. */
  readonly number: number;
  /** Short name for lists; `null` for preamble units. */
  readonly title: Bilingual | null;
  /** With its final punctuation: comma after preamble units, semicolon after the others, full stop at the end. */
  readonly text: Bilingual;
  readonly theme: Key | null;
  /** Sessions of the same edition that it arises from. */
  readonly sessions: readonly Key[];
  readonly level: 'national' | 'regional' | 'international' | null;
  readonly targetGroup: Bilingual | null;
  readonly assignments: readonly DemoAssignment[];
  readonly links: readonly DemoLink[];
}

/** Recommendations, a communique, a declaration or a statement. */
export interface DemoDocument {
  readonly key: Key;
  readonly kind: 'recommendations' | 'final-communique' | 'statement-of-action' | 'declaration';
  readonly title: Bilingual;
  readonly authentic: AuthenticLanguage;
  /**
   * The text is a short summary in our own words of a text that exists elsewhere, not its wording: faces
   * label it so, and it is recorded rather than adopted here.
   */
  readonly summary: boolean;
  readonly sample: boolean;
  /** Words before the preamble, «إنّ المشاركين في …،» / “The participants in …,”. */
  readonly chapeau: Bilingual | null;
  /** Words between preamble and operative part, «يوصون بما يلي:» / “Recommend as follows:”. */
  readonly enacting: Bilingual | null;
  readonly provisions: readonly DemoProvision[];
  readonly adoption: DemoAdoption | null;
}

/** How and when a text was adopted or read out. */
export interface DemoAdoption {
  readonly manner: 'consensus' | 'unanimity' | 'acclamation' | 'vote' | 'read-out';
  /** The reports don't state the manner: it is supplied for the demonstration. */
  readonly mannerIsSample: boolean;
  /** Session of the same edition; `null` where its programme is not recorded. */
  readonly session: Key | null;
  readonly on: IsoDate;
  /** Hour of the adoption; `null` where not recorded. */
  readonly at: Instant | null;
  readonly publishedAt: Instant | null;
  readonly readBy: Key | null;
}

/** A text open to one constituency, with those who adhered. */
export interface DemoStatement {
  readonly key: Key;
  readonly title: Bilingual;
  readonly constituency: 'states' | 'industry' | 'organisations';
  /** Word for what an adherent did: signed, pledged, agreed. */
  readonly adherence: 'signature' | 'pledge' | 'agreement';
  /** Document of the edition that carries the text. */
  readonly document: Key;
  readonly adherents: readonly DemoAdherent[];
}

/** One adherent. Reports that give a number and no names are kept as numbered entries without a name. */
export interface DemoAdherent {
  readonly key: Key;
  /** From 1, without gaps. */
  readonly number: number;
  /** `null`: recorded as a number only. */
  readonly party:
    | { readonly kind: 'state'; readonly state: StateCode }
    | { readonly kind: 'body'; readonly body: Key }
    | null;
  /** What a list shows, «دولة موقِّعة رقم 1». */
  readonly label: Bilingual;
  readonly status: 'signed' | 'announced' | 'agreed';
  readonly on: IsoDate;
}

/** A body with seats. */
export interface DemoGoverningBody {
  readonly key: Key;
  /** Body of the directory that the seats belong to. */
  readonly body: Key;
  /** What it is for; absent: not recorded. */
  readonly mandate?: Bilingual;
  readonly foundedOn?: IsoDate;
  readonly seats: readonly DemoSeat[];
}

/** A seat and who held it when. */
export interface DemoSeat {
  readonly key: Key;
  readonly name: Bilingual;
  readonly kind: 'permanent' | 'elected' | 'ex-officio' | 'rotating';
  readonly founding: boolean;
  readonly grounds: Bilingual;
  /** After which a tenure ends by itself. */
  readonly termMonths?: number;
  /** Seat of the same body whose holder sits here. */
  readonly office?: Key;
  readonly tenures: readonly DemoTenure[];
}

/** A tenure of a seat; tenures of one seat never overlap. */
export interface DemoTenure {
  /** Body; `null`: a state holds it. */
  readonly holder: Key | null;
  readonly state?: StateCode;
  readonly person: Key | null;
  readonly alternate?: Key;
  readonly start: IsoDate;
  /** Exclusive; `null`: open-ended. */
  readonly end: IsoDate | null;
  /** The exact day is not recorded: the day of the announcement stands in for it. */
  readonly startIsSample: boolean;
}

/** Follow-up of one recommendation; always sample. */
export interface DemoFollowUp {
  readonly key: Key;
  /** Provision key of the edition's recommendations. */
  readonly recommendation: Key;
  readonly responses: readonly {
    readonly body: Key;
    readonly response: 'supported' | 'in-part' | 'noted';
    readonly on: IsoDate;
    readonly note: Bilingual | null;
  }[];
  readonly actions: readonly {
    readonly key: Key;
    readonly body: Key;
    readonly title: Bilingual;
    readonly dueOn: IsoDate;
    readonly reachedOn: IsoDate | null;
  }[];
  readonly indicators: readonly {
    readonly key: Key;
    readonly name: Bilingual;
    readonly unit: Bilingual;
    readonly baseline: number;
    readonly target: number;
    /** Latest figure; `null`: none reported. */
    readonly latest: number | null;
  }[];
  readonly obligations: readonly { readonly body: Key; readonly dueOn: IsoDate }[];
  readonly reports: readonly DemoProgressReport[];
  readonly assessments: readonly DemoAssessment[];
}

/** What a responsible body says of its own progress. */
export interface DemoProgressReport {
  readonly key: Key;
  readonly body: Key;
  readonly status: 'draft' | 'submitted' | 'returned' | 'accepted' | 'published';
  readonly selfReported: 'not-started' | 'planning' | 'in-progress' | 'fulfilled' | 'discontinued';
  readonly submittedOn: IsoDate | null;
  readonly text: Bilingual;
  readonly evidence: readonly Bilingual[];
}

/** What somebody outside the reporting body finds. */
export interface DemoAssessment {
  readonly key: Key;
  /** Person of another body than the one assessed. */
  readonly assessor: Key;
  readonly finding: 'no-evidence' | 'not-started' | 'limited' | 'substantial' | 'complete';
  readonly on: IsoDate;
  readonly text: Bilingual;
}

/** What becomes of a recommendation of an earlier edition when the next one is prepared. */
export interface DemoDisposition {
  readonly edition: Key;
  readonly document: Key;
  readonly provision: Key;
  readonly disposition: 'closed' | 'continued' | 'reinforced' | 'merged' | 'superseded' | 'retired';
  readonly reason: Bilingual;
  /** Provision of the same document that it is merged into or superseded by; `null` otherwise. */
  readonly into: Key | null;
}
