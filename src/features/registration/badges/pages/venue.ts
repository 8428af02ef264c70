import type { TObject } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, listRooms } from '../../../series/index.ts';
import { DoorInput, DoorPatch, ZoneInput, ZonePatch } from '../contract.ts';
import { designBadges } from '../policy.ts';
import { zoneMark } from '../render/index.ts';
import { type DoorRow, findDoor, findZone, listDoors, listZones, type ZoneRow } from '../store/venue.ts';
import type { BadgePages } from './index.ts';
import { baseOf, below } from './shared.ts';

/** What the forms of zones and of doors differ in. */
interface Kind<Row extends ZoneRow | DoorRow> {
  readonly kind: 'zone' | 'door';
  readonly path: '/zones' | '/doors';
  readonly table: 'zones' | 'doors';
  readonly input: TObject;
  readonly patch: TObject;
  find(id: string): Promise<Row | undefined>;
  fields(context: PageContext, whole: EditionWhole, row: Row | null): Promise<FieldModel[]>;
  create(context: PageContext, editionId: string, input: never): Promise<unknown>;
  edit(context: PageContext, id: string, version: number | null, input: never): Promise<unknown>;
  remove(context: PageContext, id: string, version: number | null): Promise<unknown>;
}

/** Adds zones and doors: one page with both lists, and a form for each. */
export function addVenuePages(deps: BadgePages): void {
  const { shell, database, venue } = deps;
  const { db } = database;

  shell.managed({
    path: '/zones',
    policy: designBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const [zonesBase, doorsBase] = [baseOf(context, whole, '/zones'), baseOf(context, whole, '/doors')];
      const zones = await listZones(db, whole.edition.id);
      const doors = await listDoors(db, whole.edition.id);
      const rooms = await listRooms(db, whole.edition.id);
      const addZone = { label: t('badges:action.new-zone'), href: `${zonesBase}/new`, icon: 'plus' } as const;
      const addDoor = { label: t('badges:action.new-door'), href: `${doorsBase}/new`, icon: 'plus' } as const;
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('badges:venue'),
          lede: t('badges:venue-lede'),
          current: '/zones',
        }),
        data: {
          tables: [
            {
              title: t('badges:zones'),
              actions: zones.length === 0 ? [] : [addZone],
              table: {
                id: 'zones',
                caption: t('badges:zones'),
                columns: [
                  { key: 'name', label: t('badges:zone') },
                  { key: 'mark', label: t('badges:zone-form.mark') },
                  { key: 'number', label: t('badges:zone-form.number'), kind: 'number' },
                ],
                rows: zones.map(({ id, number, name }) => ({
                  id,
                  title: say(name, context),
                  href: `${zonesBase}/${id}`,
                  pickable: false,
                  cells: { mark: { code: zoneMark(number) }, number: String(number) },
                })),
                empty: { title: t('badges:part.zone.none'), action: addZone },
              },
            },
            {
              title: t('badges:doors'),
              actions: doors.length === 0 || zones.length === 0 ? [] : [addDoor],
              table: {
                id: 'doors',
                caption: t('badges:doors'),
                columns: [
                  { key: 'name', label: t('badges:part.door.one') },
                  { key: 'zone', label: t('badges:zone') },
                  { key: 'room', label: t('badges:door-form.room') },
                ],
                rows: doors.map(({ door, zone }) => ({
                  id: door.id,
                  title: say(door.name, context),
                  href: `${doorsBase}/${door.id}`,
                  pickable: false,
                  cells: {
                    zone: { code: zoneMark(zone.number), text: say(zone.name, context) },
                    room: say(rooms.find(({ id }) => id === door.roomId)?.name, context),
                  },
                })),
                empty: {
                  title: t('badges:part.door.none'),
                  ...(zones.length === 0 ? {} : { action: addDoor }),
                },
              },
            },
          ],
        },
      };
    },
  });

  addForms<ZoneRow>(deps, {
    kind: 'zone',
    path: '/zones',
    table: 'zones',
    input: ZoneInput,
    patch: ZonePatch,
    find: (id) => findZone(db, id),
    fields: async ({ t }, _whole, row) => [
      textField('name', t('badges:zone-form.name'), row?.name),
      {
        name: 'number',
        kind: 'number',
        label: t('badges:zone-form.number'),
        hint: t('badges:zone-form.number-hint'),
        value: row?.number,
        width: 's',
        optional: row === null,
      },
    ],
    create: (context, editionId, input) => venue.createZones(context.actor, editionId, [input]),
    edit: (context, id, version, input) => venue.editZone(context.actor, id, version, input),
    remove: (context, id, version) => venue.removeZone(context.actor, id, version),
  });

  addForms<DoorRow>(deps, {
    kind: 'door',
    path: '/doors',
    table: 'doors',
    input: DoorInput,
    patch: DoorPatch,
    find: (id) => findDoor(db, id),
    fields: async (context, whole, row) => [
      textField('name', context.t('badges:door-form.name'), row?.name),
      choiceField(
        'zoneId',
        context.t('badges:door-form.zone'),
        (await listZones(db, whole.edition.id)).map(({ id, number, name }) => ({
          value: id,
          label: `${zoneMark(number)} · ${say(name, context)}`,
        })),
        row?.zoneId,
      ),
      choiceField(
        'roomId',
        context.t('badges:door-form.room'),
        (await listRooms(db, whole.edition.id)).map(({ id, name }) => ({
          value: id,
          label: say(name, context),
        })),
        row?.roomId,
        { optional: true, hint: context.t('badges:door-form.room-hint') },
      ),
    ],
    create: (context, editionId, input) => venue.createDoors(context.actor, editionId, [input]),
    edit: (context, id, version, input) => venue.editDoor(context.actor, id, version, input),
    remove: (context, id, version) => venue.removeDoor(context.actor, id, version),
  });
}

function addForms<Row extends ZoneRow | DoorRow>(
  { pages, shell, database }: BadgePages,
  part: Kind<Row>,
): void {
  const { kind, path } = part;
  const list = (context: PageContext) => ({ path: '/zones', label: context.t('badges:venue') });

  const rowOf = async (context: PageContext, whole: EditionWhole): Promise<Row> => {
    const id = context.params[kind];
    const row = isId(id) ? await part.find(id) : undefined;
    if (row === undefined || row.editionId !== whole.edition.id) throw notFound();
    return row;
  };

  const formOf = async (context: PageContext, whole: EditionWhole, row: Row | null): Promise<FormModel> => {
    const base = baseOf(context, whole, path);
    return {
      action: row === null ? base : `${base}/${row.id}`,
      submit: { label: context.t('common:action.save') },
      cancel: { label: context.t('common:action.back'), href: baseOf(context, whole, '/zones') },
      fields: [
        ...(row === null ? [] : [versionField(row.version)]),
        ...(await part.fields(context, whole, row)),
      ],
    };
  };

  const deletionOf = (context: PageContext, whole: EditionWhole, row: Row) => ({
    confirm: {
      title: context.t(`badges:part.${kind}.delete-question`, { name: say(row.name, context) }),
      text: context.t('badges:part.delete-text'),
    },
    action: `${baseOf(context, whole, path)}/${row.id}/deletion`,
    version: row.version,
  });

  const show = (context: PageContext, whole: EditionWhole, row: Row | null, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: below(context, whole, shell, list(context), {
      title: row === null ? context.t(`badges:part.${kind}.new`) : say(row.name, context),
      actions:
        row === null
          ? []
          : [deletionAction(context.t('common:action.delete'), deletionOf(context, whole, row))],
    }),
    data: { form },
  });

  shell.managed({
    path: `${path}/new`,
    policy: designBadges,
    handle: async (context, whole) => show(context, whole, null, await formOf(context, whole, null)),
  });

  shell.managed({
    method: 'POST',
    path,
    policy: designBadges,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: part.input,
        form: await formOf(context, whole, null),
        page: (form) => show(context, whole, null, form),
        work: async (input) => {
          await part.create(context, whole.edition.id, input as never);
          return baseOf(context, whole, '/zones');
        },
      }),
  });

  shell.managed({
    path: `${path}/:${kind}`,
    policy: designBadges,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return show(context, whole, row, await formOf(context, whole, row));
    },
  });

  shell.managed({
    method: 'POST',
    path: `${path}/:${kind}`,
    policy: designBadges,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return pages.submit(context, {
        schema: part.patch,
        form: await formOf(context, whole, row),
        page: (form) => show(context, whole, row, form),
        work: async (input, version) => {
          await part.edit(context, row.id, version, input as never);
          return baseOf(context, whole, '/zones');
        },
      });
    },
  });

  shell.managed({
    path: `${path}/:${kind}/deletion`,
    policy: designBadges,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return deletionPage(database, {
        ...deletionOf(context, whole, row),
        page: below(context, whole, shell, list(context), { title: say(row.name, context) }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: `${baseOf(context, whole, path)}/${row.id}`,
        row: { table: part.table, id: row.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: `${path}/:${kind}/deletion`,
    policy: designBadges,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await part.remove(context, row.id, Number(version));
      return { redirect: baseOf(context, whole, '/zones') };
    },
  });
}
