/** Short hands for writing the data modules of this folder. Pure. */
import type {
  Bilingual,
  DemoAssignment,
  DemoBody,
  DemoInvitation,
  DemoPaper,
  DemoParticipation,
  DemoPerson,
  DemoProvision,
  DemoRole,
  DemoSession,
  DemoSlot,
  IsoDate,
  Key,
  LanguageCode,
  LocalTime,
  SessionKind,
  SessionRoleKind,
  StateCode,
} from './model.ts';

/** Text in both languages. */
export function t(ar: string, en: string): Bilingual {
  return { ar, en };
}

type Gender = 'm' | 'f' | 'unstated';

/** Titles in use: Arabic masculine and feminine, English masculine and feminine; `null` where English has none. */
const titles = {
  royal: ['صاحب السمو الملكي الأمير', 'صاحبة السمو الملكي الأميرة', 'H.R.H. Prince', 'H.R.H. Princess'],
  excellency: ['معالي', 'معالي', 'H.E.', 'H.E.'],
  distinguished: ['سعادة', 'سعادة', null, null],
  mr: ['السيد', 'السيدة', 'Mr', 'Ms'],
  ustadh: ['الأستاذ', 'الأستاذة', 'Mr', 'Ms'],
  judge: ['القاضي', 'القاضية', 'Judge', 'Judge'],
  prof: ['الأستاذ الدكتور', 'الأستاذة الدكتورة', 'Prof.', 'Prof.'],
  // Written by one report in place of the title above.
  professor: ['البروفيسور', 'البروفيسورة', 'Prof.', 'Prof.'],
  dr: ['الدكتور', 'الدكتورة', 'Dr', 'Dr'],
  eng: ['المهندس', 'المهندسة', 'Eng.', 'Eng.'],
  // A woman's rank stays as her force writes it.
  ltGen: ['الفريق', 'الفريق', 'Lt. Gen.', 'Lt. Gen.'],
  majGen: ['اللواء', 'اللواء', 'Maj. Gen.', 'Maj. Gen.'],
  brig: ['العميد', 'العميد', 'Brig. Gen.', 'Brig. Gen.'],
  col: ['العقيد', 'العقيد', 'Col.', 'Col.'],
  ltCol: ['المقدم', 'المقدم', 'Lt. Col.', 'Lt. Col.'],
  maj: ['الرائد', 'الرائد', 'Maj.', 'Maj.'],
  capt: ['النقيب', 'النقيب', 'Capt.', 'Capt.'],
} as const satisfies Record<string, readonly [string, string, string | null, string | null]>;

type Title = keyof typeof titles;

/** What the author of a person writes; omitted parts become `null`. */
interface PersonSpec {
  readonly key: Key;
  readonly gender: Gender;
  readonly honorific?: Title;
  readonly rank?: Title;
  readonly academic?: Title;
  readonly name: readonly [ar: string, en: string];
  readonly post?: readonly [ar: string, en: string];
  readonly body?: Key;
  readonly postNamesBody?: boolean;
  readonly state?: StateCode;
}

function titleOf(title: Title | undefined, gender: Gender, language: 'ar' | 'en'): string | null {
  // An unstated gender takes the form that the report of the event used, the masculine.
  if (title === undefined) return null;
  const [arM, arF, enM, enF] = titles[title];
  if (language === 'ar') return gender === 'f' ? arF : arM;
  return gender === 'f' ? enF : enM;
}

function personOf(spec: PersonSpec, sample: boolean): DemoPerson {
  const text = (language: 'ar' | 'en', at: 0 | 1) => ({
    honorific: titleOf(spec.honorific, spec.gender, language),
    rank: titleOf(spec.rank, spec.gender, language),
    academicTitle: titleOf(spec.academic, spec.gender, language),
    name: spec.name[at],
    post: spec.post?.[at] ?? null,
  });
  return {
    key: spec.key,
    sample,
    gender: spec.gender,
    ar: text('ar', 0),
    en: text('en', 1),
    body: spec.body ?? null,
    postNamesBody: spec.postNamesBody ?? false,
    state: spec.state ?? null,
  };
}

/** An invented person. */
export function samplePerson(spec: PersonSpec): DemoPerson {
  return personOf(spec, true);
}

/** A person whom public reports of the events name, with what they say and nothing else. */
export function recordedPerson(spec: PersonSpec): DemoPerson {
  return personOf(spec, false);
}

/** What the author of a body writes. */
interface BodySpec {
  readonly key: Key;
  readonly kind: DemoBody['kind'];
  readonly gender: 'm' | 'f';
  readonly name: Bilingual;
  readonly shortName?: Bilingual;
  readonly parent?: Key;
  readonly state?: StateCode;
}

function bodyOf(spec: BodySpec, sample: boolean): DemoBody {
  return {
    key: spec.key,
    sample,
    kind: spec.kind,
    gender: spec.gender,
    name: spec.name,
    shortName: spec.shortName ?? null,
    parent: spec.parent ?? null,
    state: spec.state ?? null,
  };
}

/** An invented body. */
export function sampleBody(spec: BodySpec): DemoBody {
  return bodyOf(spec, true);
}

/** A body that public reports of the events name. */
export function recordedBody(spec: BodySpec): DemoBody {
  return bodyOf(spec, false);
}

/** Persons by role; the order of a list is the order on the programme. */
type Cast = Partial<Record<SessionRoleKind, readonly Key[]>>;

/** Order in which a programme names the roles of a session. */
const roleOrder = [
  'chair',
  'moderator',
  'speaker',
  'panellist',
  'trainer',
  'rapporteur',
  'interpreter',
] as const satisfies readonly SessionRoleKind[];

function rolesOf(cast: Cast): DemoRole[] {
  return roleOrder.flatMap((role) => (cast[role] ?? []).map((person) => ({ role, person })));
}

/** Minutes between two times of one day. */
function minutesBetween(start: LocalTime, end: LocalTime): number {
  const minutes = (time: LocalTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return minutes(end) - minutes(start);
}

/** A slot from `'10:30–11:40'`; `room` omitted: no single room. */
export function slot(day: IsoDate, times: string, room: Key | null = null): DemoSlot {
  const [start = '', end = ''] = times.split('–');
  return { day, start, end, room };
}

/** What the author of a session writes; see `DemoSession` for the meaning of each part. */
interface SessionSpec
  extends Partial<Omit<DemoSession, 'roles' | 'key' | 'kind' | 'title' | 'slot' | 'minutes'>> {
  readonly key: Key;
  readonly kind: SessionKind;
  readonly title: Bilingual;
  /** `null`: unscheduled, then `minutes` is needed. */
  readonly slot: DemoSlot | null;
  readonly minutes?: number;
  readonly cast?: Cast;
}

/** A session; sample, spoken in Arabic, open to the registered, unless the spec says otherwise. */
export function session(spec: SessionSpec): DemoSession {
  const { cast = {}, minutes, ...rest } = spec;
  return {
    sample: true,
    abstract: null,
    theme: null,
    languages: ['ar'],
    interpretedInto: [],
    place: null,
    access: 'registered',
    capacity: null,
    reservedPerDelegation: 0,
    papers: [],
    change: null,
    meeting: null,
    ...rest,
    minutes: minutes ?? (spec.slot === null ? 0 : minutesBetween(spec.slot.start, spec.slot.end)),
    roles: rolesOf(cast),
  };
}

/** A break of everybody. */
export function pause(spec: Pick<SessionSpec, 'key' | 'title' | 'slot'> & Partial<SessionSpec>): DemoSession {
  return session({ kind: 'break', languages: [], ...spec });
}

/** A paper; in Arabic, by one author, without abstract, unless the rest says otherwise. */
export function paper(
  key: Key,
  authors: readonly Key[],
  title: Bilingual,
  abstract: Bilingual | null = null,
  language: LanguageCode = 'ar',
): DemoPaper {
  return { key, authors, title, abstract, language };
}

/** Assignments to invented bodies: one leads, others support. */
export function assigned(lead: Key, supporting: readonly Key[] = []): DemoAssignment[] {
  return [
    { body: lead, part: 'lead', sample: true },
    ...supporting.map((body) => ({ body, part: 'supporting' as const, sample: true })),
  ];
}

/** What the author of a participation writes; key and party come from `state` or `body`. */
interface ParticipationSpec
  extends Partial<Omit<DemoParticipation, 'key' | 'party' | 'category' | 'invitation'>> {
  readonly state?: StateCode;
  readonly body?: Key;
  readonly category: DemoParticipation['category'];
  readonly invitation?: DemoInvitation;
}

/** Participation of a state has the key `state-<code>`, of a body the body's key. Sample by default, quota 5. */
export function participation(spec: ParticipationSpec): DemoParticipation {
  const { state, body, ...rest } = spec;
  const party =
    state !== undefined ? ({ kind: 'state', state } as const) : ({ kind: 'body', body: body ?? '' } as const);
  return {
    sample: true,
    quota: 5,
    attended: null,
    attendedIsSample: false,
    invitation: null,
    focalPoint: null,
    head: null,
    members: [],
    ...rest,
    key: party.kind === 'state' ? `state-${party.state.toLowerCase()}` : party.body,
    party,
  };
}

/** What the author of a provision writes; the number comes from its place in the list. */
interface ProvisionSpec extends Partial<Omit<DemoProvision, 'key' | 'text' | 'number'>> {
  readonly key: Key;
  readonly text: Bilingual;
}

/** Provisions of one part, numbered from 1 in the order given. */
export function provisions(part: DemoProvision['part'], specs: readonly ProvisionSpec[]): DemoProvision[] {
  return specs.map((spec, at) => ({
    title: null,
    theme: null,
    sessions: [],
    level: null,
    targetGroup: null,
    assignments: [],
    links: [],
    ...spec,
    part,
    number: at + 1,
  }));
}
