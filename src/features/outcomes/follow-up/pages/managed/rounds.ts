import { Type } from 'typebox';
import { DaySchema, IdSchema, LINE_LENGTH } from '../../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import { provisionChoices } from '../../../choices.ts';
import type { FollowUpPages } from '../../context.ts';
import { dayField } from '../entry-forms.ts';
import type { ManagedFrame } from './frame.ts';

/** Adds the rounds of reports: asking for one out of turn, and waiving one. */
export function addRoundPages({ database: { db }, plans }: FollowUpPages, { formPages }: ManagedFrame): void {
  formPages('/follow-up/:provision/rounds/new', async (context, _whole, item, base) => ({
    title: context.t('follow-up:ask.title'),
    lede: context.t('follow-up:ask.lede'),
    schema: Type.Object({ bodyId: IdSchema, dueOn: DaySchema }),
    form: {
      action: `${base}/rounds/new`,
      fields: [
        choiceField(
          'bodyId',
          context.t('outcomes:body'),
          await provisionChoices.listBodies(db, context.language),
          '',
        ),
        { ...dayField(context, 'dueOn', 'follow-up:ask.day'), optional: false },
      ],
      submit: { label: context.t('follow-up:ask.submit') },
      cancel: { href: base },
    },
    work: async (input: { bodyId: string; dueOn: string }) => {
      await plans.ask(context.actor, item.recommendation.id, [input]);
      return 'asked';
    },
  }));

  formPages('/follow-up/:provision/rounds/:round/waiver', async (context, _whole, item, base) => ({
    title: context.t('follow-up:waive.title'),
    schema: Type.Object({ reason: Type.String({ minLength: 1, maxLength: LINE_LENGTH }) }),
    form: {
      action: `${base}/rounds/${idOf(context, 'round')}/waiver`,
      fields: [
        {
          name: 'reason',
          label: context.t('follow-up:waive.reason'),
          hint: context.t('follow-up:waive.hint'),
        },
      ],
      submit: { label: context.t('follow-up:waive.title') },
      cancel: { href: base },
    },
    work: async ({ reason }: { reason: string }) => {
      await plans.waive(context.actor, item.recommendation.id, idOf(context, 'round'), reason);
      return 'asked';
    },
  }));
}
