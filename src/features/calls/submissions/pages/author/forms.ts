import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { unanswered } from '../../rules/answers.ts';
import type { Opened } from '../../service/opening.ts';

/** Sends a file. @param base address of the submission */
export const fileForm = (context: PageContext, base: string, { questions, found }: Opened): FormModel => ({
  id: 'file',
  action: `${base}/files`,
  multipart: true,
  guard: false,
  fields: [
    {
      name: 'questionId',
      kind: 'select',
      label: context.t('calls:paper.file-for'),
      blank: false,
      options: [
        { value: '', label: context.t('calls:paper.text') },
        ...questions
          .filter(({ type }) => type === 'file')
          .map(({ id, label }) => ({ value: id, label: say(label, context) })),
      ],
      value:
        unanswered(questions, found.submission.kind, found.submission.answers).find(
          ({ type }) => type === 'file',
        )?.id ?? '',
    },
    {
      name: 'file',
      kind: 'file',
      label: context.t('calls:paper.file'),
      hint: context.t('calls:paper.file-hint'),
      accept: '.pdf,.docx,.pptx,.xlsx',
    },
  ],
  submit: { label: context.t('calls:paper.add-file') },
});

/** Invites a co-author. @param base address of the submission */
export const coAuthorForm = (context: PageContext, base: string): FormModel => ({
  id: 'co-author',
  action: `${base}/co-authors`,
  guard: false,
  fields: [
    { name: 'name', label: context.t('calls:paper.author-name'), dir: 'auto' },
    {
      name: 'email',
      kind: 'email',
      label: context.t('calls:paper.author-email'),
      hint: context.t('calls:paper.author-email-hint'),
    },
    { name: 'affiliation', label: context.t('calls:paper.affiliation'), optional: true, dir: 'auto' },
    { name: 'presenting', kind: 'checkbox', label: context.t('calls:paper.author-presents'), value: false },
  ],
  submit: { label: context.t('calls:paper.invite') },
});

/** Sends a draft by a grace link. @param base address of the submission */
export const graceForm = (context: PageContext, base: string, { found }: Opened): FormModel => ({
  id: 'grace',
  action: `${base}/submission`,
  guard: false,
  hidden: { version: String(found.submission.version) },
  fields: [
    {
      name: 'grace',
      label: context.t('calls:paper.grace'),
      hint: context.t('calls:paper.grace-hint'),
      dir: 'ltr',
    },
  ],
  submit: { label: context.t('calls:paper.submit') },
});

/** Withdraws what was sent. @param base address of the submission */
export const withdrawForm = (context: PageContext, base: string, { found }: Opened): FormModel => ({
  action: `${base}/withdrawal`,
  guard: false,
  hidden: { version: String(found.submission.version) },
  fields: [
    {
      name: 'reason',
      kind: 'textarea',
      rows: 3,
      label: context.t('calls:paper.withdraw-reason'),
      hint: context.t('calls:paper.withdraw-reason-hint'),
      optional: true,
      dir: 'auto',
    },
  ],
  submit: { label: context.t('calls:paper.withdraw'), danger: true },
  cancel: { href: base },
});
