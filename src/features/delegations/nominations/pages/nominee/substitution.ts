import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { NominationWhole } from '../../../store/nominations.ts';
import { SubstitutionInput } from '../../contract.ts';
import { attendeeGroups, reasonField, roleField } from '../nominee-form.ts';
import { nameOf } from '../people-table.ts';
import { formPage, type NominationPages, type Opened, type Way } from '../way.ts';
import type { NomineeFrame } from './frame.ts';

/** Adds the page on which somebody is named in the place of another. */
export function addSubstitution(deps: NominationPages, way: Way, frame: NomineeFrame): void {
  const { pages, nominations } = deps;
  const { isShut, states, nomineeOf, hrefOf } = frame;

  const substituteForm = async (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
  ): Promise<FormModel> => ({
    action: `${hrefOf(opened, found)}/substitution`,
    hidden: { version: String(found.nomination.version) },
    groups: [
      { fields: [roleField(context, found.nomination.role)] },
      ...attendeeGroups(context, await states(context), null),
      { fields: [reasonField(context, !way.own && isShut(opened))] },
    ],
    submit: { label: context.t('nominations:action.substitute') },
    cancel: { href: hrefOf(opened, found) },
  });
  const substitutePage = (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
    form: FormModel,
  ): Page =>
    formPage(
      way,
      context,
      opened,
      context.t('nominations:form.substitute-title', { name: nameOf(context, found).text }),
      form,
      { lede: context.t('nominations:form.substitute-lede') },
    );

  way.on({
    path: '/nominations/:nomination/substitution',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      return substitutePage(context, opened, found, await substituteForm(context, opened, found));
    },
  });
  way.on({
    method: 'POST',
    path: '/nominations/:nomination/substitution',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      return pages.submit(context, {
        schema: SubstitutionInput,
        form: await substituteForm(context, opened, found),
        page: (form) => substitutePage(context, opened, found, form),
        work: async (input, version) => {
          await nominations.substitute(context.actor, found.nomination.id, version, input);
          return `${opened.base}?done=replaced`;
        },
      });
    },
  });
}
