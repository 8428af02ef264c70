import { addDays } from '../../../../platform/language/index.ts';
import { type Page, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { partyText } from '../../parties.ts';
import { dayIn } from '../../statements/pages/frame.ts';
import * as store from '../../store/governance.ts';
import { manageGovernance } from '../policy.ts';
import { holderOn, tenuresOf } from '../present.ts';
import { addBoardForms } from './boards.ts';
import { seatOf } from './form.ts';
import { type GovernancePages, listPath } from './frame.ts';
import { addTenureForms } from './tenures.ts';

/** Adds the management of bodies, seats and tenures. */
export function addGovernanceManagement(deps: GovernancePages): void {
  const { shell, database, today, seatingOf } = deps;
  const { db } = database;

  shell.managed({
    path: '/governance',
    policy: manageGovernance,
    handle: async (context, whole): Promise<Page> => {
      const { t, language } = context;
      const base = listPath(context, whole);
      const on = today(whole.edition);
      const bodies = await store.listGoverningBodies(db, whole.series.id);
      const seating = await seatingOf(whole.series.id);
      const add: ActionModel = {
        label: t('governance:new-body'),
        href: `${base}/boards/new`,
        tone: 'primary',
        icon: 'plus',
      };
      const tables = bodies.map(({ governing, body }) => {
        const rows = seating.seats
          .filter((seat) => seat.governingBodyId === governing.id)
          .map((seat): RowModel => {
            const holder = holderOn(seating, seat, on);
            return {
              id: seat.id,
              title: say(seat.name, context),
              href: `${base}/seats/${seat.id}`,
              sub: t(`governance:kind.${seat.kind}`),
              tags: seat.founding ? [{ text: t('governance:founding'), tone: 'info' }] : [],
              cells: {
                holder:
                  holder === undefined
                    ? { tag: { text: t('governance:vacant'), tone: 'silent' } }
                    : partyText(holder, language),
                until:
                  holder === undefined
                    ? null
                    : holder.tenure.endsOn === null
                      ? t('governance:label.open')
                      : dayIn(context, whole, addDays(holder.tenure.endsOn, -1)),
              },
            };
          });
        return {
          actions: [
            { label: t('governance:edit-body'), href: `${base}/boards/${governing.id}/edit`, size: 'sm' },
            { label: t('governance:new-seat'), href: `${base}/boards/${governing.id}/seats/new`, size: 'sm' },
          ] satisfies ActionModel[],
          table: {
            id: governing.id,
            caption: say(body.name, context),
            even: true,
            columns: [
              { key: 'title', label: t('governance:label.seat') },
              { key: 'holder', label: t('governance:label.holder') },
              { key: 'until', label: t('governance:label.until') },
            ],
            rows,
            empty: { title: t('governance:no-seats') },
          } satisfies TableModel,
        };
      });
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('governance:governance'),
          lede: bodies.length === 0 ? t('governance:none-text') : t('governance:lede'),
          current: '/governance',
          actions: [add],
        }),
        data: { tables },
      };
    },
  });

  addBoardForms(deps);
  addTenureForms(deps);

  shell.managed({
    path: '/governance/seats/:seat',
    policy: manageGovernance,
    handle: async (context, whole): Promise<Page> => {
      const { t, language } = context;
      const seat = await seatOf(deps, context, whole);
      const seating = await seatingOf(whole.series.id);
      const base = `${listPath(context, whole)}/seats/${seat.id}`;
      const office = seating.seats.find(({ id }) => id === seat.officeSeatId);
      const rows = tenuresOf(seating, seat).map(
        ({ tenure, person, ...holder }): RowModel => ({
          id: tenure.id,
          title: partyText(holder, language),
          ...(tenure.seatId === seat.id ? { href: `${base}/tenures/${tenure.id}/edit` } : {}),
          sub: say(person?.name, context),
          cells: {
            from: dayIn(context, whole, tenure.startsOn),
            until:
              tenure.endsOn === null
                ? t('governance:label.open')
                : dayIn(context, whole, addDays(tenure.endsOn, -1)),
            basis: say(tenure.basis, context) || null,
          },
        }),
      );
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: say(seat.name, context),
          current: '/governance',
          tags: [{ text: t(`governance:kind.${seat.kind}`) }],
          crumbs: [
            { label: t('governance:governance'), href: listPath(context, whole) },
            { label: say(seat.name, context) },
          ],
          ...(office === undefined
            ? seat.grounds === null
              ? {}
              : { lede: say(seat.grounds, context) }
            : { lede: t('governance:follows', { seat: say(office.name, context) }) }),
          actions: [
            { label: t('governance:edit-seat'), href: `${base}/edit`, icon: 'pen' },
            ...(office === undefined
              ? [
                  {
                    label: t('governance:new-tenure'),
                    href: `${base}/tenures/new`,
                    tone: 'primary' as const,
                    icon: 'plus' as const,
                  },
                ]
              : []),
          ],
        }),
        data: {
          tables: [
            {
              table: {
                id: 'tenures',
                caption: t('governance:label.tenures'),
                columns: [
                  { key: 'title', label: t('governance:label.holder') },
                  { key: 'from', label: t('governance:label.from') },
                  { key: 'until', label: t('governance:label.until') },
                  { key: 'basis', label: t('governance:label.basis') },
                ],
                rows,
                empty: { title: t('governance:vacant') },
              } satisfies TableModel,
            },
          ],
        },
      };
    },
  });
}
