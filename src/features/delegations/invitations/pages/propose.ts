import { textIn } from '../../../../platform/language/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldOption, FormModel } from '../../../../platform/views/index.ts';
import { listBodyNames, listStates } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listProposed } from '../../store/invited.ts';
import { listTemplates, readLetterSettings } from '../../store/letters.ts';
import { letterLanguages, participationCategories } from '../../tables.ts';
import { DraftsInput } from '../contract.ts';
import { writeInvitations } from '../policy.ts';
import { boardPath, formPage, type InvitationPages } from './shared.ts';

/** Adds the list of whom one may invite: who takes part, who took part last time, everybody else of the directory. */
export function addProposalPages(deps: InvitationPages): void {
  const { shell, pages, database, drafting } = deps;
  const { db } = database;

  async function formOf(context: PageContext, whole: EditionWhole): Promise<FormModel> {
    const t = context.words(whole.edition.digits);
    const { language } = context;
    const [proposed, settings, templates, states, bodies] = [
      await listProposed(database, db, whole.edition.id),
      await readLetterSettings(db, whole.edition.id),
      await listTemplates(db, whole.edition.id, 'invitation'),
      await listStates(db, language, {}, { limit: 1_000 }),
      await listBodyNames(db, language),
    ];
    const present = proposed.filter(({ source }) => source === 'participation');
    const last = proposed.filter(({ source }) => source === 'last');
    const named = (text: { ar: string; en: string }): string => text[language] || text.ar || text.en;
    const taken = new Set(proposed.map(({ stateCode, bodyId }) => stateCode ?? bodyId));
    const boxes = (name: string, id: string, label: string, options: FieldOption[], ticked = false) => ({
      name,
      id,
      kind: 'checkboxes' as const,
      inline: true,
      label,
      labelHidden: true,
      options,
      value: ticked ? options.map(({ value }) => value) : [],
    });
    const base = boardPath(context, whole);
    return {
      action: `${base}/new`,
      submit: { label: t('invitations:act.draft') },
      cancel: { href: base },
      groups: [
        ...(present.length === 0
          ? []
          : [
              {
                title: t('invitations:proposed.present'),
                hint: t('invitations:proposed.present-hint'),
                fields: [
                  boxes(
                    'participationIds',
                    'present',
                    t('invitations:proposed.present'),
                    present.map((one) => ({ value: one.participationId ?? '', label: named(one.name) })),
                    true,
                  ),
                ],
              },
            ]),
        ...(last.length === 0
          ? []
          : [
              {
                title: t('invitations:proposed.last'),
                fields: [
                  boxes(
                    'stateCodes',
                    'last-states',
                    t('invitations:proposed.last-states'),
                    last.flatMap((one) =>
                      one.stateCode === null ? [] : [{ value: one.stateCode, label: named(one.name) }],
                    ),
                    true,
                  ),
                  boxes(
                    'bodyIds',
                    'last-bodies',
                    t('invitations:proposed.last-bodies'),
                    last.flatMap((one) =>
                      one.bodyId === null ? [] : [{ value: one.bodyId, label: named(one.name) }],
                    ),
                    true,
                  ),
                ].filter(({ options }) => options.length > 0),
              },
            ]),
        {
          title: t('invitations:proposed.states'),
          folded: true,
          fields: [
            boxes(
              'stateCodes',
              'other-states',
              t('invitations:proposed.states'),
              states
                .filter(({ code }) => !taken.has(code))
                .map(({ code, shortName }) => ({ value: code, label: textIn(shortName, language).text })),
            ),
          ],
        },
        ...(bodies.length === 0
          ? []
          : [
              {
                title: t('invitations:proposed.bodies'),
                folded: true,
                fields: [
                  {
                    name: 'bodyIds',
                    id: 'other-bodies',
                    kind: 'select' as const,
                    multiple: true,
                    label: t('invitations:proposed.bodies'),
                    labelHidden: true,
                    options: bodies
                      .filter(({ id }) => !taken.has(id))
                      .map(({ id, name }) => ({ value: id, label: textIn(name, language).text })),
                    value: [],
                  },
                ],
              },
            ]),
        {
          title: t('invitations:proposed.letter'),
          fields: [
            choiceField(
              'category',
              t('invitations:form.category'),
              participationCategories.map((value) => ({
                value,
                label: t(`common:kind.participation.${value}`),
              })),
              'guest',
              { blank: false },
            ),
            choiceField(
              'templateId',
              t('invitations:form.template'),
              templates.map(({ id, name }) => ({ value: id, label: textIn(name, language).text })),
              templates[0]?.id,
            ),
            {
              name: 'replyBy',
              kind: 'date',
              width: 's',
              optional: true,
              label: t('invitations:column.reply-by'),
              value: settings.replyBy,
            },
            choiceField(
              'letterLanguages',
              t('invitations:form.letter-languages'),
              letterLanguages.map((value) => ({ value, label: t(`invitations:languages.${value}`) })),
              'ar-en',
              { blank: false },
            ),
            choiceField('language', t('invitations:form.language'), mailLanguages, 'ar', { blank: false }),
          ],
        },
      ],
    };
  }

  const pageOf = (context: PageContext, whole: EditionWhole, form: FormModel) =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:propose'),
        lede: context.t('invitations:propose-lede'),
        current: '/invitations',
        list: { label: context.t('invitations:invitations'), href: boardPath(context, whole) },
      },
      form,
    );

  shell.managed({
    path: '/invitations/new',
    policy: writeInvitations,
    handle: async (context, whole) => pageOf(context, whole, await formOf(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/invitations/new',
    policy: writeInvitations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: DraftsInput,
        form: await formOf(context, whole),
        page: (form) => pageOf(context, whole, form),
        work: async (input) => {
          const rows = await drafting.draft(context.actor, whole.edition.id, input);
          return `${boardPath(context, whole)}?done=drafted&count=${rows.length}`;
        },
      }),
  });
}

/** Languages of mails, each in its own name. */
export const mailLanguages: FieldOption[] = [
  { value: 'ar', label: 'العربية' },
  { value: 'en', label: 'English' },
];
