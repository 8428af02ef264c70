import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { Factors } from '../factors/index.ts';
import type { Passwords } from '../passwords.ts';
import type { Scopes } from '../rights/scopes.ts';
import type { RightsService } from '../rights/service.ts';
import type { SignIns } from '../sign-ins/index.ts';
import type { Links } from './links.ts';
import type { Mailing } from './mailing.ts';

/** What every service of links stands on. */
export interface LinkContext {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly translator: Translator;
  readonly links: Links;
  readonly mailing: Mailing;
  readonly signIns: SignIns;
  readonly factors: Factors;
  readonly passwords: Passwords;
  readonly scopes: Scopes;
  readonly rights: RightsService;
}
