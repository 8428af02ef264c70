import { gregorianDate } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import type { InvitationWhole } from '../../links/index.ts';
import type { ScopeBook } from '../scopes.ts';
import type { ListedRight } from '../store/index.ts';
import { lastDay, plainDates, type RightStyle, rightWithEnd } from '../words.ts';
import { originOf } from './tags.ts';

/** Rights of one account, each with where it comes from and what can be done. */
export function rightsTable(
  context: PageContext,
  rights: readonly ListedRight[],
  book: ScopeBook,
  actionsOf: (right: ListedRight) => readonly ActionModel[],
  { now, ...style }: RightStyle & { readonly now: Date },
): TableModel {
  const { t, language } = context;
  return {
    id: 'rights',
    caption: t('accounts:rights'),
    columns: [
      { key: 'right', label: t('accounts-rights:column.right') },
      { key: 'from', label: t('accounts-rights:column.from') },
      { key: 'actions', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: rights.map((right): RowModel => {
      const over = right.endsAt !== null && right.endsAt <= now;
      return {
        id: right.id,
        title: rightWithEnd(t, language, right, book.of(right), style),
        ...(over ? { tags: [{ text: t('accounts-rights:over'), tone: 'silent' as const }] } : {}),
        cells: {
          from: {
            text: originOf(t, right),
            ...(right.note === null ? {} : { sub: right.note }),
          },
          actions: { actions: over ? [] : actionsOf(right) },
        },
      };
    }),
    empty: { title: t('accounts:no-rights') },
  };
}

/** Invitations neither accepted nor withdrawn. */
export function invitationsTable(
  context: PageContext,
  invitations: readonly InvitationWhole[],
  book: ScopeBook,
  { base, now, ...style }: RightStyle & { readonly base: string; readonly now: Date },
): TableModel {
  const { t, language } = context;
  const button = (one: InvitationWhole, act: 'dispatch' | 'withdrawal'): ActionModel => ({
    label: t(`accounts-rights:invitation.${act}`),
    action: `${base}/invitations/${one.id}/${act}`,
    tone: 'plain',
    size: 'sm',
    about: one.name,
  });
  return {
    id: 'invitations',
    caption: t('accounts-rights:invitation.open'),
    columns: [
      { key: 'name', label: t('accounts:name') },
      { key: 'rights', label: t('accounts:rights') },
      { key: 'until', label: t('accounts-rights:invitation.until') },
      { key: 'actions', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: invitations.map((one) => ({
      id: one.id,
      title: one.name,
      sub: one.email,
      cells: {
        rights: {
          tags: one.rights.map((right) => ({
            text: rightWithEnd(t, language, right, book.of(right), style),
            tone: 'line' as const,
          })),
          ...(one.invitedBy === null
            ? {}
            : { sub: t('accounts-rights:invitation.by', { name: one.invitedBy.name }) }),
        },
        until:
          one.expiresAt <= now
            ? { tag: { text: t('accounts-rights:over'), tone: 'warn' } }
            : gregorianDate(lastDay(one.expiresAt, null), plainDates(language, null, style.digits)),
        actions: { actions: [button(one, 'dispatch'), button(one, 'withdrawal')] },
      },
    })),
    empty: { title: t('accounts-rights:invitation.none') },
  };
}
