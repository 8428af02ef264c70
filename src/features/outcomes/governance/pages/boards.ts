import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { idOf, type PageContext, say } from '../../../../platform/pages/index.ts';
import { bodyOptions } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/governance.ts';
import { seatKinds } from '../../tables.ts';
import { GoverningBodyInput, GoverningBodyPatch, SeatInput, SeatPatch } from '../contract.ts';
import { bodyOf, createForms, day, seatOf } from './form.ts';
import { type GovernancePages, listPath } from './frame.ts';

/** Adds the forms of governing bodies and their seats. */
export function addBoardForms(deps: GovernancePages): void {
  const { database, governance } = deps;
  const { db } = database;
  const form = createForms(deps);

  const bodyFields = async (context: PageContext, old: store.GoverningBodyRow | null) => [
    choiceField(
      'bodyId',
      context.t('governance:label.body'),
      await bodyOptions(db, context.language),
      old?.bodyId,
      {
        width: 'full',
      },
    ),
    textField('mandate', context.t('governance:label.mandate'), old?.mandate, {
      optional: true,
      long: true,
      rows: 3,
    }),
    day('foundedOn', context.t('governance:label.founded-on'), old?.foundedOn),
    day('dissolvedOn', context.t('governance:label.dissolved-on'), old?.dissolvedOn),
  ];
  form({
    path: '/governance/boards/new',
    title: 'governance:new-body',
    schema: GoverningBodyInput,
    fields: async (context, whole) => ({
      fields: await bodyFields(context, null),
      back: listPath(context, whole),
    }),
    work: (context, whole, input) => governance.createBody(context.actor, whole.series.id, input),
  });
  form({
    path: '/governance/boards/:board/edit',
    title: 'governance:edit-body',
    schema: GoverningBodyPatch,
    fields: async (context, whole) => {
      const { governing } = await bodyOf(deps, context, whole);
      return {
        fields: [versionField(governing.version), ...(await bodyFields(context, governing))],
        back: listPath(context, whole),
      };
    },
    work: (context, _whole, input, version) =>
      governance.editBody(context.actor, idOf(context, 'board'), version, input),
  });

  const seatFields = async (context: PageContext, whole: EditionWhole, old: store.SeatRow | null) => {
    const { t } = context;
    const others = (await store.listSeats(db, { seriesId: whole.series.id })).filter(
      ({ id }) => id !== old?.id,
    );
    return [
      textField('name', t('governance:label.name'), old?.name),
      choiceField(
        'kind',
        t('governance:label.kind'),
        seatKinds.map((value) => ({ value, label: t(`governance:kind.${value}`) })),
        old?.kind ?? 'permanent',
        { blank: false },
      ),
      {
        name: 'founding',
        kind: 'checkbox' as const,
        label: t('governance:founding'),
        value: old?.founding ?? false,
      },
      textField('grounds', t('governance:label.grounds'), old?.grounds, {
        optional: true,
        long: true,
        rows: 2,
      }),
      {
        name: 'termMonths',
        kind: 'number' as const,
        width: 's' as const,
        label: t('governance:label.term'),
        hint: t('governance:label.term-hint'),
        value: old?.termMonths,
        optional: true,
      },
      choiceField(
        'officeSeatId',
        t('governance:label.office'),
        others.map(({ id, name }) => ({ value: id, label: say(name, context) })),
        old?.officeSeatId,
        { optional: true, width: 'full', hint: t('governance:label.office-hint') },
      ),
      day('createdOn', t('governance:label.created-on'), old?.createdOn),
      day('abolishedOn', t('governance:label.abolished-on'), old?.abolishedOn),
    ];
  };
  form({
    path: '/governance/boards/:board/seats/new',
    title: 'governance:new-seat',
    schema: SeatInput,
    fields: async (context, whole) => {
      await bodyOf(deps, context, whole);
      return { fields: await seatFields(context, whole, null), back: listPath(context, whole) };
    },
    work: (context, _whole, input) => governance.createSeat(context.actor, idOf(context, 'board'), input),
  });
  form({
    path: '/governance/seats/:seat/edit',
    title: 'governance:edit-seat',
    schema: SeatPatch,
    fields: async (context, whole) => {
      const seat = await seatOf(deps, context, whole);
      return {
        fields: [versionField(seat.version), ...(await seatFields(context, whole, seat))],
        back: `${listPath(context, whole)}/seats/${seat.id}`,
      };
    },
    work: (context, _whole, input, version) =>
      governance.editSeat(context.actor, idOf(context, 'seat'), version, input),
  });
}
