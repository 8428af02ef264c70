import type { Translate } from '../../../../../platform/i18n/index.ts';
import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { RichCell, TableModel } from '../../../../../platform/views/index.ts';
import { shortMoment } from '../../../../series/index.ts';
import * as store from '../../../store/forms.ts';
import { readRegistrations } from '../../policy.ts';
import { windowOf } from '../../rules/window.ts';
import type { FormsPages } from '../index.ts';
import { windowTag } from '../shared.ts';
import { listHref, manages } from './way.ts';

/** How many of the seats are taken, in figures and as a bar. */
function takenOf(t: Translate, taken: number, capacity: number): RichCell {
  const text = t('registration:manage.taken-of', { taken, capacity });
  return { text, progress: { value: taken, max: Math.max(1, capacity), label: text } };
}

/** Adds the list of an edition's forms. */
export function addFormList({ shell, database, clock }: FormsPages): void {
  const { db } = database;

  shell.managed({
    path: '/forms',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listForms(db, whole.edition.id);
      const counts = await store.countByForm(db, whole.edition.id);
      const count = (id: string, state: string): number =>
        counts.find((one) => one.formId === id && one.state === state)?.count ?? 0;
      const add = {
        label: t('registration:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const table: TableModel = {
        id: 'forms',
        caption: t('registration:manage.forms'),
        columns: [
          { key: 'title', label: t('registration:form') },
          { key: 'window', label: t('registration:state-label') },
          { key: 'closes', label: t('registration:closes') },
          { key: 'taken', label: t('registration:manage.taken') },
          { key: 'submitted', label: t('registration:state.submitted'), kind: 'number' },
          { key: 'waiting', label: t('registration:state.waiting'), kind: 'number' },
        ],
        rows: found.map(({ form }) => ({
          id: form.id,
          title: say(form.title, context),
          href: `${base}/${form.id}`,
          sub: t(`attendees:category.${form.category}`),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(form, clock.now())) },
            closes: shortMoment(context, whole, form.closesAt),
            taken: form.capacity === null ? form.taken : takenOf(t, form.taken, form.capacity),
            submitted: count(form.id, 'submitted'),
            waiting: count(form.id, 'waiting'),
          },
        })),
        ...(found.length === 0
          ? {
              empty: {
                title: t('registration:manage.none-title'),
                text: t('registration:manage.none-text'),
                ...(manages(context, whole) ? { action: add } : {}),
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('registration:manage.forms'),
          current: '/forms',
          actions: manages(context, whole) ? [add] : [],
        }),
        data: { table },
      };
    },
  });
}
