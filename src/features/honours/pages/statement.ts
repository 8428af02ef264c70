import { notFound } from '../../../platform/errors/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { StatementForm } from '../contract/forms.ts';
import { manageHonours } from '../policy.ts';
import { maybeStated, type StatedKind } from '../rules.ts';
import { listAttended } from '../store/facts.ts';
import { queueFiles } from './files.ts';
import type { HonoursPages } from './index.ts';
import { filesField, personOptions, signatoryIdsOf, signingFields } from './issue-fields.ts';
import { baseOf, below, formPage, said } from './shared.ts';

/** Adds the form on which the organiser states what nothing records, with a reason that stays with the certificate. */
export function addStatementPages(deps: HonoursPages): void {
  const { pages, shell, database, certificates } = deps;
  const { db } = database;

  const kindOf = ({ params }: PageContext): StatedKind => {
    const kind = params.kind as StatedKind;
    if (!maybeStated(kind)) throw notFound();
    return kind;
  };

  const formOf = async (context: PageContext, whole: EditionWhole, kind: StatedKind): Promise<FormModel> => {
    const { t } = context;
    const base = `${baseOf(context, whole, 'certificates')}/issue`;
    const sessions = kind === 'attendance' ? await listAttended(db, whole.edition.id) : [];
    return {
      action: `${base}/${kind}/statement`,
      submit: { label: t('honours:issue') },
      cancel: { href: base },
      groups: [
        {
          title: t('honours:group.statement'),
          hint: t('honours:hint.statement'),
          fields: [
            choiceField('personIds', t('honours:holders'), await personOptions(db, context), null, {
              blank: false,
              width: 'full',
              hint: t('honours:hint.persons'),
              multiple: true,
            }),
            ...(kind === 'attendance'
              ? [
                  choiceField(
                    'sessionId',
                    t('honours:session'),
                    sessions.map(({ id, title }) => ({ value: id, label: said(title, context) })),
                    null,
                    { optional: true, blank: t('honours:whole-edition'), width: 'full' },
                  ),
                  { name: 'hours', kind: 'number' as const, label: t('honours:hours') },
                ]
              : []),
            {
              name: 'statement',
              kind: 'textarea',
              rows: 3,
              label: t('honours:statement'),
              hint: t(`honours:hint.statement-of.${kind}`),
            },
          ],
        },
        {
          title: t('honours:group.issue'),
          fields: [...(await signingFields(deps, context, whole)), filesField(context)],
        },
      ],
    };
  };

  const show = (context: PageContext, whole: EditionWhole, kind: StatedKind, form: FormModel): Page =>
    formPage(
      below(
        context,
        whole,
        shell,
        'certificates',
        {
          title: context.t('honours:statement-title', { kind: context.t(`common:kind.certificate.${kind}`) }),
        },
        [{ label: context.t('honours:issue'), href: `${baseOf(context, whole, 'certificates')}/issue` }],
      ),
      whole,
      form,
    );

  shell.managed({
    path: '/certificates/issue/:kind/statement',
    policy: manageHonours,
    handle: async (context, whole) => {
      const kind = kindOf(context);
      return show(context, whole, kind, await formOf(context, whole, kind));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/certificates/issue/:kind/statement',
    policy: manageHonours,
    handle: async (context, whole) => {
      const kind = kindOf(context);
      return pages.submit(context, {
        schema: StatementForm,
        form: await formOf(context, whole, kind),
        page: (form) => show(context, whole, kind, form),
        work: async (input) => {
          const { statement, hours = null, sessionId = null } = input;
          const acts = input.personIds.map((personId) => ({ kind, personId, sessionId, hours, statement }));
          const issued = await certificates.issueMany(
            context.actor,
            whole.edition.id,
            acts,
            { signatoryIds: signatoryIdsOf(input), issuedOn: input.issuedOn },
            // One statement for all: what is wrong with it is wrong at the form's own fields.
            '',
          );
          return input.files === 'none'
            ? `${baseOf(context, whole, 'certificates')}?kind=${kind}`
            : queueFiles(deps, context, whole, { ids: issued.map(({ id }) => id), language: input.files });
        },
      });
    },
  });
}
