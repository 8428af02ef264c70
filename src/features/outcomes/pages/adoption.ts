import { dayOf } from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { AdoptionInput } from '../contract.ts';
import { manageOutcomes } from '../policy.ts';
import type * as store from '../store/index.ts';
import { adoptionManners } from '../tables.ts';
import { documentOf, formPage, type TextPages } from './frame.ts';

/** Adds the adoption of a text and its publication. */
export function addAdoptionPages(deps: TextPages): void {
  const { pages, shell, database, service } = deps;
  const { db } = database;

  const adoptionForm = async (context: PageContext, whole: EditionWhole, document: store.DocumentRow) => {
    const { t } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const sessions = await deps.listSessions(db, whole.edition.id, context.language);
    const form: FormModel = {
      action: `${base}/adoption`,
      submit: { label: t('outcomes:manage.adopt') },
      cancel: { label: t('common:action.back'), href: base },
      fields: [
        {
          name: 'manner',
          kind: 'radios',
          label: t('outcomes:manage.manner'),
          options: adoptionManners.map((value) => ({ value, label: t(`outcomes:manner.${value}`) })),
          value: 'consensus',
        },
        {
          name: 'adoptedOn',
          kind: 'date',
          label: t('outcomes:manage.adopted-on'),
          // The last day of the edition, or today while it is still to come.
          value: [whole.edition.endsOn, dayOf(deps.clock.now(), whole.edition.timeZone)].sort()[0],
        },
        choiceField('sessionId', t('outcomes:manage.session'), sessions, null, {
          optional: true,
          width: 'full',
        }),
      ],
    };
    return form;
  };

  shell.managed({
    path: '/outcomes/:document/adoption',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const form = await adoptionForm(context, whole, document);
      const { t } = context;
      return formPage(
        shell,
        context,
        whole,
        t('outcomes:manage.adopt'),
        form,
        t('outcomes:manage.adopt-lede'),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/adoption',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: AdoptionInput,
        form: await adoptionForm(context, whole, document),
        page: (form) => formPage(shell, context, whole, context.t('outcomes:manage.adopt'), form),
        work: async (input) => {
          await service.adopt(context.actor, document.id, input);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });
}
