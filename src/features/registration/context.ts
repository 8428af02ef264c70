import type { Describe } from '../../platform/http/index.ts';
import type { DelegationsFeature } from '../delegations/index.ts';
import type { AboveProgramme, Announced } from '../programme/index.ts';

/** What the parts of registration stand on. */
export interface RegistrationContext extends AboveProgramme {
  readonly delegations: DelegationsFeature;
  /** What errors are called, in either language. */
  readonly explain: Describe;
  /** The announced programme: what the public knows of sessions. */
  readonly announced: Announced;
  /** The worker that keeps the page at the door on its device. */
  checkInWorker(): string;
}
