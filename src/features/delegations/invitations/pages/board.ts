import { isAppError } from '../../../../platform/errors/index.ts';
import { dayOf, gregorianDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import {
  listControls,
  listState,
  nothingPicked,
  PAGE_ROWS,
  pickedNotice,
} from '../../../../platform/pages/workbench.ts';
import type { NoticeModel, RowModel, TableModel, UnitChartModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, placeOf } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import { type InvitationState, invitationStates } from '../../tables.ts';
import { approveInvitations, writeInvitations } from '../policy.ts';
import {
  type Act,
  acts,
  boardPath,
  doneNotice,
  type InvitationPages,
  partyIn,
  pickedIds,
  stateTones,
  templatesPath,
} from './shared.ts';

/** How far an invitation has come, as squares show it. */
const levels: Readonly<Record<InvitationState, 0 | 1 | 2 | 3 | 4>> = {
  drafted: 0,
  approved: 1,
  dispatched: 2,
  acknowledged: 3,
  accepted: 4,
  declined: 0,
};

/** Adds the board of invitations: a square for each in the row of its state, and the list that the squares are. */
export function addBoardPages(deps: InvitationPages): void {
  const { shell, database, describe, dispatching, drafting, clock } = deps;
  const { db } = database;

  const chartOf = (
    context: PageContext,
    whole: EditionWhole,
    all: readonly store.InvitationWhole[],
  ): UnitChartModel => {
    const t = context.words(whole.edition.digits);
    return {
      title: t('invitations:board.picture'),
      note: t('invitations:board.picture-note'),
      rowLabel: t('invitations:column.state'),
      axes: [{ label: t('invitations:invitations'), legend: [] }],
      rows: invitationStates.map((state) => {
        const own = all.filter(({ invitation }) => invitation.state === state);
        return {
          label: t(`invitations:state.${state}`),
          href: `${boardPath(context, whole)}?state=${state}`,
          axes: [own.map((found) => ({ level: levels[state], count: 1, label: partyIn(context, found) }))],
          total: own.length,
        };
      }),
    };
  };

  const rowOf = (context: PageContext, whole: EditionWhole, found: store.InvitationWhole): RowModel => {
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, context.language);
    const { invitation: row } = found;
    const today = dayOf(clock.now(), whole.edition.timeZone);
    const late =
      ['dispatched', 'acknowledged'].includes(row.state) && row.replyBy !== null && row.replyBy < today;
    const addressee = (row.addressee[context.language] || row.addressee.ar || row.addressee.en).split(
      '\n',
    )[0];
    return {
      id: row.id,
      title: partyIn(context, found),
      href: `${boardPath(context, whole)}/${row.id}`,
      ...(addressee === undefined || addressee === partyIn(context, found) ? {} : { sub: addressee }),
      ...(row.sample ? { tags: [{ text: t('invitations:sample'), tone: 'silent' as const }] } : {}),
      cells: {
        state: {
          tag: { text: t(`invitations:state.${row.state}`), tone: stateTones[row.state] },
          ...(late ? { sub: t('invitations:late') } : {}),
        },
        letter: row.letterNumber === null ? null : { code: row.letterNumber },
        replyBy: row.replyBy === null ? null : gregorianDate(row.replyBy, settings),
        expected: row.expected,
        reminders: row.reminders === 0 ? null : row.reminders,
      },
    };
  };

  async function boardPage(
    context: PageContext,
    whole: EditionWhole,
    notices: readonly (NoticeModel | false)[],
    status = 200,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const base = boardPath(context, whole);
    const state = listState(context, ['state', 'kind']);
    const filter: store.InvitationFilter = {
      q: state.q,
      state: invitationStates.find((one) => one === state.filters.state),
      kind: (['state', 'body'] as const).find((one) => one === state.filters.kind),
    };
    const all = await store.listInvitations(db, whole.edition.id, context.language);
    const chosen = state.narrowed
      ? await store.listInvitations(db, whole.edition.id, context.language, filter)
      : all;
    const last = Math.max(1, Math.ceil(chosen.length / PAGE_ROWS));
    const start = (Math.min(state.page, last) - 1) * PAGE_ROWS;
    const counted = (...states: InvitationState[]) =>
      all.filter(({ invitation }) => states.includes(invitation.state)).length;
    const place = placeOf(whole.edition);
    const mayApprove = approveInvitations.allows(context.actor, place);
    const offered = acts.filter((act) => act !== 'approve' || mayApprove);
    const add = {
      label: t('invitations:propose'),
      href: `${base}/new`,
      icon: 'plus' as const,
      tone: 'primary' as const,
    };
    const table: TableModel = {
      id: 'invitations',
      caption: t('invitations:invitations'),
      ...(all.length === 0
        ? {
            empty: { title: t('invitations:none'), text: t('invitations:none-text'), action: add },
          }
        : {
            totals: [
              { label: t('invitations:totals.all'), value: all.length },
              { label: t('invitations:totals.waiting'), value: counted('dispatched', 'acknowledged') },
              {
                label: t('invitations:state.accepted'),
                value: counted('accepted'),
                href: `${base}?state=accepted`,
              },
              {
                label: t('invitations:state.declined'),
                value: counted('declined'),
                href: `${base}?state=declined`,
              },
              {
                label: t('invitations:totals.expected'),
                value: all.reduce((sum, { invitation }) => sum + (invitation.expected ?? 0), 0),
              },
            ],
            ...listControls(context, {
              path: base,
              state,
              searchLabel: t('invitations:search'),
              filters: [
                {
                  name: 'state',
                  label: t('invitations:column.state'),
                  options: invitationStates.map((value) => ({
                    value,
                    label: t(`invitations:state.${value}`),
                  })),
                },
                {
                  name: 'kind',
                  label: t('delegations:column.kind'),
                  options: (['state', 'body'] as const).map((value) => ({
                    value,
                    label: t(`delegations:kind.${value}`),
                  })),
                },
              ],
              found: chosen.length,
              digits: whole.edition.digits,
            }),
          }),
      columns: [
        { key: 'party', label: t('invitations:column.party') },
        { key: 'state', label: t('invitations:column.state') },
        { key: 'letter', label: t('invitations:column.letter') },
        { key: 'replyBy', label: t('invitations:column.reply-by') },
        { key: 'expected', label: t('invitations:column.expected'), kind: 'number' },
        { key: 'reminders', label: t('invitations:column.reminders'), kind: 'number' },
      ],
      rows: chosen.slice(start, start + PAGE_ROWS).map((found) => rowOf(context, whole, found)),
      bulk: {
        action: `${base}/changes`,
        actions: offered.map((act) => ({
          label: t(`invitations:act.${act}`),
          value: act,
          ...(act === 'delete'
            ? { confirm: { title: t('invitations:delete-title'), text: t('invitations:delete-text') } }
            : {}),
        })),
      },
    };
    return {
      template: 'delegations/invitations',
      status,
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('invitations:invitations'),
        current: '/invitations',
        actions: [
          { label: t('invitations:templates'), href: templatesPath(context, whole), icon: 'doc' },
          ...(mayApprove
            ? [{ label: t('invitations:settings.title'), href: `${base}/settings`, icon: 'gear' as const }]
            : []),
          add,
        ],
      }),
      data: { table, notices, chart: all.length === 0 ? null : chartOf(context, whole, all) },
    };
  }

  shell.managed({
    path: '/invitations',
    policy: writeInvitations,
    handle: (context, whole) =>
      boardPage(context, whole, [pickedNotice(context), doneNotice(context, whole)]),
  });

  shell.managed({
    method: 'POST',
    path: '/invitations/changes',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const body = (context.request.body ?? {}) as { do?: string; pick?: unknown; from?: string };
      const ids = pickedIds(body.pick);
      const base = boardPath(context, whole);
      const act = acts.find((one): one is Act => one === body.do);
      if (ids.length === 0 || act === undefined) return nothingPicked(base);
      if (act === 'dispatch')
        return { redirect: `${base}/dispatch?${ids.map((id) => `pick=${id}`).join('&')}` };
      const work = {
        approve: dispatching.approve,
        'take-back': dispatching.takeBack,
        remind: dispatching.remind,
        delete: drafting.remove,
      }[act];
      try {
        const count = await work(context.actor, whole.edition.id, ids);
        const from = body.from === 'record' && act !== 'delete' ? `/${ids[0]}` : '';
        return { redirect: `${base}${from}?done=${act}&count=${count}` };
      } catch (error) {
        if (!isAppError(error) || ![409, 422].includes(error.status)) throw error;
        const [first] = error.errors;
        const text = describe(context.language, first?.code ?? error.code, first?.params ?? error.params);
        return boardPage(
          context,
          whole,
          [{ tone: 'bad', live: true, title: context.t('invitations:not-done'), text }],
          error.status,
        );
      }
    },
  });
}
