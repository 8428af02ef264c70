import { LINE_LENGTH } from '../../../../platform/http/schemas.ts';
import { choiceField, versionField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole, ThemeRow } from '../../../series/index.ts';
import type { CallRow, CallWhole, QuestionRow } from '../../store/calls.ts';
import type { AccountAddress, Party } from '../../store/people.ts';
import type { SubmissionWhole } from '../../store/submissions.ts';
import { comma } from './say.ts';

/** What the form of a submission is drawn from. */
export interface PaperFormData {
  readonly call: CallRow;
  readonly questions: readonly QuestionRow[];
  readonly themes: readonly ThemeRow[];
  readonly parties: readonly Party[];
  /** The submission as it stands; null for a new one. */
  readonly found: SubmissionWhole | null;
  /** Who is signed in. */
  readonly account?: AccountAddress | undefined;
}

function answerField(context: PageContext, question: QuestionRow, value: unknown): FieldModel {
  const { t } = context;
  const kinds = question.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context));
  const hint = [
    say(question.hint, context),
    question.kinds.length > 0 ? t('calls:form.asked-of', { kinds }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  const common = {
    name: `answers.${question.id}`,
    label: say(question.label, context),
    optional: !question.required,
    ...(hint === '' ? {} : { hint }),
  };
  const options = question.options.map(({ key, label }) => ({ value: key, label: say(label, context) }));
  switch (question.type) {
    case 'text':
      return { ...common, kind: 'textarea', dir: 'auto', value: String(value ?? '') };
    case 'number':
      return { ...common, kind: 'number', width: 's', value: value === undefined ? '' : String(value) };
    case 'url':
      return { ...common, kind: 'url', dir: 'ltr', value: String(value ?? '') };
    case 'yes-no':
      return {
        ...common,
        kind: 'radios',
        inline: true,
        options: [
          { value: 'yes', label: t('calls:form.yes') },
          { value: 'no', label: t('calls:form.no') },
        ],
        value: value === true ? 'yes' : value === false ? 'no' : '',
      };
    case 'choice':
      return { ...common, kind: 'radios', options, value: String(value ?? '') };
    case 'choices':
      return { ...common, kind: 'checkboxes', options, value: Array.isArray(value) ? value.map(String) : [] };
    case 'file':
      return { ...common, kind: 'static', value: t('calls:form.file-later') };
    default:
      return { ...common, kind: 'text', dir: 'auto', value: String(value ?? '') };
  }
}

/** The form of a submission. */
export function paperForm(
  context: PageContext,
  whole: EditionWhole,
  data: PaperFormData,
  links: { readonly action: string; readonly cancel: string },
): FormModel {
  const { call, questions, themes, parties, found, account } = data;
  const t = context.words(whole.edition.digits);
  const row = found?.submission;
  const submitter = found?.authors.find(({ state }) => state === 'submitter');
  const language = row?.language ?? context.language;
  const needsFile = questions.some(({ type, required }) => type === 'file' && required);
  const limit = call.abstractWords;
  const behalf =
    row?.stateCode != null ? `state:${row.stateCode}` : row?.bodyId != null ? `body:${row.bodyId}` : '';
  const fresh = row === undefined;
  return {
    action: links.action,
    groups: [
      {
        title: t('calls:form.what'),
        fields: [
          ...(row === undefined ? [] : [versionField(row.version)]),
          {
            name: 'kind',
            kind: 'radios',
            label: t('calls:form.kind'),
            options: call.kinds.map((value) => ({ value, label: t(`calls:kind.${value}`) })),
            value: row?.kind ?? call.kinds[0] ?? 'paper',
          },
          {
            name: 'language',
            kind: 'radios',
            inline: true,
            label: t('calls:form.language'),
            options: (['ar', 'en'] as const).map((value) => ({ value, label: t(`calls:language.${value}`) })),
            value: language,
          },
          {
            name: 'title',
            label: t('calls:form.title'),
            dir: 'auto',
            maxlength: LINE_LENGTH,
            value: row?.title ?? '',
          },
          {
            name: 'abstract',
            kind: 'textarea',
            rows: 8,
            dir: 'auto',
            label: t('calls:form.abstract'),
            ...(limit === null ? {} : { hint: t('calls:form.abstract-hint', { count: limit }) }),
            value: row?.abstract ?? '',
          },
          ...(themes.length === 0
            ? []
            : [
                choiceField(
                  'themeId',
                  t('calls:form.theme'),
                  themes.map(({ id, number, title }) => ({
                    value: id,
                    label: say(title, context),
                    theme: { number, name: say(title, context) },
                  })),
                  row?.themeId,
                  { width: 'full' },
                ),
              ]),
          {
            name: 'minutes',
            kind: 'number',
            width: 's',
            label: t('calls:form.minutes'),
            optional: true,
            value: row?.minutes ?? null,
          },
          choiceField(
            'level',
            t('calls:form.level'),
            (['1', '2', '3'] as const).map((value) => ({ value, label: t(`calls:level.${value}`) })),
            row?.level == null ? '' : String(row.level),
            { optional: true },
          ),
        ],
      },
      {
        title: t('calls:form.title-other'),
        folded: true,
        fields: [
          {
            name: 'titleOther',
            label: t('calls:form.title-other'),
            optional: true,
            dir: 'auto',
            value: row?.titleOther ?? '',
          },
          {
            name: 'abstractOther',
            kind: 'textarea',
            rows: 6,
            label: t('calls:form.abstract-other'),
            optional: true,
            dir: 'auto',
            value: row?.abstractOther ?? '',
          },
        ],
      },
      ...(questions.length === 0
        ? []
        : [
            {
              title: t('calls:form.questions'),
              fields: questions.map((question) => answerField(context, question, row?.answers[question.id])),
            },
          ]),
      {
        title: t('calls:form.who'),
        fields: [
          {
            name: 'contactName',
            label: t('calls:form.name'),
            hint: t('calls:form.name-hint'),
            autocomplete: 'name',
            dir: 'auto',
            value: row?.contactName ?? account?.name ?? '',
          },
          {
            name: 'contactEmail',
            kind: 'email',
            label: t('calls:form.email'),
            hint: t('calls:form.email-hint'),
            autocomplete: 'email',
            value: row?.contactEmail ?? account?.email ?? '',
          },
          {
            name: 'affiliation',
            label: t('calls:form.affiliation'),
            optional: true,
            autocomplete: 'organization',
            dir: 'auto',
            value: submitter?.affiliation ?? '',
          },
          {
            name: 'presenting',
            kind: 'checkbox',
            label: t('calls:form.presenting'),
            value: submitter?.presenting ?? true,
          },
          ...(parties.length === 0
            ? []
            : [
                choiceField(
                  'behalf',
                  t('calls:form.behalf'),
                  parties.map(({ stateCode, bodyId, name }) => ({
                    value: stateCode === null ? `body:${bodyId}` : `state:${stateCode}`,
                    label: say(name, context),
                    group: t(`calls:form.${stateCode === null ? 'bodies' : 'states'}`),
                  })),
                  behalf,
                  {
                    optional: true,
                    hint: t('calls:form.behalf-hint'),
                    blank: t('calls:form.behalf-none'),
                    width: 'full',
                  },
                ),
              ]),
        ],
      },
    ],
    submit:
      fresh && needsFile
        ? { label: t('calls:form.draft-first'), name: 'do', value: 'draft' }
        : fresh
          ? { label: t('calls:form.submit'), name: 'do', value: 'submit' }
          : { label: t('calls:form.save'), name: 'do', value: 'save' },
    ...(fresh && !needsFile
      ? { alternatives: [{ label: t('calls:form.draft'), name: 'do', value: 'draft' }] }
      : {}),
    cancel: { href: links.cancel },
  };
}

/** What the form of a call is drawn from. */
export type FormSource = Pick<CallWhole, 'call' | 'questions'>;
