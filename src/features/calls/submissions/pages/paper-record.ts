import type { PageContext } from '../../../../platform/pages/index.ts';
import { fact, say } from '../../../../platform/pages/index.ts';
import type { CardModel, FactModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { momentOf } from '../../../series/index.ts';
import type { QuestionRow } from '../../store/calls.ts';
import type { SubmissionWhole } from '../../store/submissions.ts';
import { isAsked } from '../rules/answers.ts';
import { type Asked, askedAction } from './asked.ts';
import { comma, stateTag } from './say.ts';

/** What a submission is, as facts for its authors and for those who decide. */
export function paperFacts(context: PageContext, whole: EditionWhole, found: SubmissionWhole): FactModel[] {
  const { t } = context;
  const { submission: row, call, theme, body, state } = found;
  return [
    ...fact(t('calls:paper.number'), row.code, { code: true }),
    { label: t('calls:paper.state'), tag: stateTag(context, row.state) },
    ...fact(t('calls:paper.call'), say(call.title, context)),
    ...fact(t('calls:paper.kind'), t(`calls:kind.${row.kind}`)),
    ...fact(t('calls:paper.theme'), say(theme?.title, context)),
    ...fact(t('calls:paper.language'), t(`calls:language.${row.language}`)),
    ...fact(t('calls:paper.minutes'), row.minutes),
    ...fact(t('calls:paper.level'), row.level === null ? '' : t(`calls:level.${row.level}`)),
    ...fact(t('calls:paper.behalf'), say(state?.shortName ?? body?.name, context)),
    ...fact(t('calls:paper.contact'), row.contactName, { notes: [row.contactEmail] }),
    ...fact(
      t('calls:paper.submitted'),
      row.submittedAt === null ? '' : momentOf(context, whole, row.submittedAt),
    ),
    ...fact(t('calls:paper.title-other'), row.titleOther),
  ];
}

const answerWords = (context: PageContext, question: QuestionRow, value: unknown): string => {
  const label = (key: unknown): string =>
    say(question.options.find((option) => option.key === key)?.label, context) || String(key);
  if (typeof value === 'boolean') return context.t(`calls:form.${value ? 'yes' : 'no'}`);
  if (Array.isArray(value)) return value.map(label).join(comma(context));
  return question.type === 'choice' ? label(value) : String(value);
};

/** Abstracts and answers, each a card. */
export function paperTexts(
  context: PageContext,
  found: SubmissionWhole,
  questions: readonly QuestionRow[],
): CardModel[] {
  const { t } = context;
  const { submission: row } = found;
  const shown = questions.filter((one) => one.type !== 'file' && isAsked(one, row.kind));
  return [
    ...(row.abstract === '' ? [] : [{ title: t('calls:paper.abstract'), text: row.abstract }]),
    ...(row.abstractOther === null
      ? []
      : [{ title: t('calls:paper.abstract-other'), text: row.abstractOther }]),
    ...(shown.length === 0
      ? []
      : [
          {
            title: t('calls:paper.answers'),
            facts: shown.map((question) => ({
              label: say(question.label, context),
              value:
                row.answers[question.id] === undefined
                  ? t('calls:paper.not-answered')
                  : answerWords(context, question, row.answers[question.id]),
            })),
          },
        ]),
    ...(row.decisionNote === null ? [] : [{ title: t('calls:paper.decision-note'), text: row.decisionNote }]),
  ];
}

/** What is asked before an author is taken off. @param base address of the submission */
export const authorRemoval = (
  { t }: PageContext,
  base: string,
  { id, name }: SubmissionWhole['authors'][number],
): Asked => ({
  confirm: {
    title: t('calls:paper.delete-author-title'),
    text: name,
    label: t('calls:paper.remove-author'),
  },
  action: `${base}/co-authors/${id}/removal`,
});

/** What is asked before a file is removed. @param base address of the submission */
export const fileRemoval = (
  { t }: PageContext,
  base: string,
  { id, name }: SubmissionWhole['files'][number],
): Asked => ({
  confirm: { title: t('calls:paper.delete-file-title'), text: name, label: t('calls:paper.remove-file') },
  action: `${base}/files/${id}/removal`,
});

/** Its authors. @param base address below which an author is removed; undefined: nobody may */
export function authorsTable(
  context: PageContext,
  { authors }: SubmissionWhole,
  base: string | undefined,
): TableModel {
  const { t } = context;
  return {
    id: 'authors',
    caption: t('calls:paper.authors'),
    columns: [
      { key: 'title', label: t('calls:paper.author') },
      { key: 'affiliation', label: t('calls:paper.affiliation') },
      { key: 'answer', label: t('calls:paper.answer') },
      ...(base === undefined
        ? []
        : [{ key: 'act', label: t('calls:paper.remove-author'), labelHidden: true }]),
    ],
    rows: authors.map((author) => ({
      id: author.id,
      title: author.name,
      sub: author.presenting ? `${author.email} · ${t('calls:paper.presents')}` : author.email,
      pickable: false,
      cells: {
        affiliation: author.affiliation,
        answer: {
          tag: {
            text: t(`calls:author-state.${author.state}`),
            tone: author.state === 'accepted' ? 'ok' : author.state === 'declined' ? 'bad' : undefined,
          },
        },
        act:
          base === undefined || author.state === 'submitter'
            ? null
            : {
                actions: [
                  askedAction(authorRemoval(context, base, author), {
                    label: t('calls:paper.remove-author'),
                    about: author.name,
                    size: 'sm',
                  }),
                ],
              },
      },
    })),
  };
}

/** Its files. @param base address below which a file is read, and removed where one may */
export function filesTable(
  context: PageContext,
  { files }: SubmissionWhole,
  questions: readonly QuestionRow[],
  base: string,
  removes: boolean,
): TableModel {
  const { t } = context;
  return {
    id: 'files',
    caption: t('calls:paper.files'),
    columns: [
      { key: 'title', label: t('calls:paper.file') },
      { key: 'for', label: t('calls:paper.answers_question') },
      { key: 'size', label: t('calls:paper.size'), kind: 'number' },
      ...(removes ? [{ key: 'act', label: t('calls:paper.remove-file'), labelHidden: true }] : []),
    ],
    rows: files.map((file) => ({
      id: file.id,
      title: file.name,
      href: `${base}/files/${file.id}`,
      pickable: false,
      cells: {
        for: say(questions.find(({ id }) => id === file.questionId)?.label, context) || t('calls:paper.text'),
        size: `${Math.max(1, Math.round(file.bytes / 1024))} KB`,
        act: removes
          ? {
              actions: [
                askedAction(fileRemoval(context, base, file), {
                  label: t('calls:paper.remove-file'),
                  about: file.name,
                  size: 'sm',
                }),
              ],
            }
          : null,
      },
    })),
    ...(files.length === 0 ? { empty: { title: t('calls:paper.no-files') } } : {}),
  };
}
