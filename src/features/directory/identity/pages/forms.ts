import { textIn } from '../../../../platform/language/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FieldModel, FieldOption, FormModel } from '../../../../platform/views/index.ts';
import { stateOptions } from '../../pages/choices.ts';
import { listPersonNames } from '../../store-persons.ts';
import { documentKinds } from '../../tables.ts';
import { IdentityInput, IdentityPatch } from '../contract.ts';
import type { EditionFrame } from '../editions.ts';
import { manageIdentity } from '../policy.ts';
import { masked } from '../rules.ts';
import type { IdentityWhole } from '../store.ts';
import { baseOf, below, documentOf, type IdentityPages, inDigits, PATH, said } from './shared.ts';

/** Adds the forms of documents: a new one, and one as it stands. */
export function addIdentityForms({ editions, database, service, pages }: IdentityPages): void {
  const { db } = database;

  const personOptions = async ({ language }: PageContext): Promise<FieldOption[]> =>
    (await listPersonNames(db, language)).map(({ id, name }) => ({
      value: id,
      label: textIn(name, language).text,
    }));

  const fieldsOf = async (context: PageContext, whole: IdentityWhole | null): Promise<FieldModel[]> => {
    const { t, language } = context;
    const holder: FieldModel =
      whole === null
        ? choiceField(
            'personId',
            t('identity:person'),
            await personOptions(context),
            queryValue(context, 'person'),
            { width: 'full', hint: t('identity:person-hint') },
          )
        : {
            name: 'person',
            kind: 'static',
            label: t('identity:person'),
            value: said(whole.person.name, context),
          };
    const code = { dir: 'ltr', autocomplete: 'off', attributes: { spellcheck: 'false' } } as const;
    return [
      holder,
      {
        name: 'kind',
        kind: 'radios',
        inline: true,
        label: t('common:label.kind'),
        options: documentKinds.map((value) => ({ value, label: t(`identity:kind.${value}`) })),
        value: whole?.document.kind ?? 'passport',
      },
      choiceField(
        'issuingState',
        t('identity:issuing-state'),
        await stateOptions(db, language),
        whole?.state.code,
      ),
      {
        name: 'number',
        kind: 'code',
        width: 'm',
        maxlength: 40,
        label: t('identity:number'),
        ...code,
        ...(whole === null
          ? { hint: t('identity:number-hint') }
          : { optional: true, hint: t('identity:number-stays', { number: masked(whole.document.tail) }) }),
      },
      {
        name: 'names',
        label: t('identity:names'),
        hint: t(whole?.document.namesTaken ? 'identity:names-stay' : 'identity:names-hint'),
        optional: true,
        maxlength: 120,
        lang: 'en',
        ...code,
      },
      {
        name: 'expiresOn',
        kind: 'date',
        width: 's',
        optional: true,
        label: t('identity:expires-on'),
        hint: t('identity:expires-hint'),
        value: whole?.document.expiresOn ?? '',
      },
    ];
  };

  const formOf = async (
    context: PageContext,
    frame: EditionFrame,
    whole: IdentityWhole | null,
  ): Promise<FormModel> => {
    const base = baseOf(context, frame);
    const here = whole === null ? base : `${base}/${whole.document.id}`;
    return {
      action: whole === null ? `${base}/new` : `${here}/edit`,
      submit: { label: context.t('common:action.save') },
      cancel: { href: here },
      ...(whole === null ? {} : { hidden: { version: String(whole.document.version) } }),
      fields: await fieldsOf(context, whole),
    };
  };

  const page = (
    context: PageContext,
    frame: EditionFrame,
    whole: IdentityWhole | null,
    form: FormModel,
  ): Page => {
    const base = baseOf(context, frame);
    return inDigits(frame, {
      template: 'pages/form',
      page:
        whole === null
          ? below(context, frame, { title: context.t('identity:add') })
          : below(context, frame, { title: context.t('common:action.edit') }, [
              { label: said(whole.person.name, context), href: `${base}/${whole.document.id}` },
            ]),
      data: { form },
    });
  };

  editions.managed({
    path: `${PATH}/new`,
    policy: manageIdentity,
    handle: async (context, frame) => page(context, frame, null, await formOf(context, frame, null)),
  });

  editions.managed({
    method: 'POST',
    path: `${PATH}/new`,
    policy: manageIdentity,
    handle: async (context, frame) =>
      pages.submit(context, {
        schema: IdentityInput,
        form: await formOf(context, frame, null),
        page: (again) => page(context, frame, null, again),
        work: async (input) => {
          const id = await service.create(context.actor, frame.edition, input);
          return `${baseOf(context, frame)}/${id}?done=created`;
        },
      }),
  });

  editions.managed({
    path: `${PATH}/:id/edit`,
    policy: manageIdentity,
    handle: async (context, frame) => {
      const whole = await documentOf({ database }, context, frame);
      return page(context, frame, whole, await formOf(context, frame, whole));
    },
  });

  editions.managed({
    method: 'POST',
    path: `${PATH}/:id/edit`,
    policy: manageIdentity,
    handle: async (context, frame) => {
      const whole = await documentOf({ database }, context, frame);
      const { id } = whole.document;
      return pages.submit(context, {
        schema: IdentityPatch,
        form: await formOf(context, frame, whole),
        page: (again) => page(context, frame, whole, again),
        work: async ({ names, number, ...input }, version) => {
          // Left empty, number and names stay: the form does not show them.
          const patch = {
            ...input,
            ...(number === undefined ? {} : { number }),
            ...(names == null ? {} : { names }),
          };
          await service.edit(context.actor, frame.edition, id, version, patch);
          return `${baseOf(context, frame)}/${id}?done=saved`;
        },
      });
    },
  });
}
