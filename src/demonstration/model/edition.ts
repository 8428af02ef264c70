import type { DemoDeliberation } from './deliberation.ts';
import type { DemoExhibition } from './exhibition.ts';
import type { DemoCertificate, DemoConferral, DemoHonourScheme } from './honours.ts';
import type {
  DemoDisposition,
  DemoDocument,
  DemoFollowUp,
  DemoGoverningBody,
  DemoStatement,
} from './outcomes.ts';
import type { DemoParticipation, DemoPrecedence, DemoRegistration } from './participation.ts';
import type { DemoCallForPapers, DemoRelease, DemoSession, DemoTheme, DemoVenue } from './programme.ts';
import type { AuthenticLanguage, Bilingual, IsoDate, Key, Provenance, StateCode } from './text.ts';

/** A forum that recurs. */
export interface DemoSeries extends Provenance {
  readonly key: Key;
  /** Last part of its address. */
  readonly slug: string;
  /** Short Latin code that symbols of documents begin with, `NF`. */
  readonly acronym: string;
  readonly title: Bilingual;
  /** Which of the words for forums it is. */
  readonly form: 'forum' | 'summit' | 'workshop';
  /** The noun that leads in running text and its gender: «الملتقى» (m), «القمة» (f), «الورشة» (f). */
  readonly noun: { readonly name: Bilingual; readonly gender: 'm' | 'f' };
  readonly scope: Bilingual;
  readonly owner: Key;
  /** `null`: not on a fixed cadence. */
  readonly cadenceMonths: number | null;
  /** The series belongs to another host: its editions are recorded, not run. */
  readonly external: boolean;
}

/** A date that an edition was given and then lost. */
export interface DemoPostponement extends Provenance {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly announcedOn: IsoDate;
  readonly reason: Bilingual;
}

/** One holding of a series with everything that belongs to it. */
export interface DemoEdition extends Provenance {
  readonly key: Key;
  readonly series: Key;
  /** Last part of its address, `2016`. */
  readonly slug: string;
  readonly number: number;
  readonly title: Bilingual;
  readonly authentic: AuthenticLanguage;
  /** Recorded edition of another host. */
  readonly external: boolean;
  readonly stage: 'preparation' | 'closed';
  readonly summary: Bilingual;
  readonly slogan: Bilingual | null;
  readonly vision: Bilingual | null;
  readonly mission: Bilingual | null;
  readonly objectives: readonly Bilingual[];
  readonly patron: Key | null;
  readonly organiser: Key;
  readonly coOrganisers: readonly Key[];
  /** `null` for an online edition without a host state. */
  readonly hostState: StateCode | null;
  readonly city: Bilingual | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The day itself is not recorded: a plausible one stands in for it. */
  readonly datesAreSample: boolean;
  /** IANA name. */
  readonly zone: string;
  readonly languages: readonly ('ar' | 'en')[];
  readonly mode: 'in-person' | 'online' | 'hybrid';
  /** Digits of Arabic text. */
  readonly digits: 'latn' | 'arab';
  readonly postponements: readonly DemoPostponement[];
  /** Labels for faces where something is not recorded; `null`: nothing to say. */
  readonly note: Bilingual | null;
  readonly themes: readonly DemoTheme[];
  /** Empty for recorded editions. */
  readonly venues: readonly DemoVenue[];
  readonly participations: readonly DemoParticipation[];
  readonly precedence: readonly DemoPrecedence[];
  readonly callsForPapers: readonly DemoCallForPapers[];
  readonly sessions: readonly DemoSession[];
  readonly releases: readonly DemoRelease[];
  readonly registrations: readonly DemoRegistration[];
  readonly exhibition: DemoExhibition | null;
  readonly documents: readonly DemoDocument[];
  readonly statements: readonly DemoStatement[];
  readonly governingBodies: readonly DemoGoverningBody[];
  readonly followUps: readonly DemoFollowUp[];
  /** Dispositions of an earlier edition's recommendations, decided while this one is prepared. */
  readonly dispositions: readonly DemoDisposition[];
  /** What is drafted, proposed, decided, signed and pledged while it is prepared; `null`: nothing. */
  readonly deliberation: DemoDeliberation | null;
  readonly honourSchemes: readonly DemoHonourScheme[];
  readonly conferrals: readonly DemoConferral[];
  readonly certificates: readonly DemoCertificate[];
}
