import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { isId } from '../../../../../platform/http/index.ts';
import { Nullable } from '../../../../../platform/http/schemas.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { pickedRows } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { managed } from '../../../../series/index.ts';
import * as store from '../../../store/registrations.ts';
import { manageRegistrations } from '../../policy.ts';
import { placesLeft } from '../../rules/window.ts';
import type { FormsPages } from '../index.ts';
import { comma } from '../shared.ts';

const Decision = Type.Object({ reason: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))) });

/** Adds decisions about ticked registrations: what is decided, what each is told, then the act. */
export function addDecisions(deps: FormsPages): void {
  const { pages, shell, database, deciding, translator } = deps;
  const listHref = (context: PageContext, whole: EditionWhole): string =>
    managed(context, whole, '/registrations');
  const sent = (context: PageContext, name: string): string =>
    String((context.request.body as Record<string, unknown> | undefined)?.[name] ?? '');

  /** What a mail says, in the language of the first who is to get it. */
  function mailPreview(rows: readonly store.RegistrationWhole[], template: 'confirmed' | 'refused'): string {
    const [first] = rows;
    if (first === undefined) return '';
    const { language, code } = first.registration;
    const t = translator.t(language);
    const values = {
      name: first.attendee === null ? '' : textIn(first.attendee.name, language).text,
      form: textIn(first.form.title, language).text,
      code: code ?? '',
    };
    const note =
      template === 'confirmed' && first.form.confirmation !== null
        ? textIn(first.form.confirmation, language).text
        : '';
    return ['subject', 'greeting', 'intro']
      .map((part) => t(`registration:mail.${template}.${part}`, values))
      .concat(note === '' ? [] : [note])
      .join('\n');
  }

  async function ask(
    context: PageContext,
    whole: EditionWhole,
    decision: 'approve' | 'refuse',
    ids: readonly string[],
  ) {
    const t = context.words(whole.edition.digits);
    const rows = (await store.listRegistrations(database.db, whole.edition.id, { ids: ids.filter(isId) }))
      .filter(({ registration }) => registration.state === 'submitted')
      .toSorted((one, other) => (one.registration.number ?? 0) - (other.registration.number ?? 0));
    const forms = new Map(rows.map(({ form }) => [form.id, form]));
    const beyond = [...forms.values()].flatMap((form) => {
      const left = placesLeft(form);
      const chosen = rows.filter((one) => one.form.id === form.id).length;
      return left !== null && chosen > left
        ? [t('registration:manage.beyond', { form: say(form.title, context), left, chosen })]
        : [];
    });
    const form: FormModel = {
      action: `${listHref(context, whole)}/decisions/${decision}`,
      guard: false,
      hidden: { ids: rows.map(({ registration }) => registration.id).join(',') },
      fields: [
        {
          name: 'who',
          kind: 'static',
          label: t('registration:manage.chosen', { count: rows.length }),
          value:
            rows
              .map(({ registration, attendee }) => `${say(attendee?.name, context)} (${registration.code})`)
              .join(comma(context)) || t('registration:manage.chosen-none'),
        },
        ...(decision === 'approve' && beyond.length > 0
          ? [
              {
                name: 'beyond',
                kind: 'static' as const,
                label: t('registration:manage.beyond-label'),
                value: beyond.join(' '),
              },
            ]
          : []),
        ...(decision === 'refuse'
          ? [
              {
                name: 'reason',
                kind: 'textarea' as const,
                rows: 3,
                dir: 'auto' as const,
                label: t('registration:reason'),
                hint: t('registration:manage.reason-hint'),
                value: '',
              },
            ]
          : []),
        {
          name: 'mail',
          kind: 'static',
          label: t('registration:manage.mail-preview'),
          value: mailPreview(rows, decision === 'approve' ? 'confirmed' : 'refused'),
        },
      ],
      submit: {
        label: t(`registration:manage.${decision}`),
        ...(decision === 'refuse' ? { danger: true } : {}),
      },
      cancel: { href: listHref(context, whole) },
    };
    const page = (model: FormModel): Page => ({
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t(`registration:manage.${decision}-title`),
        current: '/registrations',
        crumbs: [
          { label: t('registration:manage.registrations'), href: listHref(context, whole) },
          { label: t(`registration:manage.${decision}-title`) },
        ],
      }),
      data: { form: model },
    });
    return { form, page };
  }

  shell.managed({
    method: 'POST',
    path: '/registrations/decisions',
    policy: manageRegistrations,
    handle: async (context, whole) => {
      const decision = sent(context, 'do');
      if (decision !== 'approve' && decision !== 'refuse') throw notFound();
      const ids = pickedRows(context);
      if (ids.length === 0) return { redirect: listHref(context, whole) };
      const { form, page } = await ask(context, whole, decision, ids);
      return page(form);
    },
  });

  for (const decision of ['approve', 'refuse'] as const) {
    shell.managed({
      method: 'POST',
      path: `/registrations/decisions/${decision}`,
      policy: manageRegistrations,
      handle: async (context, whole) => {
        const ids = sent(context, 'ids').split(',').filter(isId);
        if (ids.length === 0) return { redirect: listHref(context, whole) };
        return pages.submit(context, {
          schema: Decision,
          ...(await ask(context, whole, decision, ids)),
          work: async ({ reason }) => {
            await deciding.decide(context.actor, whole.edition.id, {
              registrations: ids,
              decision,
              reason: reason ?? null,
            });
            return `${listHref(context, whole)}?done=decided`;
          },
        });
      },
    });
  }
}
