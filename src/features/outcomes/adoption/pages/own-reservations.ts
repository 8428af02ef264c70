import { behindWall } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { gregorianDate, textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf } from '../../../series/index.ts';
import { type BlockModel, provisionNames } from '../../drafting/pages/work.ts';
import { createDelegationWay, type Opened } from '../../pages/delegation-way.ts';
import * as adoption from '../../store/adoption.ts';
import * as store from '../../store/index.ts';
import { reservationKinds } from '../../tables.ts';
import type { AdoptionPages } from '../context.ts';
import { OwnReservationInput } from '../contract.ts';
import { takesReservations } from '../rules.ts';

/** Adds where a delegation puts its own reservations and explanations on record, and withdraws them. */
export function addOwnReservations(deps: AdoptionPages): void {
  const { pages, database, reserving } = deps;
  const { on, page } = createDelegationWay(deps);
  const path = '/texts/:text/reservations';

  /** A text that the delegation knows: one that is before it, or one that it was asked to decide. */
  const open = async (context: PageContext, { id, whole }: Opened) => {
    const textId = idOf(context, 'text');
    const [document, decisions] = await behindWall(database, async (tx) => [
      await store.findDocument(tx, textId),
      await adoption.listDecisionsOf(tx, [id]),
    ]);
    const known =
      document !== undefined &&
      document.editionId === whole.edition.id &&
      takesReservations(document.status) &&
      (['tabled', 'published'].includes(document.status) ||
        decisions.some(({ documentId }) => documentId === textId));
    if (!known) throw notFound();
    const [provisions, rows] = await behindWall(database, async (tx) => [
      await store.provisionsOf(tx, textId),
      await adoption.listReservations(tx, whole.edition.id, [textId]),
    ]);
    return {
      document,
      provisions,
      rows: rows.flatMap(({ reservation }) => (reservation.participationId === id ? [reservation] : [])),
    };
  };
  type Found = Awaited<ReturnType<typeof open>>;
  const baseOf = ({ base }: Opened, { document }: Found): string =>
    `${base}/texts/${document.id}/reservations`;

  const formOf = (context: PageContext, opened: Opened, found: Found): FormModel => {
    const { t } = context;
    const name = provisionNames(context, found.provisions);
    return {
      action: baseOf(opened, found),
      submit: { label: t('adoption:put-on-record') },
      fields: [
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
        choiceField(
          'provisionId',
          t('adoption:about'),
          found.provisions
            .filter(({ kind }) => kind !== 'heading')
            .map((one) => ({ value: one.id, label: name(one) })),
          null,
          { blank: t('adoption:whole-text'), optional: true },
        ),
        textField('text', t('outcomes:manage.text'), null, {
          long: true,
          rows: 5,
          word: true,
          authentic: opened.whole.edition.authenticLanguage,
        }),
      ],
    };
  };

  const pageOf = (context: PageContext, opened: Opened, found: Found, form: FormModel): Page => {
    const { t, language } = context;
    const { document, provisions, rows } = found;
    const settings = dateSettingsOf(opened.whole, language);
    const name = provisionNames(context, provisions);
    const done = queryValue(context, 'done');
    return page(
      context,
      opened,
      {
        title: t('adoption:own-reservations'),
        lede: textIn(document.title, language).text,
      },
      {
        notices: ['recorded', 'withdrawn'].includes(done)
          ? [{ tone: 'ok', title: t(`adoption:reservation-done.${done}`), live: true }]
          : [],
        blocks: [
          ...rows.map((row): BlockModel => {
            const about = provisions.find(({ id }) => id === row.provisionId);
            return {
              id: row.id,
              card: true,
              title: `${t(`adoption:reservation-kind.${row.kind}`)} · ${about === undefined ? t('adoption:whole-text') : name(about)}`,
              tags: [
                row.withdrawnOn === null
                  ? { text: t('adoption:on-record'), tone: 'ok' }
                  : { text: t('adoption:withdrawn'), tone: 'line' },
              ],
              sides: (['ar', 'en'] as const)
                .filter((lang) => row.text[lang] !== '')
                .map((lang) => ({ lang, pieces: [{ kind: 'same', text: row.text[lang] }] })),
              facts: [
                { label: t('adoption:made-on'), value: gregorianDate(row.madeOn, settings) },
                ...(row.withdrawnOn === null
                  ? []
                  : [{ label: t('adoption:withdrawn'), value: gregorianDate(row.withdrawnOn, settings) }]),
              ],
              actions:
                row.withdrawnOn === null
                  ? [
                      {
                        label: t('adoption:withdraw'),
                        action: `${baseOf(opened, found)}/${row.id}/withdrawal`,
                        size: 'sm',
                        confirm: {
                          title: t('adoption:withdraw-question'),
                          text: t('adoption:withdraw-text'),
                        },
                      },
                    ]
                  : [],
            };
          }),
          ...(opened.accepted ? [{ title: t('adoption:put-on-record'), form }] : []),
        ],
      },
    );
  };

  on(path, async (context, opened) => {
    const found = await open(context, opened);
    return pageOf(context, opened, found, formOf(context, opened, found));
  });

  on(
    path,
    async (context, opened) => {
      const found = await open(context, opened);
      return pages.submit(context, {
        schema: OwnReservationInput,
        form: formOf(context, opened, found),
        page: (form) => pageOf(context, opened, found, form),
        work: async (input) => {
          await reserving.make(context.actor, found.document.id, { ...input, participationId: opened.id });
          return `${baseOf(opened, found)}?done=recorded`;
        },
      });
    },
    'POST',
  );

  on(
    `${path}/:reservation/withdrawal`,
    async (context, opened) => {
      const found = await open(context, opened);
      const row = found.rows.find(({ id }) => id === idOf(context, 'reservation'));
      if (row === undefined) throw notFound();
      await reserving.withdraw(context.actor, row.id, row.version, {});
      return { redirect: `${baseOf(opened, found)}?done=withdrawn` };
    },
    'POST',
  );
}
