/**
 * Behind the second wall: which rows with personal or embargoed data a piece of work sees. The first wall are the policies
 * of services and the WHERE of stores; where one of them was forgotten, row-level security still shows nothing foreign.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** What is seen of protected tables beside what is published. Ids are UUIDs. */
export interface Sight {
  /** Everything: the system itself, and whoever holds a role in the whole installation. */
  readonly all: boolean;
  readonly seriesIds: readonly string[];
  readonly editionIds: readonly string[];
  readonly delegationIds: readonly string[];
  /** Bodies that it reports for. */
  readonly bodyIds: readonly string[];
  /** Editions whose follow-up it assesses. */
  readonly assessedIds: readonly string[];
  /** What is this account's own, in whatever edition. */
  readonly accountId: string | null;
}

/** What is published, and no more. */
export const nothing: Sight = {
  all: false,
  seriesIds: [],
  editionIds: [],
  delegationIds: [],
  bodyIds: [],
  assessedIds: [],
  accountId: null,
};
/** For the system's own work: jobs, commands, what is done at the start. */
export const everything: Sight = { ...nothing, all: true };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const list = (ids: readonly string[]): string => ids.filter((id) => UUID.test(id)).join(',');

/**
 * Statements that give a transaction its sight; undefined where nothing needs to be said. They hold until it ends and
 * never longer: connections are used by others after it. SET takes no snapshot, so that the isolation level may still be
 * chosen.
 */
export function settingsOf(sight: Sight): string | undefined {
  if (sight.all) return `set local multaqa.everything = 'on'`;
  const settings = {
    series: list(sight.seriesIds),
    editions: list(sight.editionIds),
    delegations: list(sight.delegationIds),
    bodies: list(sight.bodyIds),
    assessed: list(sight.assessedIds),
    account: list(sight.accountId === null ? [] : [sight.accountId]),
  };
  const said = Object.entries(settings).filter(([, value]) => value !== '');
  if (said.length === 0) return undefined;
  return said.map(([name, value]) => `set local multaqa.${name} = '${value}'`).join('; ');
}

const current = new AsyncLocalStorage<Sight>();

/** Runs `work` with a sight: it and all that it awaits. */
export const seeing = <T>(sight: Sight, work: () => T): T => current.run(sight, work);

/** The sight of the work under way; undefined outside of any. */
export const currentSight = (): Sight | undefined => current.getStore();
