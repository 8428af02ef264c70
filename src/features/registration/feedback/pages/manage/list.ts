import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import * as store from '../../../store/feedback.ts';
import { readFeedback } from '../../policy.ts';
import { windowOf } from '../../rules/window.ts';
import { type FeedbackPages, listHref, manages, windowTag } from '../shared.ts';

/** Adds the list of an edition's feedback forms. */
export function addFeedbackList({ shell, database, clock }: FeedbackPages): void {
  const { db } = database;

  shell.managed({
    path: '/feedback',
    policy: readFeedback,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listFeedbackForms(db, whole.edition.id);
      const counts = await store.countAnswers(db, whole.edition.id);
      const add = {
        label: t('feedback:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const may = manages(context, whole);
      const table: TableModel = {
        id: 'feedback',
        caption: t('feedback:title'),
        columns: [
          { key: 'title', label: t('registration:form') },
          { key: 'window', label: t('registration:state-label') },
          { key: 'questions', label: t('registration:manage.questions'), kind: 'number' },
          { key: 'answers', label: t('feedback:answers'), kind: 'number' },
        ],
        rows: found.map((form) => ({
          id: form.id,
          title: say(form.title, context),
          href: `${base}/${form.id}`,
          sub: t(`feedback:${form.perSession ? 'of-sessions' : 'of-edition'}`),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(form, clock.now())) },
            questions: form.questions.length,
            answers: counts.find(({ formId }) => formId === form.id)?.count ?? 0,
          },
        })),
        empty: {
          title: t('feedback:manage.none-title'),
          text: t('feedback:manage.none-text'),
          ...(may ? { action: add } : {}),
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('feedback:title'),
          current: '/feedback',
          actions: may ? [add] : [],
        }),
        data: { table },
      };
    },
  });
}
