import type { App } from '../../app.ts';
import type { SystemActor } from '../../platform/actor/index.ts';
import type { DemoEdition, Demonstration, IsoDate } from '../model.ts';
import type { Hour } from './hour.ts';
import type { Keyring } from './keyring.ts';

/** The services that the content is entered through: those that people use. */
export type Services = Pick<
  App,
  | 'changes'
  | 'accounts'
  | 'directory'
  | 'series'
  | 'programme'
  | 'calls'
  | 'scheduling'
  | 'delegations'
  | 'registration'
  | 'exhibition'
  | 'outcomes'
  | 'honours'
  | 'notifications'
>;

/** What every part of the loader works with. */
export interface Loading {
  readonly services: Services;
  readonly actor: SystemActor;
  readonly content: Demonstration;
  /** Day on which the demonstration is prepared. */
  readonly today: IsoDate;
  /** The clock of the services. */
  readonly hour: Hour;
  readonly keys: Keyring;
}

/** Whether the public sees the programme: it was released, or the edition is over. */
export const isAnnounced = ({ stage, releases }: DemoEdition): boolean =>
  stage === 'closed' || releases.length > 0;
