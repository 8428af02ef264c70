import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../../platform/pages/fields.ts';
import { idOf, type PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { provisionNames } from '../../../drafting/pages/work.ts';
import type { Opened } from '../../../pages/delegation-way.ts';
import type * as amending from '../../../store/amendments.ts';
import * as store from '../../../store/index.ts';
import { amendmentActions } from '../../../tables.ts';
import { AmendmentPatch } from '../../contract.ts';
import { type AmendmentPages, windowNotice } from '../blocks.ts';
import type { TextsWay } from './way.ts';

/** What a form of an amendment starts from. */
interface ProposalStart {
  readonly action: string;
  readonly cancel: string;
  readonly amendment: amending.AmendmentRow | null;
  readonly target: string;
  readonly kind: string;
}

/** What is proposed, to which provision, in which words. */
export async function proposalForm(
  db: AmendmentPages['database']['db'],
  context: PageContext,
  document: store.DocumentRow,
  own: ProposalStart,
): Promise<FormModel> {
  const { t } = context;
  const provisions = await store.provisionsOf(db, document.id);
  const name = provisionNames(context, provisions);
  const target = provisions.find(({ id }) => id === own.target);
  const kind = amendmentActions.find((one) => one === own.kind) ?? 'replace';
  return {
    action: own.action,
    fields: [
      ...(own.amendment === null ? [] : [versionField(own.amendment.version)]),
      {
        name: 'action',
        kind: 'radios',
        label: t('amendments:action.label'),
        inline: true,
        options: amendmentActions.map((value) => ({ value, label: t(`amendments:action.${value}`) })),
        value: kind,
      },
      choiceField(
        'provisionId',
        t('amendments:target'),
        provisions.map((one) => ({ value: one.id, label: name(one) })),
        own.target,
        { blank: t('amendments:target-first'), width: 'full' },
      ),
      textField(
        'text',
        t('amendments:wording'),
        own.amendment?.text ?? (kind === 'replace' ? target?.text : null),
        {
          long: true,
          rows: 6,
          word: true,
          hint: t('amendments:wording-hint'),
          authentic: document.authenticLanguage,
        },
      ),
      textField('rationale', t('amendments:rationale'), own.amendment?.rationale, {
        long: true,
        rows: 3,
        optional: true,
      }),
    ],
    submit: { label: t('common:action.save-draft') },
    cancel: { label: t('common:action.back'), href: own.cancel },
  };
}

/** What was sent, without words where a deletion is proposed. */
export const patchOf = (input: Record<string, unknown>) => ({
  ...input,
  ...(input.action === 'delete' ? { text: null } : {}),
});

/** Adds the proposal of a new amendment. */
export function addProposals(deps: AmendmentPages, { on, page, textOf }: TextsWay): void {
  const {
    pages,
    database: { db },
    proposing,
    clock,
  } = deps;

  const newPage = async (
    context: PageContext,
    opened: Opened,
    document: store.DocumentRow,
    form: FormModel,
  ) =>
    page(
      context,
      opened,
      {
        title: context.t('amendments:propose'),
        crumbs: [
          {
            label: textIn(document.title, context.language).text,
            href: `${opened.base}/texts/${document.id}`,
          },
        ],
      },
      { notices: [windowNotice(context, opened.whole, document, clock.now())], blocks: [{ form }] },
    );

  on('/texts/:text/new', async (context, opened) => {
    const document = await textOf(opened, idOf(context, 'text'));
    const base = `${opened.base}/texts/${document.id}`;
    const form = await proposalForm(db, context, document, {
      action: `${base}/amendments`,
      cancel: base,
      amendment: null,
      target: queryValue(context, 'provision'),
      kind: queryValue(context, 'action'),
    });
    return newPage(context, opened, document, form);
  });

  on(
    '/texts/:text/amendments',
    async (context, opened) => {
      const document = await textOf(opened, idOf(context, 'text'));
      const base = `${opened.base}/texts/${document.id}`;
      const form = await proposalForm(db, context, document, {
        action: `${base}/amendments`,
        cancel: base,
        amendment: null,
        target: '',
        kind: 'replace',
      });
      const shown = await newPage(context, opened, document, form);
      return pages.submit(context, {
        schema: AmendmentPatch,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, blocks: [{ form: again }] } }),
        work: async (input) => {
          const { id } = await proposing.draft(context.actor, document.id, {
            ...patchOf(input),
            sponsorId: opened.id,
          } as never);
          return `${opened.base}/amendments/${id}`;
        },
      });
    },
    'POST',
  );
}
