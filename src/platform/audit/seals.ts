import { createHash, randomBytes } from 'node:crypto';
import type { Vault } from '../vault/index.ts';
import type { AuditWay } from './tables.ts';

/** The chain of what belongs to no edition. */
export const INSTALLATION = 'installation';
/** What the first event of a chain hangs on. */
export const NOTHING_BEFORE = '';

/** Who it was and from where; JSON as {@link canonicalText} writes it. */
export interface ActorPart {
  readonly actorName: string | null;
  readonly origin: string | null;
}

/** What it was about; JSON as {@link canonicalText} writes it. */
export interface DetailsPart {
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** What of an event is never erased. */
export interface FixedPart {
  readonly chain: string;
  readonly seq: number;
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly accountId: string | null;
  readonly via: AuditWay | null;
  readonly credentialId: string | null;
  readonly authority: string;
  readonly action: string;
  readonly editionId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly actorHash: string | null;
  readonly detailsHash: string | null;
  readonly previous: string | null;
}

/** The end of a chain. */
export interface Head {
  readonly chain: string;
  readonly number: number;
  readonly seq: number;
  readonly hash: string;
  readonly chains: number;
}

/** Bytes of a salt: what is erased can't be guessed again. */
const SALT_BYTES = 16;
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('base64url');

const digest = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

export const hashActor = (salt: string | null, { actorName, origin }: ActorPart): string =>
  digest([salt, actorName, origin]);

export const hashDetails = (salt: string | null, { before, after, reason }: DetailsPart): string =>
  digest([salt, before, after, reason]);

/** The seals of events and heads: whoever has the database and not the secret key can't make them. */
export interface Seals {
  event(event: FixedPart): string;
  head(head: Head): string;
}

/** Says how what is sealed is written; another order of columns would be another number. */
const FORM = 1;

export const createSeals = (vault: Pick<Vault, 'mac'>): Seals => ({
  event: (event) =>
    vault.mac(
      'audit-events',
      JSON.stringify([
        FORM,
        event.chain,
        event.seq,
        event.id,
        event.at,
        event.accountId,
        event.via,
        event.credentialId,
        event.authority,
        event.action,
        event.editionId,
        event.subjectKind,
        event.subjectId,
        event.requestId,
        event.actorHash,
        event.detailsHash,
        event.previous,
      ]),
    ),
  head: ({ chain, number, seq, hash, chains }) =>
    vault.mac('audit-heads', JSON.stringify([FORM, chain, number, seq, hash, chains])),
});
