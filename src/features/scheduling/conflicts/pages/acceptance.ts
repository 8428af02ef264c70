import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { stripInvisible } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { manageProgramme } from '../../../programme/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { AcceptanceInput } from '../contract.ts';
import { voiceOf } from '../present.ts';
import { readConflicts } from '../reading.ts';
import { sentenceOf } from '../sentences.ts';
import { baseOf, type ConflictsPages } from './shared.ts';

const AcceptanceForm = Type.Object({
  fingerprint: AcceptanceInput.properties.fingerprint,
  reason: AcceptanceInput.properties.reason,
});

/** Adds the page that asks why a conflict is accepted, and the way back. */
export function addAcceptancePages({
  pages,
  shell,
  database,
  readFacts,
  translator,
  service,
}: ConflictsPages): void {
  async function formOf(context: PageContext, whole: EditionWhole, fingerprint: string): Promise<FormModel> {
    const reading = await readConflicts({ db: database.db, readFacts }, whole.edition.id);
    const voice = voiceOf(translator, whole, context.language);
    const { t } = voice;
    const found = reading.violations.find((one) => one.fingerprint === fingerprint);
    if (found === undefined) throw notFound('conflict-unknown');
    return {
      action: `${baseOf(context, whole)}/acceptance`,
      hidden: { fingerprint },
      fields: [
        {
          name: 'conflict',
          kind: 'static',
          label: t('conflicts:accept.conflict'),
          value: stripInvisible(sentenceOf(found, reading.names, voice)),
        },
        {
          name: 'reason',
          kind: 'textarea',
          rows: 3,
          maxlength: 500,
          label: t('conflicts:accept.reason'),
          hint: t('conflicts:accept.reason-hint'),
        },
      ],
      submit: { label: t('conflicts:accept.submit') },
      cancel: { href: baseOf(context, whole) },
    };
  }

  const page = (context: PageContext, whole: EditionWhole, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t('conflicts:accept.title'),
      lede: context.t('conflicts:accept.text'),
      current: '/conflicts',
      crumbs: [
        { label: context.t('common:nav.management.conflicts'), href: baseOf(context, whole) },
        { label: context.t('conflicts:accept.title') },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/conflicts/acceptance',
    policy: manageProgramme,
    handle: async (context, whole) =>
      page(context, whole, await formOf(context, whole, queryValue(context, 'conflict'))),
  });

  shell.managed({
    method: 'POST',
    path: '/conflicts/acceptance',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const { fingerprint } = (context.request.body ?? {}) as { fingerprint?: unknown };
      const form = await formOf(context, whole, typeof fingerprint === 'string' ? fingerprint : '');
      return pages.submit(context, {
        schema: AcceptanceForm,
        form,
        page: (model) => page(context, whole, model),
        work: async (input) => {
          await service.accept(context.actor, whole.edition.id, input);
          return `${baseOf(context, whole)}?done=accepted`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/conflicts/restoration',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const { id } = (context.request.body ?? {}) as { id?: unknown };
      const known = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
      const row = known ? await service.findAccepted(database.db, id) : undefined;
      if (row === undefined || row.editionId !== whole.edition.id) throw notFound('acceptance-unknown');
      await service.withdraw(context.actor, row);
      return { redirect: `${baseOf(context, whole)}?done=restored` };
    },
  });
}
