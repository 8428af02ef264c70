import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { RowModel, TableModel, TagModel } from '../../../../platform/views/index.ts';
import type { BadgeState, FileKind, NominationWhole } from '../../store/nominations.ts';
import type { AccreditationState, NominationState } from '../../tables.ts';
import { missingOf } from '../rules/missing.ts';
import { standing } from '../rules/states.ts';

const tones: Readonly<Record<NominationState, TagModel['tone']>> = {
  draft: 'line',
  nominated: 'info',
  confirmed: 'ok',
  withdrawn: 'silent',
  replaced: 'silent',
};
const accreditationTones: Readonly<Record<AccreditationState, TagModel['tone']>> = {
  submitted: 'info',
  'under-review': 'info',
  approved: 'ok',
  returned: 'bad',
  refused: 'bad',
  'on-hold': 'warn',
  revoked: 'bad',
};
const accreditationIcons = {
  submitted: 'clock',
  'under-review': 'clock',
  approved: 'ok',
  returned: 'undo',
  refused: 'bad',
  'on-hold': 'alert',
  revoked: 'bad',
} as const;

export const stateTag = ({ t }: PageContext, state: NominationState): TagModel => ({
  text: t(`nominations:state.${state}`),
  tone: tones[state],
});

export const accreditationTag = ({ t }: PageContext, state: AccreditationState): TagModel => ({
  text: t(`common:status.accreditation.${state}`),
  tone: accreditationTones[state],
  icon: accreditationIcons[state],
});

const badgeTones: Readonly<Record<BadgeState, TagModel['tone']>> = {
  issued: 'info',
  collected: 'info',
  active: 'ok',
  suspended: 'warn',
  lost: 'bad',
  revoked: 'bad',
  reissued: 'silent',
};

const badgeTag = ({ t }: PageContext, state: BadgeState): TagModel => ({
  text: t(`common:status.badge.${state}`),
  tone: badgeTones[state],
});

/** What somebody is called, with the language when it is not the page's. */
export const nameOf = ({ language }: PageContext, { attendee }: Pick<NominationWhole, 'attendee'>) =>
  textIn(attendee.name, language);

/** What is missing of somebody, in words. */
export const missingWords = (
  { t }: PageContext,
  whole: NominationWhole,
  asked: readonly FileKind[],
): string[] =>
  missingOf(whole.attendee, whole.fileKinds, asked).map((one) => t(`nominations:missing.${one}`));

function rowOf(
  context: PageContext,
  whole: NominationWhole,
  base: string,
  asked: readonly FileKind[],
  number: number | null,
): RowModel {
  const { t, language } = context;
  const { nomination: row, attendee, accreditation, badge, replaces } = whole;
  const name = nameOf(context, whole);
  const missing = standing.includes(row.state) ? missingWords(context, whole, asked) : [];
  const returned = accreditation?.state === 'returned';
  const label = returned ? 'correct' : row.state === 'draft' ? 'complete' : 'open';
  return {
    id: row.id,
    title: name.text,
    href: `${base}/nominations/${row.id}`,
    ...(name.fallback ? { lang: name.language } : {}),
    sub: [
      attendee.post === null ? '' : textIn(attendee.post, language).text,
      replaces === null ? '' : t('nominations:replaces', { name: replaces }),
    ]
      .filter(Boolean)
      .join(' · '),
    ...(row.sample ? { tags: [{ text: t('nominations:sample'), tone: 'silent' as const }] } : {}),
    pickable: false,
    cells: {
      position: number,
      role: t(`nominations:role.${row.role}`),
      nomination: {
        tag: stateTag(context, row.state),
        ...(row.endReason === null ? {} : { sub: row.endReason }),
      },
      accreditation:
        accreditation === null
          ? null
          : {
              tag: accreditationTag(context, accreditation.state),
              ...(accreditation.reason === null ? {} : { sub: accreditation.reason }),
            },
      badge: badge === null ? null : { tag: badgeTag(context, badge) },
      missing: missing.join(language === 'ar' ? '، ' : ', '),
      actions: {
        text: t(`nominations:action.${label}`),
        href: `${base}/nominations/${row.id}`,
      },
    },
  };
}

/** The people of a delegation in its order. */
export const peopleTable = (
  context: PageContext,
  people: readonly NominationWhole[],
  base: string,
  asked: readonly FileKind[],
): TableModel => {
  const { t } = context;
  return {
    id: 'people',
    caption: t('nominations:members'),
    columns: [
      { key: 'name', label: t('nominations:column.name') },
      { key: 'position', label: t('nominations:column.position'), kind: 'number' },
      { key: 'role', label: t('nominations:column.role') },
      { key: 'nomination', label: t('nominations:column.nomination') },
      { key: 'accreditation', label: t('nominations:column.accreditation') },
      { key: 'badge', label: t('nominations:column.badge') },
      { key: 'missing', label: t('nominations:column.missing') },
      { key: 'actions', label: t('nominations:actions'), labelHidden: true },
    ],
    rows: people.map((one, index) => rowOf(context, one, base, asked, index + 1)),
    ...(people.length === 0
      ? {
          empty: { title: t('nominations:members-none'), text: t('nominations:members-none-text') },
        }
      : {}),
    note: t('nominations:not-by-you'),
  };
};

/** Who was withdrawn or replaced. */
export const historyTable = (
  context: PageContext,
  people: readonly NominationWhole[],
  base: string,
): TableModel => {
  const { t } = context;
  return {
    id: 'history',
    caption: t('nominations:history'),
    columns: [
      { key: 'name', label: t('nominations:column.name') },
      { key: 'role', label: t('nominations:column.role') },
      { key: 'nomination', label: t('nominations:column.nomination') },
    ],
    rows: people.map((one) => rowOf(context, one, base, [], null)),
  };
};
