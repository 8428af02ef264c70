import { type Static, Type } from 'typebox';
import { Choice } from '../../../../../platform/http/schemas.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { delegationRoles } from '../../../tables.ts';
import { NominationInput } from '../../contract.ts';
import { roleFigures } from '../../present.ts';
import { attendeeGroups, roleField } from '../nominee-form.ts';
import { formPage, type NominationPages, type Opened, type Way } from '../way.ts';
import type { NomineeFrame } from './frame.ts';

const NewNominee = Type.Object({
  ...NominationInput.properties,
  do: Type.Optional(Choice(['nominate', 'draft'] as const)),
});
/** Roles with a place left; all where nobody set any, so that the refusal can say it. */
const freeRoles = ({ whole }: Opened) => {
  const free = roleFigures(whole).flatMap(({ role, most, named }) => (named < most ? [role] : []));
  return free.length > 0 ? free : delegationRoles;
};

/** Adds the page on which somebody is named. */
export function addNaming(deps: NominationPages, way: Way, frame: NomineeFrame): void {
  const { pages, nominations } = deps;
  const { states, reasons } = frame;

  const newForm = async (context: PageContext, opened: Opened): Promise<FormModel> => {
    const { t } = context;
    const free = freeRoles(opened);
    return {
      action: `${opened.base}/nominations/new`,
      groups: [
        { fields: [roleField(context, free.length === 1 ? (free[0] ?? null) : null, free)] },
        ...attendeeGroups(context, await states(context), null),
        ...(way.own ? [] : [{ fields: reasons(context, opened) }]),
      ],
      submit: { label: t('nominations:action.hand-in'), name: 'do', value: 'nominate' },
      alternatives: [{ label: t('nominations:action.draft'), name: 'do', value: 'draft' }],
      cancel: { href: opened.base },
    };
  };

  way.on({
    path: '/nominations/new',
    handle: async (context, opened) =>
      formPage(way, context, opened, context.t('nominations:form.add-title'), await newForm(context, opened)),
  });

  way.on({
    method: 'POST',
    path: '/nominations/new',
    handle: async (context, opened) =>
      pages.submit(context, {
        schema: NewNominee,
        form: await newForm(context, opened),
        page: (form) => formPage(way, context, opened, context.t('nominations:form.add-title'), form),
        work: async (input) => {
          const { do: act, ...given } = input as Static<typeof NewNominee>;
          const draft = act === 'draft';
          await nominations.add(context.actor, opened.whole.participation.id, { ...given, draft });
          return `${opened.base}?done=${draft ? 'drafted' : 'nominated'}`;
        },
      }),
  });
}
