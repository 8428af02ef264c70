import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor/index.ts';
import type { Changes, Revisions } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { DirectoryFeature } from '../directory/index.ts';
import type { EditionFinder } from '../series/index.ts';
import type { ProgrammeFeature } from './index.ts';

export type { Part, PartPages } from '../series/index.ts';

/** What the features on the next rungs stand on. */
export interface AboveProgramme {
  readonly database: Database;
  readonly changes: Changes;
  readonly revisions: Revisions;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly vault: Vault;
  readonly translator: Translator;
  readonly finder: EditionFinder;
  readonly directory: DirectoryFeature;
  readonly programme: ProgrammeFeature;
  /** Outside address of the site, without a slash at the end. */
  readonly publicUrl: string;
  /** Who asks, looked up anew: for answers that last longer than a right may. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Actor>;
}
