import { Type } from 'typebox';
import { DaySchema, IdSchema, LineInput, Nullable } from '../../../../../platform/http/schemas.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../../platform/pages/fields.ts';
import * as store from '../../../store/follow-up/index.ts';
import { responseKinds } from '../../../tables.ts';
import type { FollowUpPages } from '../../context.ts';
import { bodyField, dayField } from './fields.ts';
import type { ManagedFrame } from './frame.ts';

/** Adds what the secretariat enters for a body: its response, what it does, what is measured. */
export function addEntryPages(
  { database: { db }, gate, measures }: FollowUpPages,
  { formPages }: ManagedFrame,
): void {
  formPages('/follow-up/:provision/response', async (context, whole, item, base) => ({
    title: context.t('follow-up:action.respond'),
    schema: Type.Object({
      bodyId: IdSchema,
      response: Type.Unsafe<(typeof responseKinds)[number]>({ type: 'string', enum: [...responseKinds] }),
      note: Type.Optional(Nullable(LineInput)),
      respondedOn: Type.Optional(Nullable(DaySchema)),
    }),
    form: {
      action: `${base}/response`,
      fields: [
        bodyField(context, item),
        {
          name: 'response',
          kind: 'radios',
          label: context.t('follow-up:response'),
          options: responseKinds.map((value) => ({
            value,
            label: context.t(`common:status.response.${value}`),
          })),
        },
        textField('note', context.t('follow-up:note'), null, { optional: true }),
        dayField(context, 'respondedOn', 'follow-up:responded-on', gate.today(whole)),
      ],
      submit: { label: context.t('common:action.save') },
      cancel: { href: base },
    },
    work: async ({
      bodyId,
      respondedOn,
      ...input
    }: {
      bodyId: string;
      response: (typeof responseKinds)[number];
      respondedOn?: string | null;
    }) => {
      await measures.respond(context.actor, item.recommendation.id, bodyId, {
        ...input,
        ...(respondedOn == null ? {} : { respondedOn }),
      });
      return 'response';
    },
  }));

  formPages('/follow-up/:provision/actions/new', async (context, _whole, item, base) => {
    const known = (await store.listActions(db, item.recommendation.id)).filter(
      ({ actionId }) => actionId === null,
    );
    return {
      title: context.t('follow-up:action.add'),
      schema: Type.Object({
        bodyId: IdSchema,
        title: LineInput,
        actionId: Type.Optional(Nullable(IdSchema)),
        dueOn: Type.Optional(Nullable(DaySchema)),
        reachedOn: Type.Optional(Nullable(DaySchema)),
      }),
      form: {
        action: `${base}/actions/new`,
        fields: [
          bodyField(context, item),
          textField('title', context.t('follow-up:action.title'), null),
          ...(known.length === 0
            ? []
            : [
                choiceField(
                  'actionId',
                  context.t('follow-up:action.milestone-of'),
                  known.map(({ id, title }) => ({ value: id, label: textIn(title, context.language).text })),
                  '',
                  { optional: true },
                ),
              ]),
          dayField(context, 'dueOn', 'outcomes:due'),
          dayField(context, 'reachedOn', 'follow-up:action.reached-on'),
        ],
        submit: { label: context.t('common:action.save') },
        cancel: { href: base },
      },
      work: async ({ bodyId, ...input }: { bodyId: string; title: object }) => {
        await measures.addAction(context.actor, item.recommendation.id, bodyId, input as never);
        return 'action';
      },
    };
  });

  formPages('/follow-up/:provision/indicators/new', async (context, _whole, item, base) => ({
    title: context.t('follow-up:indicator.add'),
    schema: Type.Object({
      name: LineInput,
      unit: LineInput,
      baseline: Type.Optional(Nullable(Type.Number())),
      baselineOn: Type.Optional(Nullable(DaySchema)),
      target: Type.Optional(Nullable(Type.Number())),
      targetOn: Type.Optional(Nullable(DaySchema)),
    }),
    form: {
      action: `${base}/indicators/new`,
      fields: [
        textField('name', context.t('follow-up:indicator.name'), null),
        textField('unit', context.t('follow-up:indicator.unit'), null),
        {
          name: 'baseline',
          kind: 'number',
          width: 's',
          label: context.t('follow-up:indicator.baseline'),
          optional: true,
        },
        dayField(context, 'baselineOn', 'follow-up:indicator.baseline-on'),
        {
          name: 'target',
          kind: 'number',
          width: 's',
          label: context.t('follow-up:indicator.target'),
          optional: true,
        },
        dayField(context, 'targetOn', 'follow-up:indicator.target-on'),
      ],
      submit: { label: context.t('common:action.save') },
      cancel: { href: base },
    },
    work: async (input: object) => {
      await measures.addIndicator(context.actor, item.recommendation.id, input as never);
      return 'indicator';
    },
  }));
}
