import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type {
  ActionModel,
  FieldGroup,
  FormModel,
  NoticeModel,
  RowModel,
} from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf, workInEdition } from '../../../series/index.ts';
import { listColleagues } from '../../store/precedence.ts';
import type { PlaceRow, VersionRow } from '../../store/precedence-lists.ts';
import { managePrecedence, signOffPrecedence } from '../policy.ts';
import { presentDifference } from '../present.ts';
import type { Basis } from '../rules/arrange.ts';
import { ranks } from '../rules/ranks.ts';
import {
  basisWords,
  doneNotices,
  type PrecedencePages,
  partyCode,
  partyName,
  pathOf,
  schemeWords,
  versionOf,
} from './common.ts';
import { versionTones } from './record.ts';

/** The buttons that move a place of an order set by hand, each a form of its own. */
const moves = (
  context: PageContext,
  path: string,
  version: VersionRow,
  place: PlaceRow,
  last: number,
): ActionModel[] => {
  const move = (to: 'up' | 'down', icon: 'prev' | 'next', disabled: boolean): ActionModel => ({
    label: context.t(`precedence:${to}`),
    about: partyName(place, context.language),
    action: `${path}/moves`,
    fields: { participationId: place.participationId, to, version: String(version.version) },
    tone: 'plain',
    size: 'sm',
    disabled,
    icon,
  });
  return [move('up', 'prev', place.position === 1), move('down', 'next', place.position === last)];
};

/** The form that puts one party at a place. */
export const placeForm = (
  context: PageContext,
  path: string,
  version: VersionRow,
  places: readonly PlaceRow[],
): FormModel => ({
  id: 'place',
  action: `${path}/moves`,
  hidden: { version: String(version.version) },
  submit: { label: context.t('precedence:place') },
  guard: false,
  fields: [
    {
      name: 'participationId',
      kind: 'select',
      label: context.t('precedence:column.party'),
      options: places.map((place) => ({
        value: place.participationId,
        label: partyName(place, context.language),
      })),
      width: 'm',
    },
    { name: 'to', kind: 'number', label: context.t('precedence:field.position'), width: 's' },
  ],
});

/** The form of ranks and dates of appointment, a pair for each party. */
export const basesForm = (
  context: PageContext,
  path: string,
  version: VersionRow,
  places: readonly PlaceRow[],
): FormModel => ({
  id: 'bases',
  action: `${path}/bases`,
  hidden: { version: String(version.version) },
  submit: { label: context.t('precedence:save-bases') },
  groups: places.map((place): FieldGroup => {
    const basis = place.basis as Basis | null;
    return {
      title: partyName(place, context.language),
      inline: true,
      fields: [
        {
          name: `rank-${place.participationId}`,
          kind: 'select',
          label: context.t('precedence:field.rank'),
          options: ranks.map((value) => ({ value, label: context.t(`precedence:rank.${value}`) })),
          value: basis?.rank ?? '',
        },
        {
          name: `since-${place.participationId}`,
          kind: 'date',
          label: context.t('precedence:field.since'),
          value: basis?.since ?? '',
        },
      ],
    };
  }),
});

/** The form that sends the version in force to colleagues. */
export const sendForm = (
  context: PageContext,
  path: string,
  colleagues: readonly { readonly accountId: string; readonly name: string }[],
): FormModel => ({
  id: 'send',
  action: `${path}/dispatches`,
  submit: { label: context.t('precedence:send-action') },
  fields: [
    {
      name: 'accountIds',
      kind: 'checkboxes',
      label: context.t('precedence:field.colleagues'),
      options: colleagues.map(({ accountId, name }) => ({ value: accountId, label: name })),
      value: [],
    },
    {
      name: 'note',
      kind: 'textarea',
      rows: 2,
      label: context.t('precedence:field.note'),
      optional: true,
      maxlength: 2_000,
    },
  ],
});

/** The page of a version as a function, for those who show it again with what was typed. */
export function createVersionPage({ shell, feature }: PrecedencePages) {
  const { database } = feature;
  return async (
    context: PageContext,
    whole: EditionWhole,
    again?: FormModel,
    status = 200,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const { found, list, version, path } = await versionOf(feature, context, whole);
    const { before, after, former } = await feature.places(version);
    const place = placeOf(whole.edition);
    const mayManage = managePrecedence.allows(context.actor, place);
    const isDraft = version.state === 'draft';
    const byHand = isDraft && mayManage && version.arrangedBy.scheme === 'curated';
    const byRank = isDraft && mayManage && version.arrangedBy.scheme === 'rank-and-seniority';
    const hasBasis = ['draw', 'rank-and-seniority'].includes(version.arrangedBy.scheme);
    const colleagues =
      version.state === 'signed-off' && mayManage
        ? await listColleagues(database, database.db, { editionId: whole.edition.id, listId: list.id })
        : [];
    const form =
      again ??
      (byHand && after.length > 1
        ? placeForm(context, path, version, after)
        : byRank
          ? basesForm(context, path, version, after)
          : colleagues.length > 0
            ? sendForm(context, path, colleagues)
            : undefined);
    const fields = { version: String(version.version) };
    const drawn = version.arrangedBy.scheme === 'draw';
    const actions: ActionModel[] = isDraft
      ? [
          ...(signOffPrecedence.allows(context.actor, place) && after.length > 0
            ? [
                {
                  label: t('precedence:sign-off'),
                  href: `${path}/sign-off`,
                  icon: 'seal' as const,
                  tone: 'primary' as const,
                },
              ]
            : []),
          ...(mayManage
            ? [
                {
                  label: t(drawn ? 'precedence:draw-anew' : 'precedence:arrange-anew'),
                  action: `${path}/arrangements`,
                  fields,
                  icon: 'sort' as const,
                },
                {
                  label: t('precedence:discard'),
                  action: `${path}/discard`,
                  fields,
                  tone: 'danger' as const,
                  icon: 'trash' as const,
                  confirm: {
                    title: t('precedence:discard-question', { number: version.number }),
                    text: t('precedence:discard-text'),
                  },
                },
              ]
            : []),
        ]
      : [
          { label: 'PDF', href: `${path}/${context.language}.pdf`, icon: 'down' },
          { label: 'XLSX', href: `${path}/order.xlsx`, icon: 'down' },
          { label: 'CSV', href: `${path}/order.csv`, icon: 'down' },
        ];
    const state: NoticeModel[] =
      version.state === 'draft'
        ? [{ title: t('precedence:draft-notice') }]
        : version.state === 'superseded'
          ? [{ title: t('precedence:superseded', { number: found.inForce ?? '' }), tone: 'warn' }]
          : [];
    const changes = presentDifference(before, after);
    const names = new Map(
      [...before, ...after].map((one) => [one.participationId, partyName(one, context.language)]),
    );
    return {
      template: 'pages/record',
      status,
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('precedence:version-of', {
          occasion: textIn(list.occasion, context.language).text,
          number: version.number,
        }),
        current: '/precedence',
        crumbs: [
          { label: t('precedence:title'), href: pathOf(context, whole) },
          {
            label: textIn(list.occasion, context.language).text,
            href: pathOf(context, whole, `/${list.id}`),
          },
          { label: t('precedence:version', { number: version.number }) },
        ],
        tags: [{ text: t(`precedence:state.${version.state}`), tone: versionTones[version.state] }],
        actions,
      }),
      data: {
        notices: [...doneNotices(context, whole), ...state],
        facts: [
          { label: t('precedence:column.scheme'), value: schemeWords(context, version.arrangedBy) },
          ...(version.arrangedBy.seed === null
            ? []
            : [
                {
                  label: t('precedence:seed'),
                  value: version.arrangedBy.seed,
                  code: true,
                  notes: [
                    t('precedence:how-drawn-text', {
                      seed: version.arrangedBy.seed,
                      code: after[0] === undefined ? '' : partyCode(after[0]),
                    }),
                  ],
                },
              ]),
          ...(version.comment === null
            ? []
            : [{ label: t('precedence:column.comment'), value: version.comment }]),
        ],
        tables: [
          {
            table: {
              id: 'order',
              caption: t('precedence:order'),
              columns: [
                { key: 'party', label: t('precedence:column.party') },
                { key: 'position', label: t('precedence:column.position'), kind: 'number' },
                { key: 'code', label: t('precedence:column.code') },
                ...(hasBasis ? [{ key: 'basis', label: t('precedence:column.basis') }] : []),
                ...(byHand ? [{ key: 'move', label: t('precedence:column.move'), labelHidden: true }] : []),
              ],
              rows: after.map(
                (one): RowModel => ({
                  id: one.participationId,
                  title: partyName(one, context.language),
                  cells: {
                    position: one.position,
                    code: { code: partyCode(one) },
                    basis: basisWords(context, whole, one.basis as Basis | null),
                    ...(byHand
                      ? { move: { actions: moves(context, path, version, one, after.length) } }
                      : {}),
                  },
                }),
              ),
            },
          },
          ...(former === undefined || changes.length === 0
            ? []
            : [
                {
                  table: {
                    id: 'difference',
                    caption: t('precedence:difference', { number: former.number }),
                    columns: (['party', 'change', 'before', 'after'] as const).map((key) => ({
                      key,
                      label: t(`precedence:column.${key}`),
                    })),
                    rows: changes.map((change) => ({
                      id: change.participationId,
                      title: names.get(change.participationId) ?? '',
                      cells: {
                        change: t(`precedence:change.${change.kindOfChange}`),
                        before: change.before,
                        after: change.after,
                      },
                    })),
                  },
                },
              ]),
        ],
        ...(form === undefined
          ? {}
          : {
              form,
              formTitle: t(
                form.id === 'send'
                  ? 'precedence:send'
                  : form.id === 'bases'
                    ? 'precedence:bases-title'
                    : 'precedence:column.move',
              ),
            }),
      },
    };
  };
}

/** Adds the page of a version. */
export function addVersionPage(deps: PrecedencePages): void {
  const page = createVersionPage(deps);
  deps.shell.managed({
    path: '/precedence/:list/versions/:number',
    policy: workInEdition,
    handle: (context, whole) => page(context, whole),
  });
}
