import { gregorianDate, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, RowModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, placeOf } from '../../../series/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../policy.ts';
import * as adoption from '../../store/adoption.ts';
import type { DocumentRow } from '../../store/index.ts';
import { reservationKinds } from '../../tables.ts';
import type { AdoptionPages } from '../context.ts';
import { ReservationInput } from '../contract.ts';

/** Adds the management of what delegations put on record beside a text. */
export function addReservationPages({ pages, shell, database, reserving }: AdoptionPages): void {
  const { db } = database;

  const formOf = async (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
  ): Promise<FormModel> => {
    const { t, language } = context;
    const parties = await adoption.listEntitled(database, db, whole.edition.id, language);
    return {
      action: context.href(`${managementPath(whole)}/outcomes/${document.id}/reservations`),
      submit: { label: t('adoption:record-reservation') },
      fields: [
        {
          name: 'participationId',
          kind: 'select',
          label: t('adoption:delegation'),
          options: parties.map(({ participationId, name }) => ({
            value: participationId,
            label: textIn(name, language).text,
          })),
        },
        {
          name: 'kind',
          kind: 'radios',
          inline: true,
          label: t('common:label.kind'),
          value: 'reservation',
          options: reservationKinds.map((value) => ({
            value,
            label: t(`adoption:reservation-kind.${value}`),
          })),
        },
        {
          name: 'text',
          kind: 'bilingual',
          long: true,
          word: true,
          label: t('outcomes:manage.text'),
          ar: {},
          en: {},
          authentic: whole.edition.authenticLanguage,
        },
      ],
    };
  };

  const listPage = async (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
    form: FormModel,
  ): Promise<Page> => {
    const { t, language } = context;
    const settings = dateSettingsOf(whole, language);
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
    const rows = await adoption.listReservations(db, whole.edition.id, [document.id]);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('adoption:reservations'),
        lede: t('adoption:reservations-lede'),
        current: '/outcomes',
        crumbs: [
          { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
          { label: textIn(document.title, language).text, href: base },
          { label: t('adoption:reservations') },
        ],
      }),
      data: {
        tables: [
          {
            table: {
              id: 'reservations',
              caption: t('adoption:reservations'),
              columns: [
                { key: 'party', label: t('adoption:delegation') },
                { key: 'text', label: t('outcomes:manage.text') },
                { key: 'day', label: t('adoption:made-on') },
                { key: 'state', label: t('common:label.status') },
              ],
              rows: rows.map(({ reservation, name }): RowModel => {
                const text = textIn(reservation.text, language);
                return {
                  id: reservation.id,
                  title: textIn(name, language).text,
                  sub: t(`adoption:reservation-kind.${reservation.kind}`),
                  cells: {
                    text: { text: text.text, ...(text.fallback ? { lang: text.language } : {}) },
                    day: gregorianDate(reservation.madeOn, settings),
                    state:
                      reservation.withdrawnOn === null
                        ? manages
                          ? {
                              actions: [
                                {
                                  label: t('adoption:withdraw'),
                                  action: `${base}/reservations/${reservation.id}/withdrawal`,
                                  size: 'sm' as const,
                                  confirm: {
                                    title: t('adoption:withdraw-question'),
                                    text: t('adoption:withdraw-text'),
                                  },
                                },
                              ],
                            }
                          : { tag: { text: t('adoption:on-record'), tone: 'ok' as const } }
                        : {
                            tag: { text: t('adoption:withdrawn'), tone: 'line' as const },
                            sub: gregorianDate(reservation.withdrawnOn, settings),
                          },
                  },
                };
              }),
              empty: { title: t('adoption:no-reservations') },
            },
          },
        ],
        ...(manages ? { form, formTitle: t('adoption:record-reservation') } : {}),
      },
    };
  };

  shell.managed({
    path: '/outcomes/:document/reservations',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return listPage(context, whole, document, await formOf(context, whole, document));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/reservations',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const shown = await listPage(context, whole, document, await formOf(context, whole, document));
      return pages.submit(context, {
        schema: ReservationInput,
        form: await formOf(context, whole, document),
        page: (form) => ({ ...shown, data: { ...shown.data, form } }),
        work: async (input) => {
          await reserving.make(context.actor, document.id, input);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}/reservations`);
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/reservations/:reservation/withdrawal',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const id = context.params.reservation ?? '';
      const found = (await adoption.listReservations(db, whole.edition.id, [document.id])).find(
        ({ reservation }) => reservation.id === id,
      );
      if (found !== undefined) {
        await reserving.withdraw(context.actor, id, found.reservation.version, {});
      }
      return { redirect: context.href(`${managementPath(whole)}/outcomes/${document.id}/reservations`) };
    },
  });
}
