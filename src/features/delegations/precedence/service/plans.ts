import { type Static, Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import {
  Choice,
  IdSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../../platform/http/schemas.ts';
import { BodyRef, StateRef } from '../../../directory/index.ts';
import { managePrecedence } from '../policy.ts';
import { fillings, type SeatingLayout, seatingShapes, seatsOf } from '../rules/seating.ts';
import * as store from '../store-plans.ts';
import { holdList } from './ground.ts';

const count = (maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum, description }));
const layoutFields = {
  shape: Choice(seatingShapes),
  filling: Type.Optional(
    Choice(fillings, { description: 'From the middle, right hand first, or along the line' }),
  ),
  rows: count(100, 'Rows of a hall'),
  seats: count(200, 'Seats in a row of a hall, around a round table, flags in a line'),
  head: count(30, 'Seats at the head of a table with sides'),
  side: count(100, 'Seats at each long side'),
  each: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, description: 'Seats of a party' })),
};
export const SeatingPlanInput = Type.Object(
  { name: LineInput, ...layoutFields },
  { additionalProperties: false },
);
export type SeatingPlanInput = Static<typeof SeatingPlanInput>;
export const SeatingPlanPatch = Type.Partial(SeatingPlanInput, { additionalProperties: false });
export type SeatingPlanPatch = Static<typeof SeatingPlanPatch>;
export const SeatingPlanView = Type.Object(
  {
    id: IdSchema,
    listId: IdSchema,
    name: LocalTextSchema,
    shape: Choice(seatingShapes),
    filling: Choice(fillings),
    rows: Type.Integer(),
    seats: Type.Integer(),
    head: Type.Integer(),
    side: Type.Integer(),
    each: Type.Integer(),
    order: Nullable(Type.Integer({ description: 'Number of the version that the seats follow' })),
    places: Type.Array(
      Type.Object({
        seat: Type.Integer(),
        x: Type.Number({ description: 'From the right hand of those who sit, in units of a seat' }),
        y: Type.Number(),
        participationId: Nullable(IdSchema),
        state: Nullable(StateRef),
        body: Nullable(BodyRef),
      }),
    ),
    withoutSeat: Type.Integer({ description: 'Parties that find no seat' }),
    version: Type.Integer(),
  },
  { title: 'SeatingPlan' },
);
export const SeatingPlanList = ListSchema(SeatingPlanView);

/** A plan's numbers as they are kept: those of its shape, at least one seat. */
const layoutOf = (input: SeatingPlanPatch, old: SeatingLayout | null): SeatingLayout => {
  const shape = input.shape ?? old?.shape ?? 'hall';
  const of = (field: 'rows' | 'seats' | 'head' | 'side', used: boolean, usual: number): number =>
    used ? (input[field] ?? (old?.[field] || usual)) : 0;
  const sides = shape === 'u-table' || shape === 'rectangular';
  return {
    shape,
    filling: input.filling ?? old?.filling ?? 'middle',
    rows: of('rows', shape === 'hall', 4),
    seats: of('seats', !sides, 10),
    head: of('head', sides, shape === 'u-table' ? 3 : 0),
    side: of('side', sides, 8),
    each: input.each ?? old?.each ?? 1,
  };
};

/** Plans of seats and flags that follow a list. */
export function createPlansService({ changes }: { readonly changes: Changes }) {
  const record = (change: Change, action: string, row: store.PlanRow, before?: unknown, after?: unknown) =>
    change.record({
      action: `seating-plan.${action}`,
      subject: { kind: 'seating-plan', id: row.id },
      editionId: row.editionId,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });

  const read = (input: SeatingPlanPatch, old: store.PlanRow | null) => {
    const entry = createEntry();
    const name = entry.line('name', input.name, { required: true, old: old?.name ?? null });
    const layout = layoutOf(input, old === null ? null : (old.layout as unknown as SeatingLayout));
    entry.check(seatsOf(layout).length > 0, 'seats', 'seating-without-seats');
    entry.done();
    if (name === null) throw new Error('A name was refused and taken.');
    return { name, layout: { ...layout } };
  };

  async function insert(change: Change, listId: string, input: SeatingPlanInput): Promise<store.PlanRow> {
    const { list } = await holdList(change, change.actor, managePrecedence, listId);
    const row = await store.insertPlan(change.tx, {
      id: newId(),
      editionId: list.editionId,
      listId,
      ...read(input, null),
    });
    await record(change, 'created', row, undefined, row);
    return row;
  }

  const hold = async (change: Change, actor: Actor, id: string, version: number | null) => {
    const found = await store.findPlan(change.tx, id);
    if (found === undefined) throw notFound();
    await holdList(change, actor, managePrecedence, found.listId);
    const old = await store.findPlan(change.tx, id);
    if (old === undefined) throw notFound();
    requireVersion(old.version, version);
    return old;
  };

  return {
    create: (actor: Actor, listId: string, input: SeatingPlanInput) =>
      changes.run(actor, managePrecedence.name, (change) => insert(change, listId, input)),

    /** The same within the caller's change. */
    add: insert,

    edit: (actor: Actor, id: string, version: number | null, patch: SeatingPlanPatch) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const old = await hold(change, actor, id, version);
        const edited = await store.updatePlan(change.tx, id, { ...read(patch, old), updatedAt: change.now });
        await record(change, 'edited', edited, old, edited);
        return edited;
      }),

    remove: (actor: Actor, id: string, version: number | null) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const old = await hold(change, actor, id, version);
        await store.deletePlan(change.tx, id);
        await record(change, 'deleted', old, old);
      }),
  };
}
