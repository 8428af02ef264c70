/**
 * What every feature tells and does when somebody asks what is held of them, or asks to be forgotten. Features export
 * their `PersonalData`; `app.ts` passes the list.
 */
import type { Change } from '../changes/index.ts';
import type { Database, Db } from '../database/index.ts';

/** Reads in the caller's transaction, or outside any. */
export interface Reader {
  readonly rows: Database['rows'];
  readonly db: Db;
}

/** Somebody: persons of the directory and accounts that are one human being, and the words by which texts name them. */
export interface DataSubject {
  readonly personIds: readonly string[];
  readonly accountIds: readonly string[];
  /** Addresses of mail, former ones too. */
  readonly addresses: readonly string[];
  /** Names in every language; those that somebody else has, too, are left out: texts may mean either. */
  readonly names: readonly string[];
}

/** Nobody yet: where the search for somebody begins. */
export const nobody: DataSubject = { personIds: [], accountIds: [], addresses: [], names: [] };

/**
 * What an erasure does to a part: `erased` it is gone; `pseudonym` the record stays and names nobody; `kept` it stays as
 * it is, for a reason that its words give.
 */
export type Fate = 'erased' | 'pseudonym' | 'kept';

/** A part of what is held of somebody. */
export interface HeldPart {
  /** Its words stand in the messages: `personal-data:part.<key>.title`, and `.fate`, what becomes of it and why. */
  readonly key: string;
  readonly fate: Fate;
  /** What there is, readable: no secrets, no ids that mean nothing to people. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Why somebody can't be erased now: the code of an error with words. */
export interface ErasureRefusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** An erasure at work. */
export interface Erasure extends Reader {
  readonly change: Change;
  readonly subject: DataSubject;
  /** Done once the transaction is committed: what no transaction takes back. */
  afterwards(work: () => Promise<void>): void;
  /** Names an id under which the log of changes knows something that is erased. */
  gone(id: string): void;
}

/** One feature's share. Each runs in the caller's transaction; none knows of the others. */
export interface PersonalData {
  readonly feature: string;
  /** Who and what else is the same person: accounts of a person, persons of an account, names, addresses. */
  identify?(reader: Reader, known: DataSubject): Promise<Partial<DataSubject>>;
  /** What the feature holds; parts without rows are left out by the caller. */
  held(reader: Reader, subject: DataSubject): Promise<readonly HeldPart[]>;
  /** Why not now. Default: nothing stands against it. */
  refusals?(reader: Reader, subject: DataSubject, now: Date): Promise<readonly ErasureRefusal[]>;
  erase(erasure: Erasure): Promise<void>;
}
