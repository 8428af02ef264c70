import { isId } from '../../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import { withdrawnNotice } from '../../../../programme/index.ts';
import { managed, placeOf } from '../../../../series/index.ts';
import { findCall } from '../../../store/calls.ts';
import type * as store from '../../../store/submissions.ts';
import { fileHeaders } from '../../file-headers.ts';
import { manageCalls, readSubmissions } from '../../policy.ts';
import { acceptedStates, mayBecome } from '../../rules/states.ts';
import { type Asked, askedAction } from '../asked.ts';
import { paperHistory } from '../history.ts';
import type { SubmissionPages } from '../index.ts';
import { authorsTable, filesTable, paperFacts, paperTexts } from '../paper-record.ts';
import { stateTag } from '../say.ts';
import { foundOf, paperFrame, paperHref } from './way.ts';

/** What is asked before it is taken out of the programme. */
export const takingOut = (
  { t }: PageContext,
  base: string,
  { submission, placedIn }: store.SubmissionWhole,
): Asked => ({
  confirm: {
    title: t('calls:manage.take-out-title'),
    text: t(
      submission.state === 'withdrawn' && placedIn === submission.sessionId
        ? 'calls:manage.take-out-dropped'
        : 'calls:manage.take-out-text',
    ),
    label: t('calls:manage.take-out'),
  },
  action: `${base}/take-out`,
});

/** Adds the page of a submission for those who decide, and its files. */
export function addPaperRecord(deps: SubmissionPages): void {
  const { shell, database, paperFiles, extensions, programme } = deps;
  const { db } = database;

  shell.managed({
    path: '/papers/:paper',
    policy: readSubmissions,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const found = await foundOf(deps, context, whole);
      const call = await findCall(db, found.call.id);
      const { submission: row, placedIn } = found;
      const base = paperHref(context, whole);
      const manages = manageCalls.allows(context.actor, placeOf(whole.edition));
      const actions: ActionModel[] = [
        ...(manages && acceptedStates.includes(row.state) && placedIn === null
          ? [
              {
                label: t('calls:manage.schedule'),
                href: `${base}/schedule`,
                tone: 'primary' as const,
                icon: 'cal' as const,
              },
            ]
          : []),
        ...(manages && placedIn !== null
          ? [askedAction(takingOut(context, base, found), { label: t('calls:manage.take-out') })]
          : []),
        ...(manages && mayBecome(row.state, 'withdrawn')
          ? [{ label: t('calls:paper.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
          : []),
        ...extensions.paperActions.flatMap((make) => make(context, whole, found)),
      ];
      const done = queryValue(context, 'done');
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: paperFrame(deps, context, whole, found, { tags: [stateTag(context, row.state)], actions }),
        data: {
          notices: [
            withdrawnNotice(
              context,
              whole,
              row.state === 'withdrawn'
                ? (await programme.withdrawn(db, whole.edition.id)).filter(
                    ({ submissionId }) => submissionId === row.id,
                  )
                : [],
            ),
            isId(queryValue(context, 'emptied')) && {
              title: t('calls:manage.emptied'),
              text: t('calls:manage.emptied-text'),
              tone: 'warn',
              actions: [
                {
                  label: t('calls:paper.session-link'),
                  href: managed(context, whole, `/sessions/${queryValue(context, 'emptied')}`),
                },
              ],
            },
            ['placed', 'taken-out', 'dropped', 'withdrawn'].includes(done) && {
              title: t(
                done === 'withdrawn'
                  ? 'calls:notice.withdrawn'
                  : `calls:manage.${done === 'taken-out' ? 'was-taken-out' : done}`,
              ),
              tone: 'ok',
              live: true,
            },
          ],
          facts: [
            ...paperFacts(context, whole, found),
            ...(placedIn === null
              ? []
              : [
                  {
                    label: t('calls:paper.session'),
                    value: t('calls:paper.session-link'),
                    href: managed(context, whole, `/sessions/${placedIn}`),
                  },
                ]),
          ],
          cards: [...paperTexts(context, found, call?.questions ?? [])],
          tables: [
            { table: authorsTable(context, found, undefined) },
            { table: filesTable(context, found, call?.questions ?? [], base, false) },
          ],
          timeline: await paperHistory(db, context, whole, found),
          timelineTitle: t('calls:manage.history'),
        },
      };
    },
  });

  shell.managed({
    path: '/papers/:paper/files/:file',
    policy: readSubmissions,
    handle: async (context, whole) => {
      const { submission } = await foundOf(deps, context, whole);
      const { file, bytes } = await paperFiles.read(
        context.actor,
        { id: submission.id },
        idOf(context, 'file'),
      );
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });
}
