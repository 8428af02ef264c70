import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { safeNext } from '../../rules.ts';
import { deviceLabel } from '../../sign-in/pages/device-label.ts';
import { PASSKEY_SCRIPT, passkeyModel } from '../../sign-in/pages/passkey-model.ts';
import { readPasskeyField } from '../../sign-in/passkey-field.ts';
import { PasskeyEnrolment, PasskeyPatch } from '../contract.ts';
import { ownAccount } from '../rules.ts';
import type { Factors } from '../service.ts';
import { codesPage } from './codes-page.ts';
import { withFreshProof } from './fresh.ts';
import { SECURITY } from './security-page.ts';

const NEW = '/account/passkeys/new';

const NewPasskeyForm = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    passkey: Type.Optional(Type.String({ maxLength: 60_000 })),
  },
  { additionalProperties: false },
);

/** Adds making, naming and removing passkeys. */
export function addPasskeyPages(deps: { pages: Pages; factors: Factors; frame: AccountFrame }): void {
  const { pages, factors, frame } = deps;

  const nextOf = (context: PageContext): string => {
    const { next } = (context.request.body ?? {}) as { next?: unknown };
    return safeNext(next ?? context.query.next, `${context.href(SECURITY)}?done=enrolled`);
  };

  const nameField = ({ t }: PageContext, value: string) =>
    ({
      name: 'name',
      label: t('accounts-second-factors:passkey-name'),
      hint: t('accounts-second-factors:passkey-name-hint'),
      value,
      width: 'm',
      maxlength: 80,
    }) as const;

  const newForm = (context: PageContext): FormModel => ({
    action: context.href(NEW),
    submit: { label: context.t('accounts-second-factors:make-passkey') },
    guard: false,
    fields: [nameField(context, deviceLabel(context, context.request.headers['user-agent'] ?? null))],
  });

  const newPage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-second-factors:add-passkey'),
      lede: context.t('accounts-second-factors:passkey-text'),
      template: 'accounts/new-passkey',
      scripts: [PASSKEY_SCRIPT],
      data: {
        form,
        passkey: passkeyModel(context, NEW, {
          kind: 'create',
          label: context.t('accounts-second-factors:make-passkey'),
          next: nextOf(context),
        }),
      },
    });

  pages.route({
    path: NEW,
    policy: ownAccount,
    handle: async (context) =>
      withFreshProof(context, context.request.url, async () => {
        await factors.requireFresh(context.actor);
        return newPage(context, newForm(context));
      }),
  });

  pages.route({
    method: 'POST',
    path: `${NEW}/passkey`,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async ({ actor }) => ({
      type: 'application/json; charset=utf-8',
      body: JSON.stringify(await factors.beginPasskey(actor)),
    }),
  });

  pages.route({
    method: 'POST',
    path: NEW,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async (context) => {
      const next = nextOf(context);
      const again = `${context.href(NEW)}?next=${encodeURIComponent(next)}`;
      return withFreshProof(context, again, async () => {
        let codes: readonly string[] = [];
        const answer = await pages.submit(context, {
          schema: NewPasskeyForm,
          form: newForm(context),
          page: (form) => newPage(context, form),
          work: async ({ name, passkey }) => {
            const made = readPasskeyField(PasskeyEnrolment, passkey);
            codes = (await factors.addPasskey(context.actor, { name, passkey: made })).recoveryCodes;
            return next;
          },
        });
        return 'redirect' in answer && codes.length > 0 ? codesPage(frame, context, codes, next) : answer;
      });
    },
  });

  const renamePage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-second-factors:rename-passkey'),
      template: 'pages/form',
      data: { form },
    });

  const renameForm = async (context: PageContext): Promise<FormModel> => {
    const { actor, params, t, href } = context;
    const { passkeys } = await factors.held(actor.kind === 'account' ? actor.accountId : '');
    const passkey = passkeys.find(({ id }) => id === params.passkey);
    if (passkey === undefined) throw notFound();
    return {
      action: href(`/account/passkeys/${passkey.id}`),
      submit: { label: t('common:action.save') },
      cancel: { href: href(SECURITY) },
      fields: [nameField(context, passkey.name)],
    };
  };

  pages.route({
    path: '/account/passkeys/:passkey',
    policy: ownAccount,
    handle: async (context) => renamePage(context, await renameForm(context)),
  });

  pages.route({
    method: 'POST',
    path: '/account/passkeys/:passkey',
    policy: ownAccount,
    handle: async (context) =>
      pages.submit(context, {
        schema: PasskeyPatch,
        form: await renameForm(context),
        page: (form) => renamePage(context, form),
        work: async ({ name }) => {
          await factors.renamePasskey(context.actor, context.params.passkey ?? '', name);
          return `${context.href(SECURITY)}?done=passkey-renamed`;
        },
      }),
  });
}
