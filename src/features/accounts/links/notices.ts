/** Tells an account's owner of what changed in how they sign in. */
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import type { FactorNotice } from '../factors/index.ts';
import type { PasswordNotice } from '../sign-in/index.ts';
import { findAccount } from '../store.ts';
import { createMailing } from './mailing.ts';

export interface SecurityNotices {
  readonly factorNotice: FactorNotice;
  readonly passwordNotice: PasswordNotice;
}

export function createSecurityNotices(deps: {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly translator: Translator;
  readonly publicUrl: string;
}): SecurityNotices {
  const { clock, translator } = deps;
  const mailing = createMailing(deps);

  async function tell(tx: Tx, accountId: string, what: string): Promise<void> {
    const account = await findAccount(tx, accountId);
    if (account === undefined) return;
    const { name, language } = account;
    const when = mailing.momentOf(clock.now(), language);
    const reader = { ...account, accountId };
    if (what === 'password-changed') {
      await mailing.tell(tx, 'password-changed', reader, {
        name,
        when,
        link: mailing.page(account, '/reset'),
      });
      return;
    }
    await mailing.tell(tx, 'security-changed', reader, {
      name,
      when,
      what: translator.t(language)(`accounts-links:security.${what}`),
      link: mailing.page(account, '/account/security'),
    });
  }

  return {
    factorNotice: (tx, { accountId, event }) => tell(tx, accountId, event),
    passwordNotice: (tx, { accountId }) => tell(tx, accountId, 'password-changed'),
  };
}
