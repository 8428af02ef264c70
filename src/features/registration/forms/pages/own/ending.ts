import { Type } from 'typebox';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { below } from '../../../../series/index.ts';
import { ReasonInput } from '../../contract.ts';
import type { Opened } from '../../service/opening.ts';
import { type OwnPages, onRegistration, ownForm } from './way.ts';

/** Adds the end of a registration: what was handed in is cancelled, a draft deleted. */
export function addEnding(deps: OwnPages): void {
  const { pages, own, drafts, way, shell } = deps;
  const { keyOf, baseOf } = way;

  const cancellation = (context: PageContext, { found }: Opened): FormModel => ({
    action: `${baseOf(context)}/cancellation`,
    guard: false,
    hidden: { version: String(found.registration.version) },
    fields: [
      {
        name: 'reason',
        kind: 'textarea',
        rows: 3,
        dir: 'auto',
        optional: true,
        label: context.t('registration:reason'),
        value: '',
      },
    ],
    submit: { label: context.t('registration:action.cancel'), danger: true },
    cancel: { href: baseOf(context) },
  });
  const cancelTitle = ({ t }: PageContext) => ({
    title: t('registration:cancel.title'),
    lede: t('registration:cancel.text'),
  });

  onRegistration(deps, {
    path: '/cancellation',
    handle: (context, opened) =>
      ownForm(deps, context, opened, cancellation(context, opened), cancelTitle(context)),
  });
  onRegistration(deps, {
    method: 'POST',
    path: '/cancellation',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: ReasonInput,
        form: cancellation(context, opened),
        page: (form) => ownForm(deps, context, opened, form, cancelTitle(context)),
        work: async ({ reason }, version) => {
          await own.cancel(context.actor, keyOf(context), version, reason ?? null);
          return `${baseOf(context)}?done=cancelled`;
        },
      }),
  });

  onRegistration(deps, {
    method: 'POST',
    path: '/deletion',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: Type.Object({}),
        form: { action: '', submit: { label: '' } },
        page: ({ errors }) => ({
          template: 'pages/done',
          page: shell.publicPage(context, opened.whole, { title: errors?.[0]?.message ?? '', private: true }),
          data: { layout: 'public', done: { title: errors?.[0]?.message ?? '' } },
        }),
        work: async () => {
          await drafts.discard(context.actor, keyOf(context));
          return below(context, opened.whole, '/registration');
        },
      }),
  });
}
