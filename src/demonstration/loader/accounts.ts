import { randomInt } from 'node:crypto';
import { type AccountActor, type Grant, guardedRoles, type Role } from '../../platform/actor/index.ts';
import type { DemoGrant } from '../model.ts';
import type { Loading } from './loading.ts';

/** How somebody signs in to the demonstration. */
export interface SignIn {
  readonly key: string;
  readonly email: string;
  /** Made for this one database. */
  readonly password: string;
  readonly name: { readonly ar: string; readonly en: string };
  /** The secret of its authenticator app, and the address that apps take; absent where no role asks for one. */
  readonly totp?: { readonly secret: string; readonly address: string };
}

/** Parts of the content that rights know under another name: whoever administers organises everywhere. */
const roles: Readonly<Record<DemoGrant['role'], Role>> = {
  administrator: 'organiser',
  organiser: 'organiser',
  'programme-manager': 'programme-manager',
  secretariat: 'secretariat',
  // Editing and translating texts is the secretariat's work until it has rights of its own.
  editor: 'secretariat',
  rapporteur: 'rapporteur',
  protocol: 'protocol',
  'registration-desk': 'desk',
  'exhibition-manager': 'exhibition-manager',
  'focal-point': 'focal-point',
  delegate: 'delegate',
  speaker: 'speaker',
  reviewer: 'reviewer',
  exhibitor: 'exhibitor',
  reporter: 'reporter',
  assessor: 'assessor',
  press: 'press',
};

function grantOf({ keys }: Loading, { role, scope }: DemoGrant): Grant {
  const as = roles[role];
  switch (scope.kind) {
    case 'everywhere':
      return { role: as, scopeKind: 'installation', scopeId: null };
    case 'series':
      return { role: as, scopeKind: 'series', scopeId: keys.get('series', scope.series) };
    case 'edition':
      return { role: as, scopeKind: 'edition', scopeId: keys.get('edition', scope.edition) };
    case 'participation':
      return {
        role: as,
        scopeKind: 'delegation',
        scopeId: keys.get('participation', scope.participation, scope.edition),
      };
    case 'body':
      return { role: as, scopeKind: 'body', scopeId: keys.get('body', scope.body) };
  }
}

/** Somebody of the content who acts for themselves: the log and the texts name them. */
export function actorOf(loading: Loading, key: string): AccountActor {
  const account = loading.content.accounts.find((one) => one.key === key);
  if (account === undefined) throw new Error(`The demonstration has no account ${key}.`);
  const { name, language, grants } = account;
  return {
    kind: 'account',
    accountId: loading.keys.get('account', key),
    name: name[language],
    language,
    grants: grants.map((grant) => grantOf(loading, grant)),
  };
}

/** Letters and digits that nobody confuses when typing them off a screen. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
const newPassword = (): string => [group(), group(), group()].join('-');

/** The accounts, each with a password of its own and, where a role asks for it, an authenticator app. */
export async function loadAccounts(loading: Loading): Promise<SignIn[]> {
  const { services, actor, content, keys } = loading;
  const { service, factors } = services.accounts;
  const signIns: SignIn[] = [];
  for (const { key, email, name, language, grants: given } of content.accounts) {
    const id = keys.get('account', key);
    const password = newPassword();
    const grants = given.map((grant) => grantOf(loading, grant));
    await service.createAccount(actor, { id, email, name: name[language], language, password, grants });
    const guarded = grants.some(({ role }) => guardedRoles.includes(role));
    const totp = guarded ? await factors.giveTotp(actor, { id, email }) : undefined;
    signIns.push({ key, email, password, name, ...(totp === undefined ? {} : { totp }) });
  }
  return signIns;
}
