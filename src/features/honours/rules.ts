import type { certificateBases, certificateKinds, certificateStatuses } from './tables.ts';

export type CertificateKind = (typeof certificateKinds)[number];
export type CertificateStatus = (typeof certificateStatuses)[number];
export type CertificateBasis = (typeof certificateBases)[number];

/** What may follow a state of a certificate. A replaced one leads to its successor for good. */
export const certificateTransitions: Readonly<Record<CertificateStatus, readonly CertificateStatus[]>> = {
  valid: ['revoked', 'replaced', 'erased'],
  revoked: ['replaced'],
  replaced: [],
  erased: [],
};

export const mayBecome = (from: CertificateStatus, to: CertificateStatus): boolean =>
  certificateTransitions[from].includes(to);

/** The letters of a kind in a serial number. */
const letters: Readonly<Record<CertificateKind, string>> = {
  attendance: 'ATT',
  participation: 'PAR',
  speaker: 'SPK',
  trainer: 'TRN',
  organiser: 'ORG',
  exhibitor: 'EXH',
  appreciation: 'APP',
};

/**
 * The serial number of a certificate: series, edition, kind, place in the row of that kind.
 * @example serialOf({ acronym: 'NF', edition: 1, kind: 'speaker', ordinal: 9 }) // 'NF/1/SPK/0009'
 */
export const serialOf = (part: {
  readonly acronym: string;
  readonly edition: number;
  readonly kind: CertificateKind;
  readonly ordinal: number;
}): string =>
  [part.acronym, part.edition, letters[part.kind], String(part.ordinal).padStart(4, '0')].join('/');

/** What a certificate is about: who, and the record that it rests on. */
export interface Act {
  readonly kind: CertificateKind;
  readonly personId: string | null;
  readonly bodyId: string | null;
  readonly sessionId: string | null;
  readonly honourId: string | null;
}

/**
 * One act as one key: at most one valid certificate has it. A role counts for each session, an honour for itself;
 * everything else once in an edition, so that a body with two stands is an exhibitor once.
 */
export function actOf({ kind, personId, bodyId, sessionId, honourId }: Act): string {
  const holder = personId === null ? `body:${bodyId}` : `person:${personId}`;
  if (kind === 'appreciation') return `honour:${honourId}`;
  if (kind === 'speaker' || kind === 'trainer' || (kind === 'attendance' && sessionId !== null)) {
    return `${kind}:${sessionId}:${holder}`;
  }
  return `${kind}:${holder}`;
}

/** Kinds that the organiser may state of a person where nothing records it, with a reason. */
export const statedKinds = [
  'attendance',
  'participation',
  'organiser',
] as const satisfies readonly CertificateKind[];
export type StatedKind = (typeof statedKinds)[number];

export const maybeStated = (kind: CertificateKind): kind is StatedKind =>
  (statedKinds as readonly string[]).includes(kind);

/** Kinds whose acts are read from the record. */
export const recordedKinds = [
  'speaker',
  'trainer',
  'participation',
  'organiser',
  'exhibitor',
  'appreciation',
] as const satisfies readonly CertificateKind[];
export type RecordedKind = (typeof recordedKinds)[number];

/** Most certificates issued in one go. */
export const LARGEST_BATCH = 2_000;
