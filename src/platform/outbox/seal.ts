import type { Vault } from '../vault/index.ts';

/** The two parts of a mail, as they leave. */
export interface MailParts {
  readonly text: string;
  readonly html: string;
}

const PURPOSE = 'mail';

export const seal = (vault: Vault, mailId: string, { text, html }: MailParts): string =>
  vault.seal(PURPOSE, mailId, JSON.stringify({ text, html }));

/** @throws SealBroken */
export const openSealed = (vault: Vault, mailId: string, sealed: string): MailParts =>
  JSON.parse(vault.open(PURPOSE, mailId, sealed)) as MailParts;
