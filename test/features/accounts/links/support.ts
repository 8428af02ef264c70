import type { TestApp } from '../../../support/app.ts';

/** A form as a browser posts it. */
export const form = (fields: Record<string, string | readonly string[]>) => ({
  payload: new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

/** A mail as the outbox has it. */
export interface SentMail {
  readonly template: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  /** The secret of its link, if it has one. */
  readonly secret: string;
}

/** What was written to an address, oldest first, with its links whole. */
export async function mailsTo({ app, database }: TestApp, address: string): Promise<SentMail[]> {
  const { rows } = await database.executeSql(
    'select id, template, address, subject, text, sealed from mails where address = $1 order by id',
    [address],
  );
  return (
    rows as {
      id: string;
      template: string;
      address: string;
      subject: string;
      text: string;
      sealed: string | null;
    }[]
  ).map(({ id, sealed, ...mail }) => {
    const text =
      sealed === null ? mail.text : (JSON.parse(app.vault.open('mail', id, sealed)) as { text: string }).text;
    const link = /https?:\/\/\S+/g;
    const secret = (text.match(link) ?? [])
      .map((href) => href.split('/').at(-1) ?? '')
      .find((part) => part.length === 32);
    return { ...mail, text, secret: secret ?? '' };
  });
}

/** The last mail to an address. */
export async function lastMail(test: TestApp, address: string): Promise<SentMail> {
  const mail = (await mailsTo(test, address)).at(-1);
  if (mail === undefined) throw new Error(`No mail was written to ${address}.`);
  return mail;
}

export const password = 'nine lanterns over the harbour';

/** An account whose address is known, with these grants; it has a password. */
export async function accountOf(
  { app }: TestApp,
  email: string,
  grants: readonly { role: string; scopeKind: string; scopeId: string | null }[] = [],
) {
  return app.accounts.service.createAccount(
    { kind: 'system', task: 'test' },
    { email, name: email.split('@')[0] ?? '', language: 'en', password, grants: grants as never },
  );
}

/** Signs an account in, as request headers. */
export async function enter({ app }: TestApp, accountId: string, secondFactor: 'totp' | null = 'totp') {
  const { accessToken } = await app.signIns.open({ accountId, method: 'password', secondFactor });
  return { authorization: `Bearer ${accessToken}` };
}

let callers = 0;
/** Another caller's address each time: what is tested is not the limit of requests. */
export function otherCaller(): { readonly remoteAddress: string } {
  callers += 1;
  return { remoteAddress: `10.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}` };
}
