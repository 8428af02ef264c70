import { notFound } from '../../../../platform/errors/index.ts';
import { addDays, type Language, textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { idOf, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { bodyOptions, listPersonNames, stateOptions } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { dayIn } from '../../statements/pages/frame.ts';
import * as store from '../../store/governance.ts';
import { seatKinds } from '../../tables.ts';
import {
  GoverningBodyInput,
  GoverningBodyPatch,
  SeatInput,
  SeatPatch,
  TenureInput,
  TenurePatch,
} from '../contract.ts';
import { manageGovernance } from '../policy.ts';
import { holderOn, tenuresOf } from '../present.ts';
import { endByTerm, nextInTurn } from '../rules.ts';
import { formPage, type GovernancePages, listPath } from './frame.ts';

/** Adds the management of bodies, seats and tenures. */
export function addGovernanceManagement(deps: GovernancePages): void {
  const { pages, shell, database, governance, today, seatingOf } = deps;
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

  const day = (name: string, label: string, value: string | null | undefined, hint?: string) => ({
    name,
    kind: 'date' as const,
    label,
    value,
    optional: true,
    ...(hint === undefined ? {} : { hint }),
  });

  /** A form with its two routes. */
  const form = <
    S extends
      | typeof GoverningBodyInput
      | typeof GoverningBodyPatch
      | typeof SeatInput
      | typeof SeatPatch
      | typeof TenureInput
      | typeof TenurePatch,
  >(own: {
    readonly path: string;
    readonly title: string;
    readonly schema: S;
    readonly fields: (
      context: PageContext,
      whole: EditionWhole,
    ) => Promise<{ fields: NonNullable<FormModel['fields']>; back: string; lede?: string | undefined }>;
    readonly work: (
      context: PageContext,
      whole: EditionWhole,
      input: never,
      version: number | null,
    ) => Promise<unknown>;
  }): void => {
    const made = async (context: PageContext, whole: EditionWhole) => {
      const { fields, back, lede } = await own.fields(context, whole);
      const model: FormModel = {
        action: context.request.url.split('?')[0] ?? '',
        submit: { label: context.t('common:action.save') },
        cancel: { href: back },
        fields,
      };
      return { model, back, lede };
    };
    shell.managed({
      path: own.path,
      policy: manageGovernance,
      handle: async (context, whole) => {
        const { model, lede } = await made(context, whole);
        return formPage(deps, context, whole, context.t(own.title), model, lede);
      },
    });
    shell.managed({
      method: 'POST',
      path: own.path,
      policy: manageGovernance,
      handle: async (context, whole) => {
        const { model, back, lede } = await made(context, whole);
        return pages.submit(context, {
          schema: own.schema,
          form: model,
          page: (again) => formPage(deps, context, whole, context.t(own.title), again, lede),
          work: async (input, version) => {
            await own.work(context, whole, input as never, version);
            return back;
          },
        });
      },
    });
  };

  const bodyOf = async (context: PageContext, whole: EditionWhole) => {
    const found = await store.findGoverningBody(db, idOf(context, 'board'));
    if (found === undefined || found.governing.seriesId !== whole.series.id) throw notFound();
    return found;
  };
  const seatOf = async (context: PageContext, whole: EditionWhole) => {
    const found = await store.findSeat(db, idOf(context, 'seat'));
    if (found === undefined || found.governing.seriesId !== whole.series.id) throw notFound();
    return found.seat;
  };

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
      const { governing } = await bodyOf(context, whole);
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
      await bodyOf(context, whole);
      return { fields: await seatFields(context, whole, null), back: listPath(context, whole) };
    },
    work: (context, _whole, input) => governance.createSeat(context.actor, idOf(context, 'board'), input),
  });
  form({
    path: '/governance/seats/:seat/edit',
    title: 'governance:edit-seat',
    schema: SeatPatch,
    fields: async (context, whole) => {
      const seat = await seatOf(context, whole);
      return {
        fields: [versionField(seat.version), ...(await seatFields(context, whole, seat))],
        back: `${listPath(context, whole)}/seats/${seat.id}`,
      };
    },
    work: (context, _whole, input, version) =>
      governance.editSeat(context.actor, idOf(context, 'seat'), version, input),
  });

  const people = async (language: Language) =>
    (await listPersonNames(db)).map(({ id, name }) => ({ value: id, label: textIn(name, language).text }));

  /** What the next tenure of a seat would be: after the last one, by the term; of a rotating seat, by turn. */
  const proposalOf = async (whole: EditionWhole, seat: store.SeatRow) => {
    const own = await store.listTenures(db, { seatIds: [seat.id] });
    const last = own.at(-1)?.tenure;
    const startsOn = last?.endsOn ?? today(whole.edition);
    const stateCode =
      seat.kind === 'rotating'
        ? nextInTurn(await store.listTurnOrder(db, whole.series.id), last?.stateCode ?? null)
        : null;
    return { startsOn, endsOn: endByTerm(startsOn, seat.termMonths), stateCode };
  };

  form({
    path: '/governance/seats/:seat/tenures/new',
    title: 'governance:new-tenure',
    schema: TenureInput,
    fields: async (context, whole) => {
      const { t, language } = context;
      const seat = await seatOf(context, whole);
      const proposal = await proposalOf(whole, seat);
      const states = await stateOptions(db, language);
      const named = await people(language);
      const turn = states.find(({ value }) => value === proposal.stateCode)?.label;
      return {
        back: `${listPath(context, whole)}/seats/${seat.id}`,
        ...(turn === undefined
          ? {}
          : {
              lede: t('governance:turn-next', { state: turn, day: dayIn(context, whole, proposal.startsOn) }),
            }),
        fields: [
          choiceField('stateCode', t('governance:label.holder-state'), states, proposal.stateCode, {
            optional: true,
            width: 'full',
          }),
          choiceField('bodyId', t('governance:label.holder-body'), await bodyOptions(db, language), null, {
            optional: true,
            width: 'full',
          }),
          choiceField('personId', t('governance:label.person'), named, null, {
            optional: true,
            width: 'full',
          }),
          choiceField('alternatePersonId', t('governance:label.alternate'), named, null, {
            optional: true,
            width: 'full',
          }),
          {
            name: 'startsOn',
            kind: 'date',
            label: t('governance:label.starts-on'),
            value: proposal.startsOn,
          },
          day('endsOn', t('governance:label.ends-on'), proposal.endsOn, t('governance:label.ends-hint')),
          textField('basis', t('governance:label.basis'), null, {
            optional: true,
            hint: t('governance:label.basis-hint'),
          }),
        ],
      };
    },
    work: (context, whole, input: TenureInput) =>
      governance.createTenure(context.actor, idOf(context, 'seat'), {
        ...input,
        decidedInEditionId: whole.edition.id,
      }),
  });

  form({
    path: '/governance/seats/:seat/tenures/:tenure/edit',
    title: 'governance:edit-tenure',
    schema: TenurePatch,
    fields: async (context, whole) => {
      const { t, language } = context;
      const seat = await seatOf(context, whole);
      const [found] = await store.listTenures(db, { id: idOf(context, 'tenure') });
      if (found?.tenure.seatId !== seat.id) throw notFound();
      const named = await people(language);
      return {
        back: `${listPath(context, whole)}/seats/${seat.id}`,
        lede: `${partyText(found, language)} · ${dayIn(context, whole, found.tenure.startsOn)}`,
        fields: [
          versionField(found.tenure.version),
          choiceField('personId', t('governance:label.person'), named, found.tenure.personId, {
            optional: true,
            width: 'full',
          }),
          choiceField(
            'alternatePersonId',
            t('governance:label.alternate'),
            named,
            found.tenure.alternatePersonId,
            {
              optional: true,
              width: 'full',
            },
          ),
          day('endsOn', t('governance:label.ends-on'), found.tenure.endsOn),
          textField('basis', t('governance:label.basis'), found.tenure.basis, { optional: true }),
          textField('endReason', t('governance:label.end-reason'), found.tenure.endReason, {
            optional: true,
          }),
        ],
      };
    },
    work: (context, _whole, input, version) =>
      governance.editTenure(context.actor, idOf(context, 'tenure'), version, input),
  });

  shell.managed({
    path: '/governance/seats/:seat',
    policy: manageGovernance,
    handle: async (context, whole): Promise<Page> => {
      const { t, language } = context;
      const seat = await seatOf(context, whole);
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
