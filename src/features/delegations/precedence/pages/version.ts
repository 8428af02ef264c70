import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel, RowModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf, workInEdition } from '../../../series/index.ts';
import { listColleagues } from '../../store/precedence.ts';
import { managePrecedence, signOffPrecedence } from '../policy.ts';
import { presentDifference } from '../present.ts';
import type { Basis } from '../rules/arrange.ts';
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
import { versionTones } from './record-tables.ts';
import { moves, versionActions } from './version-actions.ts';
import { basesForm, placeForm, sendForm } from './version-forms.ts';

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
    const actions = versionActions(context, path, version, {
      signs: signOffPrecedence.allows(context.actor, place) && after.length > 0,
      manages: mayManage,
    });
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
