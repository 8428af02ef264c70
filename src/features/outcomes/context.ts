import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor/index.ts';
import type { Changes, Revisions } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { Describe } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { AccountsFeature } from '../accounts/index.ts';
import type { DelegationsFeature } from '../delegations/index.ts';
import type { DirectoryFeature } from '../directory/index.ts';
import type { EditionFinder } from '../series/index.ts';

/** What texts and their life stand on. */
export interface OutcomesContext {
  /** Who asks, by what a request came with: streams ask again while they are open. */
  readonly authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;
  readonly database: Database;
  readonly changes: Changes;
  readonly revisions: Revisions;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly translator: Translator;
  /** What an error says, in a language. */
  readonly describe: Describe;
  readonly finder: EditionFinder;
  readonly directory: DirectoryFeature;
  readonly accounts: AccountsFeature;
  readonly delegations: DelegationsFeature;
  /** Closes an edition, when all that must hold does. */
  closeEdition(actor: Actor, editionId: string): Promise<unknown>;
  /** Outside address of the site, without a slash at the end. */
  readonly publicUrl: string;
}
