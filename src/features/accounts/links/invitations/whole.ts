import type { Language } from '../../../../platform/language/index.ts';
import type { GivenRight } from '../../rights/giving.ts';
import type * as store from '../store.ts';
import { payloadOf, rightsOf } from './invited.ts';

/** An invitation as lists and its own page show it. */
export interface InvitationWhole {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly rights: readonly GivenRight[];
  readonly note: string | null;
  readonly invitedBy: { readonly id: string; readonly name: string } | null;
  readonly editionId: string | null;
  readonly lentFrom: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** An invitation from its link. */
export const asWhole = ({ link, maker }: store.LinkWhole): InvitationWhole => {
  const invited = payloadOf(link);
  return {
    id: link.id,
    email: link.email ?? '',
    name: invited.name,
    language: invited.language,
    rights: rightsOf(invited),
    note: invited.note,
    invitedBy: maker === null ? null : { id: maker.id, name: maker.name },
    editionId: link.editionId,
    lentFrom: invited.lentFrom ?? null,
    expiresAt: link.expiresAt,
    createdAt: link.createdAt,
  };
};
