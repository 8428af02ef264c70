import { notFound } from '../../../../platform/errors/index.ts';
import { matches, parseSearch } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { listControls, listState, pageOf } from '../../../../platform/pages/workbench.ts';
import type { FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managed, momentOf, type PartPages, shortMoment } from '../../../series/index.ts';
import { listTimedOnline, type TimedOnline } from '../../store/online.ts';
import type { CheckInServices } from '../context.ts';
import { manageAttendance } from '../policy.ts';
import { MeetingInput } from './contract.ts';

/** Below the edition's management. */
export const ONLINE_PATH = '/attendance/online';

/** Opens the session that the address names, of the edition that it names. */
export async function sessionOf(
  { online }: Pick<CheckInServices, 'online'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<TimedOnline> {
  const { session } = await online.session(context.actor, idOf(context, 'session'));
  if (session.editionId !== whole.edition.id) throw notFound('session-unknown');
  return session;
}

/** The frame of a page below a session's attendance. */
export function sessionFrame(
  { shell }: Pick<PartPages, 'shell'>,
  context: PageContext,
  whole: EditionWhole,
  session: TimedOnline,
  more: { readonly title?: string; readonly actions?: Page['page']['actions'] } = {},
): Page['page'] {
  const { t } = context;
  const name = say(session.title, context);
  const here = managed(context, whole, `${ONLINE_PATH}/${session.id}`);
  return shell.managementPage(context, whole, {
    ...more,
    title: more.title ?? name,
    lede: momentOf(context, whole, new Date(session.startsAt)),
    current: '/attendance',
    crumbs: [
      { label: t('check-in:attendance.title'), href: managed(context, whole, '/attendance') },
      { label: t('check-in:online.title'), href: managed(context, whole, ONLINE_PATH) },
      ...(more.title === undefined
        ? [{ label: name }]
        : [{ label: name, href: here }, { label: more.title }]),
    ],
  });
}

/** Adds where sessions meet online: the list of them, and of one its address, links and files. */
export function addOnlinePages(deps: CheckInServices & PartPages): void {
  const { pages, shell, database, online, imports } = deps;

  shell.managed({
    path: ONLINE_PATH,
    policy: manageAttendance,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const all = await listTimedOnline(database, database.db, { editionId: whole.edition.id });
      const state = listState(context, ['meets']);
      const query = parseSearch(state.q);
      const found = all.filter(
        ({ title, code, meetingUrl }) =>
          (state.filters.meets === undefined || (meetingUrl !== null) === (state.filters.meets === 'yes')) &&
          (state.q === '' || matches(query, `${title.ar} ${title.en} ${code}`)),
      );
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('check-in:online.title'),
          lede: t('check-in:online.lede'),
          current: '/attendance',
          crumbs: [
            { label: t('check-in:attendance.title'), href: managed(context, whole, '/attendance') },
            { label: t('check-in:online.title') },
          ],
        }),
        data: {
          table: {
            id: 'online',
            caption: t('check-in:online.title'),
            ...listControls(context, {
              path: managed(context, whole, ONLINE_PATH),
              state,
              searchLabel: t('check-in:online.search'),
              found: found.length,
              digits: whole.edition.digits,
              filters: [
                {
                  name: 'meets',
                  label: t('check-in:online.meets'),
                  options: (['yes', 'no'] as const).map((value) => ({
                    value,
                    label: t(`check-in:online.meets-${value}`),
                  })),
                },
              ],
            }),
            columns: [
              { key: 'name', label: t('check-in:door.session') },
              { key: 'when', label: t('check-in:online.when') },
              { key: 'meets', label: t('check-in:online.meets') },
              { key: 'joined', label: t('check-in:online.joined'), kind: 'number' },
              { key: 'imported', label: t('check-in:online.imported'), kind: 'number' },
            ],
            rows: pageOf(found, state.page).map((one) => ({
              id: one.id,
              title: say(one.title, context),
              href: managed(context, whole, `${ONLINE_PATH}/${one.id}`),
              sub: one.code,
              cells: {
                when: shortMoment(context, whole, new Date(one.startsAt)),
                meets:
                  one.meetingUrl === null
                    ? null
                    : { tag: { text: t('check-in:online.meets-yes'), tone: 'ok' as const } },
                joined: one.joined,
                imported: one.imported,
              },
            })),
            empty: state.narrowed
              ? { title: t('check-in:online.none-found') }
              : { title: t('check-in:online.none-title'), text: t('check-in:online.none-text') },
          },
        },
      };
    },
  });

  const meetingForm = (context: PageContext, whole: EditionWhole, session: TimedOnline): FormModel => ({
    action: managed(context, whole, `${ONLINE_PATH}/${session.id}`),
    fields: [
      {
        name: 'meetingUrl',
        kind: 'url',
        dir: 'ltr',
        label: context.t('check-in:online.meeting-url'),
        hint: context.t('check-in:online.meeting-hint'),
        value: session.meetingUrl ?? '',
      },
    ],
    submit: { label: context.t('check-in:online.save-meeting') },
  });

  const recordPage = async (
    context: PageContext,
    whole: EditionWhole,
    session: TimedOnline,
    form: FormModel,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const here = managed(context, whole, `${ONLINE_PATH}/${session.id}`);
    const files = await imports.list(context.actor, session.id);
    const done = typeof context.query.done === 'string' ? context.query.done : '';
    const count = Number(context.query.count ?? 0);
    const notices: NoticeModel[] = ['saved', 'removed', 'mailed', 'imported'].includes(done)
      ? [
          {
            tone: 'ok',
            live: true,
            title: t(done === 'imported' ? 'check-in:import.saved' : `check-in:online.${done}`, { count }),
          },
        ]
      : [];
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: sessionFrame(deps, context, whole, session, {
        actions: [
          { label: t('check-in:online.import'), href: `${here}/import`, icon: 'upload' },
          ...(session.meetingUrl === null
            ? []
            : [
                {
                  label: t('check-in:online.mail'),
                  action: `${here}/mails`,
                  icon: 'mail' as const,
                  confirm: { title: t('check-in:online.mail-title'), text: t('check-in:online.mail-text') },
                },
                {
                  label: t('check-in:online.remove-meeting'),
                  action: `${here}/removal`,
                  confirm: {
                    title: t('check-in:online.remove-title'),
                    text: t('check-in:online.remove-text'),
                  },
                },
              ]),
        ],
      }),
      data: {
        notices,
        stats: [
          { label: t('check-in:online.joined'), value: session.joined },
          { label: t('check-in:online.imported'), value: session.imported },
        ],
        form,
        formTitle: t('check-in:online.meeting'),
        tables: [
          {
            title: t('check-in:online.files'),
            table: {
              id: 'files',
              caption: t('check-in:online.files'),
              columns: [
                { key: 'at', label: t('check-in:import.at') },
                { key: 'by', label: t('check-in:devices.account') },
                { key: 'rows', label: t('check-in:import.rows'), kind: 'number' },
                { key: 'people', label: t('check-in:import.people'), kind: 'number' },
                { key: 'unmatched', label: t('check-in:import.result.unmatched'), kind: 'number' },
                { key: 'ambiguous', label: t('check-in:import.result.ambiguous'), kind: 'number' },
              ],
              rows: files.map(({ file, by }) => {
                const at = shortMoment(context, whole, file.createdAt);
                return {
                  id: file.id,
                  title: at.time.text,
                  sub: at.sub,
                  cells: {
                    by,
                    rows: file.rows,
                    people: file.people,
                    unmatched: file.unmatched,
                    ambiguous: file.ambiguous,
                  },
                };
              }),
              empty: { title: t('check-in:online.no-files') },
            },
          },
        ],
      },
    };
  };

  shell.managed({
    path: `${ONLINE_PATH}/:session`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      return recordPage(context, whole, session, meetingForm(context, whole, session));
    },
  });

  shell.managed({
    method: 'POST',
    path: `${ONLINE_PATH}/:session`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      // Pages are drawn at once: what is read of the session is read before.
      const shown = await recordPage(context, whole, session, meetingForm(context, whole, session));
      return pages.submit(context, {
        schema: MeetingInput,
        form: meetingForm(context, whole, session),
        page: (form) => ({ ...shown, data: { ...shown.data, form } }),
        work: async ({ meetingUrl }) => {
          await online.setMeeting(context.actor, session.id, meetingUrl);
          return managed(context, whole, `${ONLINE_PATH}/${session.id}?done=saved`);
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: `${ONLINE_PATH}/:session/removal`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      await online.removeMeeting(context.actor, session.id);
      return { redirect: managed(context, whole, `${ONLINE_PATH}/${session.id}?done=removed`) };
    },
  });

  shell.managed({
    method: 'POST',
    path: `${ONLINE_PATH}/:session/mails`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      const { mailed } = await online.mailLinks(context.actor, session.id);
      return {
        redirect: managed(context, whole, `${ONLINE_PATH}/${session.id}?done=mailed&count=${mailed}`),
      };
    },
  });
}
