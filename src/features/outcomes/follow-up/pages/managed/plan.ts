import { Type } from 'typebox';
import { DaySchema, Nullable } from '../../../../../platform/http/schemas.ts';
import { parseInteger } from '../../../../../platform/language/index.ts';
import { versionField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { manageFollowUp } from '../../policy.ts';
import type { ManagedFrame } from './frame.ts';

/** Adds the plan of an edition's follow-up. */
export function addPlanPages(deps: FollowUpPages, { listPath, framed }: ManagedFrame): void {
  const {
    pages,
    shell,
    plans,
    database: { db },
  } = deps;
  const PlanForm = Type.Object({
    firstDueOn: Type.Optional(Nullable(DaySchema)),
    cadenceMonths: Type.Integer({ minimum: 1, maximum: 60 }),
    reminderDays: Type.Optional(Nullable(Type.String({ maxLength: 60, pattern: '^[\\d٠-٩\\s,،]*$' }))),
    escalationDays: Type.Integer({ minimum: 0, maximum: 365 }),
  });

  const planForm = (
    context: PageContext,
    whole: EditionWhole,
    plan: store.PlanRow | undefined,
  ): FormModel => {
    const { t } = context;
    const base = listPath(context, whole);
    return {
      action: `${base}/plan`,
      submit: { label: t('common:action.save') },
      cancel: { href: base },
      fields: [
        ...(plan === undefined ? [] : [versionField(plan.version)]),
        {
          name: 'firstDueOn',
          kind: 'date',
          label: t('follow-up:plan.first'),
          hint: t('follow-up:plan.first-hint'),
          value: plan?.firstDueOn ?? '',
          width: 's',
        },
        {
          name: 'cadenceMonths',
          kind: 'number',
          label: t('follow-up:plan.cadence'),
          value: plan?.cadenceMonths ?? 12,
          width: 's',
        },
        {
          name: 'reminderDays',
          label: t('follow-up:plan.reminders'),
          hint: t('follow-up:plan.reminders-hint'),
          value: (plan?.reminderDays ?? [30, 7]).join(context.language === 'ar' ? '، ' : ', '),
          width: 'm',
        },
        {
          name: 'escalationDays',
          kind: 'number',
          label: t('follow-up:plan.escalation'),
          hint: t('follow-up:plan.escalation-hint'),
          value: plan?.escalationDays ?? 14,
          width: 's',
        },
      ],
    };
  };

  const planPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: framed(
      context,
      whole,
      context.t('follow-up:plan.title'),
      [{ label: context.t('follow-up:plan.title') }],
      {
        lede: context.t('follow-up:plan.lede'),
      },
    ),
    data: { form },
  });

  shell.managed({
    path: '/follow-up/plan',
    policy: manageFollowUp,
    handle: async (context, whole) =>
      planPage(context, whole, planForm(context, whole, await store.findPlan(db, whole.edition.id))),
  });
  shell.managed({
    method: 'POST',
    path: '/follow-up/plan',
    policy: manageFollowUp,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: PlanForm,
        form: planForm(context, whole, await store.findPlan(db, whole.edition.id)),
        page: (form) => planPage(context, whole, form),
        work: async (input, version) => {
          const days = (input.reminderDays ?? '').split(/[\s,،]+/).flatMap((one) => parseInteger(one) ?? []);
          await plans.setPlan(context.actor, whole.edition.id, version, {
            firstDueOn: input.firstDueOn ?? null,
            cadenceMonths: input.cadenceMonths,
            escalationDays: input.escalationDays,
            reminderDays: days.filter((one) => one <= 365).slice(0, 6),
          });
          return `${listPath(context, whole)}?done=plan`;
        },
      }),
  });
}
