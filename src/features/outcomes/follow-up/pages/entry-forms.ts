import { type TSchema, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LINE_LENGTH,
  LineInput,
  Nullable,
  TextInput,
} from '../../../../platform/http/schemas.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel, FieldOption } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type * as store from '../../store/follow-up/index.ts';
import { responseKinds } from '../../tables.ts';
import type { FollowUpContext } from '../context.ts';
import type { ActionInput, IndicatorInput, ResponseInput } from '../contract.ts';

/** A form about a recommendation's follow-up: what it is called, what it asks, what it does. */
export interface EntryForm {
  readonly title: string;
  readonly schema: TSchema;
  readonly fields: FieldModel[];
  /** @returns what is said of it when it is done */
  readonly work: (input: never, version: number | null) => Promise<string>;
}

/** Whose word is entered: one body's, or that of one which is chosen. */
export type Answering = { readonly bodyId: string } | { readonly choose: readonly FieldOption[] };

/** A day that may be left out. */
export const dayField = (context: PageContext, name: string, label: string, value?: string | null) => ({
  name,
  kind: 'date' as const,
  width: 's' as const,
  label: context.t(label),
  value: value ?? '',
  optional: true,
});

const bodyFields = (context: PageContext, of: Answering): FieldModel[] =>
  'bodyId' in of
    ? []
    : [
        choiceField(
          'bodyId',
          context.t('outcomes:body'),
          of.choose,
          of.choose.length === 1 ? of.choose[0]?.value : '',
        ),
      ];
const bodySchema = (of: Answering) => ('bodyId' in of ? {} : { bodyId: IdSchema });
const bodyOf = (of: Answering, input: { readonly bodyId?: string }): string =>
  'bodyId' in of ? of.bodyId : (input.bodyId ?? '');

const OptionalDay = Type.Optional(Nullable(DaySchema));

/** What a body answers: supported, in part, noted. A later answer takes the place of an earlier one. */
export const responseForm = (
  { gate, measures }: FollowUpContext,
  context: PageContext,
  whole: EditionWhole,
  provisionId: string,
  of: Answering,
  old?: store.ResponseRow,
): EntryForm => ({
  title: context.t(old === undefined ? 'follow-up:action.respond' : 'follow-up:action.respond-again'),
  schema: Type.Object({
    ...bodySchema(of),
    response: Choice(responseKinds),
    note: Type.Optional(Nullable(TextInput)),
    respondedOn: OptionalDay,
  }),
  fields: [
    ...bodyFields(context, of),
    {
      name: 'response',
      kind: 'radios',
      label: context.t('follow-up:response'),
      options: responseKinds.map((value) => ({ value, label: context.t(`common:status.response.${value}`) })),
      value: old?.response ?? '',
    },
    textField('note', context.t('follow-up:note'), old?.note, { optional: true, long: true, rows: 3 }),
    dayField(context, 'respondedOn', 'follow-up:responded-on', gate.today(whole)),
  ],
  work: async ({ bodyId, respondedOn, ...input }: ResponseInput & { readonly bodyId?: string }) => {
    await measures.respond(context.actor, provisionId, bodyOf(of, bodyId === undefined ? {} : { bodyId }), {
      ...input,
      ...(respondedOn == null ? {} : { respondedOn }),
    });
    return 'response';
  },
});

/** A new action, or a milestone of one. @param known actions that it may be a milestone of */
export const actionForm = (
  { measures }: FollowUpContext,
  context: PageContext,
  provisionId: string,
  of: Answering,
  known: readonly store.ActionRow[],
): EntryForm => ({
  title: context.t('follow-up:action.add'),
  schema: Type.Object({
    ...bodySchema(of),
    title: LineInput,
    actionId: Type.Optional(Nullable(IdSchema)),
    dueOn: OptionalDay,
    reachedOn: OptionalDay,
  }),
  fields: [
    ...bodyFields(context, of),
    textField('title', context.t('follow-up:action.title'), null),
    ...(known.length === 0
      ? []
      : [
          choiceField(
            'actionId',
            context.t('follow-up:action.milestone-of'),
            known.map(({ id, title }) => ({ value: id, label: textIn(title, context.language).text })),
            '',
            { optional: true, width: 'full', hint: context.t('follow-up:action.milestone-hint') },
          ),
        ]),
    dayField(context, 'dueOn', 'outcomes:due'),
    dayField(context, 'reachedOn', 'follow-up:action.reached-on'),
  ],
  work: async ({ bodyId, ...input }: ActionInput & { readonly bodyId?: string }) => {
    const id = bodyOf(of, bodyId === undefined ? {} : { bodyId });
    await measures.addAction(context.actor, provisionId, id, input);
    return 'action';
  },
});

/** An action or milestone as it goes on: moved, reached, or given up and why. */
export const actionEditForm = (
  { measures }: FollowUpContext,
  context: PageContext,
  old: store.ActionRow,
): EntryForm => ({
  title: context.t(old.actionId === null ? 'follow-up:action.edit' : 'follow-up:action.edit-milestone'),
  schema: Type.Object({
    title: LineInput,
    dueOn: OptionalDay,
    reachedOn: OptionalDay,
    droppedReason: Type.Optional(Nullable(Type.String({ maxLength: LINE_LENGTH }))),
  }),
  fields: [
    versionField(old.version),
    textField('title', context.t('follow-up:action.title'), old.title),
    dayField(context, 'dueOn', 'outcomes:due', old.dueOn),
    dayField(context, 'reachedOn', 'follow-up:action.reached-on', old.reachedOn),
    {
      name: 'droppedReason',
      label: context.t('follow-up:action.dropped-reason'),
      hint: context.t('follow-up:action.dropped-hint'),
      value: old.droppedReason ?? '',
      optional: true,
    },
  ],
  work: async (
    input: { title: ActionInput['title']; dueOn?: string; reachedOn?: string; droppedReason?: string },
    version,
  ) => {
    await measures.editAction(context.actor, old.id, version, {
      title: input.title,
      dueOn: input.dueOn ?? null,
      reachedOn: input.reachedOn ?? null,
      droppedReason: input.droppedReason ?? null,
    });
    return 'action-edited';
  },
});

/** What is measured: from where to where, in which unit. */
export const indicatorForm = (
  { measures }: FollowUpContext,
  context: PageContext,
  provisionId: string,
  old?: store.IndicatorRow,
): EntryForm => {
  const figure = (name: 'baseline' | 'target') => ({
    name,
    kind: 'number' as const,
    width: 's' as const,
    label: context.t(`follow-up:indicator.${name}`),
    value: old?.[name] == null ? '' : Number(old[name]),
    optional: true,
  });
  return {
    title: context.t(old === undefined ? 'follow-up:indicator.add' : 'follow-up:indicator.edit'),
    schema: Type.Object({
      name: LineInput,
      unit: LineInput,
      baseline: Type.Optional(Nullable(Type.Number())),
      baselineOn: OptionalDay,
      target: Type.Optional(Nullable(Type.Number())),
      targetOn: OptionalDay,
    }),
    fields: [
      ...(old === undefined ? [] : [versionField(old.version)]),
      textField('name', context.t('follow-up:indicator.name'), old?.name),
      textField('unit', context.t('follow-up:indicator.unit'), old?.unit),
      figure('baseline'),
      dayField(context, 'baselineOn', 'follow-up:indicator.baseline-on', old?.baselineOn),
      figure('target'),
      dayField(context, 'targetOn', 'follow-up:indicator.target-on', old?.targetOn),
    ],
    work: async (input: IndicatorInput, version) => {
      const { baseline = null, baselineOn = null, target = null, targetOn = null, ...words } = input;
      const whole = { ...words, baseline, baselineOn, target, targetOn };
      if (old === undefined) {
        await measures.addIndicator(context.actor, provisionId, whole);
        return 'indicator';
      }
      await measures.editIndicator(context.actor, old.id, version, whole);
      return 'indicator-edited';
    },
  };
};

/** A figure that no report gave. */
export const figureForm = (
  { gate, measures }: FollowUpContext,
  context: PageContext,
  whole: EditionWhole,
  indicator: store.IndicatorRow,
): EntryForm => {
  const unit = textIn(indicator.unit, context.language).text;
  return {
    title: context.t('follow-up:indicator.measure'),
    schema: Type.Object({ measuredOn: DaySchema, value: Type.Number() }),
    fields: [
      {
        name: 'value',
        kind: 'number',
        width: 's',
        label: context.t('follow-up:form.value', {
          name: textIn(indicator.name, context.language).text,
          unit,
        }),
      },
      {
        ...dayField(context, 'measuredOn', 'follow-up:indicator.measured-on', gate.today(whole)),
        optional: false,
      },
    ],
    work: async (input: { readonly measuredOn: string; readonly value: number }) => {
      await measures.measure(context.actor, indicator.id, input);
      return 'measured';
    },
  };
};
