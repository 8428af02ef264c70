import { dayOf, gregorianDate } from '../../../../../platform/language/index.ts';
import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { ColumnsModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, managed } from '../../../../series/index.ts';
import * as formStore from '../../../store/forms.ts';
import * as store from '../../../store/registrations.ts';
import { readRegistrations } from '../../policy.ts';
import { livingStates } from '../../rules/states.ts';
import { countBy, countByDay, countChoices } from '../../rules/statistics.ts';
import type { FormsPages } from '../index.ts';
import { conditionWords } from '../manage/questions.ts';

/** Adds the statistics of registrations: charts, each with the table that it is drawn from. */
export function addStatistics({ shell, database }: FormsPages): void {
  shell.managed({
    path: '/registrations/statistics',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const { db } = database;
      const rows = await store.listRegistrations(db, whole.edition.id);
      const forms = await formStore.listForms(db, whole.edition.id);
      const living = rows.filter(({ registration }) => livingStates.includes(registration.state));
      const settings = dateSettingsOf(whole, context.language);
      const chart = (
        title: string,
        pointLabel: string,
        points: readonly { readonly label: string; readonly value: number }[],
      ): ColumnsModel => ({
        title,
        pointLabel,
        valueLabel: t('registration:statistics.count'),
        points,
      });
      const days = countByDay(
        rows.flatMap(({ registration: { submittedAt } }) =>
          submittedAt === null ? [] : [dayOf(submittedAt, whole.edition.timeZone)],
        ),
      );
      const byDay = chart(
        t('registration:statistics.by-day'),
        t('registration:manage.day'),
        days.map(({ key, count }) => ({
          label: gregorianDate(new Date(`${key}T12:00:00Z`), settings),
          value: count,
        })),
      );
      const charts: ColumnsModel[] = [
        chart(
          t('registration:statistics.by-state'),
          t('registration:state-label'),
          countBy(rows, ({ registration }) => registration.state).map(({ key, count }) => ({
            label: t(`registration:state.${key}`),
            value: count,
          })),
        ),
        chart(
          t('registration:statistics.by-category'),
          t('registration:manage.category'),
          countBy(living, ({ form }) => form.category).map(({ key, count }) => ({
            label: t(`attendees:category.${key}`),
            value: count,
          })),
        ),
        chart(
          t('registration:statistics.by-country'),
          t('attendees:fields.stateCode'),
          countBy(
            living.filter(({ state }) => state !== null),
            ({ state }) => say(state?.shortName, context),
          ).map(({ key, count }) => ({ label: key, value: count })),
        ),
        ...forms.flatMap(({ form, questions }) =>
          questions
            .filter(({ type }) => ['choice', 'choices', 'yes-no', 'consent'].includes(type))
            .map((question) =>
              chart(
                `${say(form.title, context)}: ${say(question.label, context)}`,
                t('registration:statistics.answer'),
                countChoices(
                  question,
                  living
                    .filter((one) => one.form.id === form.id)
                    .map(({ registration }) => registration.answers),
                ).map(({ key, count }) => ({
                  label: conditionWords(context, question, key),
                  value: count,
                })),
              ),
            ),
        ),
      ];
      const count = (state: string): number =>
        rows.filter(({ registration }) => registration.state === state).length;
      return {
        template: 'registration/statistics',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('registration:statistics.title'),
          current: '/registrations',
          crumbs: [
            {
              label: t('registration:manage.registrations'),
              href: managed(context, whole, '/registrations'),
            },
            { label: t('registration:statistics.title') },
          ],
        }),
        data: {
          stats: (['confirmed', 'submitted', 'waiting', 'cancelled', 'refused'] as const).map((state) => ({
            label: t(`registration:state.${state}`),
            value: count(state),
          })),
          days: days.length > 1 ? byDay : undefined,
          charts: charts.filter(({ points }) => points.length > 0),
          empty:
            rows.length === 0
              ? { title: t('registration:manage.nobody'), text: t('registration:manage.nobody-text') }
              : undefined,
        },
      };
    },
  });
}
