/** What an invitation keeps and how it goes out: shared by those who invite and by features that offer rights. */
import { type Actor, accountIdOf, type Grant } from '../../../../platform/actor/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import type { GivenRight } from '../../rights/giving.ts';
import { rightWithEnd } from '../../rights/words.ts';
import type { LinkContext } from '../context.ts';
import type * as store from '../store.ts';

/** What an invitation keeps. */
export interface Invited {
  readonly name: string;
  readonly language: Language;
  readonly grants: readonly (Grant & { readonly endsAt: string | null })[];
  readonly note: string | null;
  /** The grant that is lent; absent: the rights are the invited person's own. */
  readonly lentFrom?: string;
}

/** What was offered by a link. */
export const payloadOf = (link: store.LinkRow): Invited => link.payload as Invited;
/** The rights of it, with their ends. */
export const rightsOf = ({ grants }: Invited): GivenRight[] =>
  grants.map(({ endsAt, ...grant }) => ({ ...grant, endsAt: endsAt === null ? null : new Date(endsAt) }));

/** Rights as an invitation keeps them. */
export const keptGrants = (rights: readonly GivenRight[]): Invited['grants'] =>
  rights.map(({ endsAt, ...grant }) => ({ ...grant, endsAt: endsAt?.toISOString() ?? null }));

/** What the audit is told of an invitation. */
export const recordOf = (
  action: string,
  id: string,
  editionId: string | null,
  { name, grants, lentFrom }: Invited,
) => ({
  action,
  subject: { kind: 'invitation', id },
  editionId,
  quiet: true,
  after: { name, grants, ...(lentFrom === undefined ? {} : { lentFrom }) },
});

/** Makes the link of an invitation or a loan and writes its mail. */
export function createInvitationSending({ translator, links, mailing, scopes }: LinkContext) {
  return async (tx: Tx, invited: Invited, email: string, maker: Actor, editionId: string | null) => {
    const { language, name } = invited;
    const createdBy = accountIdOf(maker);
    const made = await links.make(
      tx,
      { purpose: 'invitation', email, editionId, createdBy, payload: invited },
      language,
    );
    const t = translator.t(language);
    const given = rightsOf(invited);
    const book = await scopes.book(tx, given);
    await mailing.link(
      tx,
      invited.lentFrom === undefined ? 'invitation' : 'loan',
      { email, name, language },
      made,
      {
        name,
        inviter: maker.kind === 'account' ? maker.name : t('series:product'),
        rights: given.map((right) => rightWithEnd(t, language, right, book.of(right))).join('\n'),
        until: mailing.dayOfEnd(made.expiresAt, language),
      },
      editionId,
    );
    return made;
  };
}
