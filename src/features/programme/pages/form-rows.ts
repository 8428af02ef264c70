import type { FormBody } from '../../../platform/http/forms.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldGroup } from '../../../platform/views/index.ts';
import type { AgendaSession } from '../agenda-data.ts';
import { say } from '../say.ts';
import { sessionRoles } from '../tables.ts';
import { personText, rowNumbers } from './form-reading.ts';

/** Id of the list of persons that the fields for names offer. */
export const PERSONS_LIST = 'persons-list';

/** Rows of each repeated group to draw. */
export interface FormRows {
  readonly roles: number;
  readonly papers: number;
  readonly links: number;
}

/** Rows of a new form, or of one for a session as it stands: one more than there is. */
export const rowsOf = (session: AgendaSession | null): FormRows => ({
  roles: Math.max(3, (session?.roles.length ?? 0) + 1),
  papers: (session?.papers.length ?? 0) + (session?.kind === 'paper-session' ? 1 : 0),
  links: session?.links.length ?? 0,
});

/** The group to which a button of the form adds a row. */
export const addButtons = { 'add-role': 'roles', 'add-paper': 'papers', 'add-link': 'links' } as const;
export const isAddButton = (name: string): name is keyof typeof addButtons => Object.hasOwn(addButtons, name);

/** Rows that were sent, and one more of the group asked for. */
export function rowsSent(body: FormBody, add?: keyof typeof addButtons): FormRows {
  const count = (name: keyof FormRows): number =>
    (rowNumbers(body, name).at(-1) ?? -1) + 1 + (add !== undefined && addButtons[add] === name ? 1 : 0);
  return { roles: count('roles'), papers: count('papers'), links: count('links') };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** People: name, role and order. */
export function roleGroups(
  { t, language }: PageContext,
  session: AgendaSession | null,
  count: number,
): FieldGroup[] {
  const options = sessionRoles.map((value) => ({ value, label: t(`common:session-role.${value}.unstated`) }));
  return range(count).map((index): FieldGroup => {
    const held = session?.roles[index];
    return {
      ...(index === 0 ? { title: t('programme:form.roles'), hint: t('programme:form.roles-hint') } : {}),
      inline: true,
      fields: [
        {
          name: `roles.${index}.person`,
          label: t('programme:form.person'),
          value: held === undefined ? '' : personText(say(held.person.name, language), held.person.slug),
          autocomplete: 'off',
          attributes: { list: PERSONS_LIST },
        },
        choiceField(`roles.${index}.role`, t('programme:form.role'), options, held?.role),
        {
          name: `roles.${index}.position`,
          kind: 'number',
          label: t('programme:form.order'),
          value: index + 1,
          width: 's',
        },
      ],
    };
  });
}

/** Papers: title, authors, abstract. */
export function paperGroups(
  { t, language }: PageContext,
  session: AgendaSession | null,
  count: number,
): FieldGroup[] {
  return range(count).map((index): FieldGroup => {
    const paper = session?.papers[index];
    return {
      ...(index === 0 ? { title: t('programme:form.papers') } : {}),
      fields: [
        ...(paper === undefined
          ? []
          : [{ name: `papers.${index}.id`, kind: 'hidden', label: '', value: paper.id } as const]),
        textField(
          `papers.${index}.title`,
          t('programme:form.paper-title', { number: index + 1 }),
          paper?.title,
        ),
        {
          name: `papers.${index}.authors`,
          label: t('programme:form.authors'),
          hint: t('programme:form.authors-hint'),
          value: (paper?.authors ?? [])
            .map(({ name, slug }) => personText(say(name, language), slug))
            .join(language === 'ar' ? '؛ ' : '; '),
          autocomplete: 'off',
          attributes: { list: PERSONS_LIST },
        },
        {
          name: `papers.${index}.startsAfter`,
          kind: 'number',
          label: t('programme:form.paper-start'),
          hint: t('programme:form.paper-start-hint'),
          value: paper?.startsAfter,
          width: 's',
          optional: true,
        },
        {
          name: `papers.${index}.minutes`,
          kind: 'number',
          label: t('programme:form.paper-minutes'),
          hint: t('programme:form.paper-minutes-hint'),
          value: paper?.minutes,
          width: 's',
          optional: true,
        },
        textField(`papers.${index}.abstract`, t('programme:form.paper-abstract'), paper?.abstract, {
          long: true,
          rows: 3,
          optional: true,
        }),
      ],
    };
  });
}

/** Links: title and address. */
export function linkGroups({ t }: PageContext, session: AgendaSession | null, count: number): FieldGroup[] {
  return range(count).map((index): FieldGroup => {
    const link = session?.links[index];
    return {
      ...(index === 0 ? { title: t('programme:form.links') } : {}),
      inline: true,
      fields: [
        {
          name: `links.${index}.title`,
          label: t('programme:form.link-title'),
          value: link?.title,
        },
        {
          name: `links.${index}.url`,
          kind: 'url',
          label: t('programme:form.link-url'),
          value: link?.url,
          dir: 'ltr',
        },
      ],
    };
  });
}
