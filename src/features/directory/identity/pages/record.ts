import { Type } from 'typebox';
import { isAppError } from '../../../../platform/errors/index.ts';
import { fullDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FactModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { withInput } from '../../../../platform/views/index.ts';
import { doneNotice } from '../../pages/frame.ts';
import { REASON } from '../contract.ts';
import type { EditionFrame } from '../editions.ts';
import { manageIdentity, readMaskedIdentity, unmaskIdentity } from '../policy.ts';
import { masked } from '../rules.ts';
import type { Unmasked } from '../service.ts';
import type { IdentityWhole } from '../store.ts';
import {
  baseOf,
  below,
  documentOf,
  type IdentityPages,
  inDigits,
  mayManage,
  mayUnmask,
  PATH,
  remarkTags,
  said,
} from './shared.ts';

interface Shown {
  readonly unmasked?: Unmasked;
  readonly form?: FormModel;
  readonly notices?: readonly NoticeModel[];
}

const factsOf = (
  context: PageContext,
  frame: EditionFrame,
  { document, state }: IdentityWhole,
  unmasked: Unmasked | undefined,
): FactModel[] => {
  const { t } = context;
  const { expiresOn } = document;
  return [
    { label: t('common:label.kind'), value: t(`identity:kind.${document.kind}`) },
    { label: t('identity:number'), value: unmasked?.number ?? masked(document.tail), code: true },
    ...(unmasked?.names == null
      ? [
          {
            label: t('identity:names'),
            value: t(document.namesTaken ? 'identity:names-sealed' : 'identity:names-not-taken'),
          },
        ]
      : [{ label: t('identity:names'), value: unmasked.names, code: true }]),
    { label: t('identity:issuing-state'), value: said(state.shortName, context) },
    expiresOn === null
      ? { label: t('identity:expires-on'), value: t('identity:no-end') }
      : { label: t('identity:expires-on'), value: fullDate(expiresOn, frame.dates), datetime: expiresOn },
  ];
};

/** Adds the page of one document, its deletion, and the showing of its number. */
export function addIdentityRecord(deps: IdentityPages): void {
  const { editions, clock, service, pages, describe } = deps;

  const unmaskForm = (context: PageContext, here: string): FormModel => ({
    action: `${here}/number`,
    submit: { label: context.t('identity:unmask') },
    guard: false,
    fields: [
      {
        name: 'reason',
        label: context.t('common:label.reason'),
        hint: context.t('identity:reason-hint'),
        maxlength: REASON.max,
        autocomplete: 'off',
      },
    ],
  });

  const page = (
    context: PageContext,
    frame: EditionFrame,
    whole: IdentityWhole,
    { unmasked, form, notices = doneNotice(context) }: Shown = {},
  ): Page => {
    const { t } = context;
    const here = `${baseOf(context, frame)}/${whole.document.id}`;
    const name = said(whole.person.name, context);
    const offers = mayUnmask(context, frame) && unmasked === undefined;
    return inDigits(frame, {
      template: 'pages/record',
      page: below(context, frame, {
        title: name,
        tags: remarkTags(context, frame, whole, clock.now()),
        actions: mayManage(context, frame)
          ? [
              { label: t('common:action.edit'), href: `${here}/edit`, icon: 'pen' },
              {
                label: t('common:action.delete'),
                action: `${here}/delete`,
                fields: { version: String(whole.document.version) },
                tone: 'danger',
                icon: 'trash',
                confirm: {
                  title: t('identity:delete-question', { name }),
                  text: t('common:confirm.irreversible'),
                  label: t('common:action.delete'),
                },
              },
            ]
          : [],
      }),
      data: {
        notices: [
          ...notices,
          ...(unmasked === undefined
            ? []
            : [
                {
                  title: t('identity:unmasked'),
                  text: t('identity:unmasked-text'),
                  tone: 'warn' as const,
                  live: true,
                },
              ]),
        ],
        facts: factsOf(context, frame, whole, unmasked),
        ...(offers ? { formTitle: t('identity:unmask-title'), form: form ?? unmaskForm(context, here) } : {}),
        aside: [{ title: t('identity:kept-title'), text: t('identity:kept-how') }],
      },
    });
  };

  editions.managed({
    path: `${PATH}/:id`,
    policy: readMaskedIdentity,
    handle: async (context, frame) => page(context, frame, await documentOf(deps, context, frame)),
  });

  editions.managed({
    method: 'POST',
    path: `${PATH}/:id/number`,
    policy: unmaskIdentity,
    limit: { max: 30, minutes: 1 },
    handle: async (context, frame) => {
      const whole = await documentOf(deps, context, frame);
      const { id } = whole.document;
      const body = (context.request.body ?? {}) as Readonly<Record<string, string>>;
      try {
        // Not a redirect: the number is in this one answer and in no address that could be asked for again.
        const unmasked = await service.unmask(context.actor, frame.edition, id, String(body.reason ?? ''));
        return page(context, frame, whole, { unmasked, notices: [] });
      } catch (error) {
        if (!isAppError(error) || ![409, 422].includes(error.status)) throw error;
        const { code, params, errors } = error;
        const field = errors.length === 0 ? '' : 'reason';
        const message = describe(context.language, code, {
          field: context.t('common:label.reason'),
          ...params,
        });
        const form = unmaskForm(context, `${baseOf(context, frame)}/${id}`);
        const again = withInput(form, body, [{ field, message }]);
        return { ...page(context, frame, whole, { form: again, notices: [] }), status: error.status };
      }
    },
  });

  editions.managed({
    method: 'POST',
    path: `${PATH}/:id/delete`,
    policy: manageIdentity,
    handle: async (context, frame) => {
      const whole = await documentOf(deps, context, frame);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: unmaskForm(context, `${baseOf(context, frame)}/${whole.document.id}`),
        page: (again) => page(context, frame, whole, { form: again }),
        work: async (_input, version) => {
          await service.remove(context.actor, frame.edition, whole.document.id, version);
          return `${baseOf(context, frame)}?done=deleted`;
        },
      });
    },
  });
}
