import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type {
  ActionModel,
  FormError,
  FormModel,
  NoticeModel,
  TimelineEntry,
} from '../../../../../platform/views/index.ts';
import { momentOf } from '../../../../series/index.ts';
import { unanswered } from '../../rules/answers.ts';
import { lastInstant, windowOf } from '../../rules/deadline.ts';
import { mayBecome } from '../../rules/states.ts';
import type { Opened } from '../../service/opening.ts';
import { type Asked, askedAction } from '../asked.ts';
import { authorsTable, filesTable, paperFacts, paperTexts } from '../paper-record.ts';
import { doneOf } from '../public-calls.ts';
import { stateTag } from '../say.ts';
import { coAuthorForm, fileForm, graceForm } from './forms.ts';
import { type AuthorPages, authorFrame } from './way.ts';

const notices = [
  'draft',
  'received',
  'saved',
  'withdrawn',
  'confirmed',
  'invited',
  'file-added',
  'removed',
] as const;

/** What the record shows besides the submission: a form as it was typed, or what was refused. */
export interface Again {
  readonly file?: FormModel;
  readonly author?: FormModel;
  readonly grace?: FormModel;
  readonly refused?: readonly FormError[] | undefined;
  readonly history?: readonly TimelineEntry[];
}

/** What is asked before a draft is deleted. */
export const deletionOf = ({ t }: PageContext, base: string, { found }: Opened): Asked => ({
  confirm: {
    title: t('calls:paper.delete-title'),
    text: t('calls:paper.delete-text'),
    label: t('calls:paper.delete'),
  },
  action: `${base}/deletion`,
  version: found.submission.version,
});

/** What is due, and what just happened. */
function noticesOf(
  { opening }: AuthorPages,
  context: PageContext,
  opened: Opened,
  { refused = [] }: Again,
): (NoticeModel | false)[] {
  const { t } = context;
  const { found, questions, whole } = opened;
  const { submission: row, call, grace } = found;
  const done = notices.find((one) => one === doneOf(context));
  const open = opening.isOpen(opened);
  const missing = unanswered(questions, row.kind, row.answers).filter(({ type }) => type === 'file');
  return [
    refused.length > 0 && {
      title: t('calls:notice.refused'),
      lines: refused.map(({ message }) => message),
      tone: 'bad' as const,
      live: true,
    },
    done !== undefined && {
      title: t(`calls:notice.${done}`),
      ...(done === 'draft'
        ? {
            lines: [
              t('calls:notice.draft-text'),
              ...(open
                ? [
                    t('calls:notice.not-submitted-text', {
                      when: momentOf(context, whole, lastInstant(call, grace)),
                    }),
                  ]
                : []),
            ],
          }
        : {}),
      ...(done === 'received' ? { text: t('calls:notice.received-text', { code: row.code ?? '' }) } : {}),
      tone: 'ok' as const,
      live: true,
    },
    row.state === 'draft' &&
      done !== 'draft' && {
        title: t(`calls:notice.${open ? 'not-submitted' : 'too-late'}`),
        text: open
          ? t('calls:notice.not-submitted-text', {
              when: momentOf(context, whole, lastInstant(call, grace)),
            })
          : t('calls:notice.too-late-text'),
        tone: 'warn' as const,
      },
    row.state === 'draft' &&
      missing.length > 0 && {
        title: t('calls:paper.file-missing', { question: say(missing[0]?.label, context) }),
        tone: 'warn' as const,
      },
    row.state === 'accepted' && {
      title: t('calls:notice.accepted'),
      tone: 'ok' as const,
    },
    row.state === 'rejected' && { title: t('calls:notice.rejected'), tone: 'info' as const },
    row.state === 'scheduled' && { title: t('calls:notice.scheduled'), tone: 'ok' as const },
  ];
}

function actionsOf({ opening, way }: AuthorPages, context: PageContext, opened: Opened): ActionModel[] {
  const { t } = context;
  const { submission: row } = opened.found;
  const base = way.baseOf(context);
  const open = opening.isOpen(opened);
  const fields = { version: String(row.version) };
  return [
    ...(open && row.state === 'draft'
      ? [{ label: t('calls:paper.submit'), action: `${base}/submission`, fields, tone: 'primary' as const }]
      : []),
    ...(row.state === 'accepted'
      ? [
          {
            label: t('calls:paper.confirm'),
            action: `${base}/confirmation`,
            fields,
            tone: 'primary' as const,
          },
        ]
      : []),
    ...(open ? [{ label: t('calls:paper.edit'), href: `${base}/edit`, icon: 'pen' as const }] : []),
    ...(row.state === 'draft'
      ? [askedAction(deletionOf(context, base, opened), { label: t('calls:paper.delete'), tone: 'danger' })]
      : []),
    ...(mayBecome(row.state, 'withdrawn')
      ? [{ label: t('calls:paper.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
      : []),
  ];
}

/** Whether co-authors may still be invited and taken off. */
const takesAuthors = (opened: Opened): boolean =>
  ['draft', 'submitted', 'under-review', 'accepted', 'confirmed'].includes(opened.found.submission.state);

/** The page of a submission for its authors. */
export function recordPage(
  pages: AuthorPages,
  context: PageContext,
  opened: Opened,
  again: Again = {},
): Page {
  const { opening, way, clock } = pages;
  const { t } = context;
  const { found, questions, whole } = opened;
  const { submission: row } = found;
  const base = way.baseOf(context);
  const open = opening.isOpen(opened);
  const late = row.state === 'draft' && windowOf(found.call, clock.now()) === 'closed' && !open;
  return {
    template: 'calls/paper',
    digits: whole.edition.digits,
    page: authorFrame(pages, context, opened, row.title, {
      tags: [stateTag(context, row.state)],
      actions: actionsOf(pages, context, opened),
    }),
    data: {
      history: again.history ?? [],
      notices: noticesOf(pages, context, opened, again),
      facts: paperFacts(context, whole, found),
      cards: [
        { title: t('calls:paper.next'), text: t(`calls:next.${late ? 'late' : row.state}`) },
        ...paperTexts(context, found, questions),
      ],
      tables: [
        { table: authorsTable(context, found, takesAuthors(opened) ? base : undefined) },
        { table: filesTable(context, found, questions, base, open) },
      ],
      forms: [
        ...(late
          ? [{ title: t('calls:paper.grace-title'), form: again.grace ?? graceForm(context, base, opened) }]
          : []),
        ...(open
          ? [{ title: t('calls:paper.add-file'), form: again.file ?? fileForm(context, base, opened) }]
          : []),
        ...(takesAuthors(opened)
          ? [{ title: t('calls:paper.add-author'), form: again.author ?? coAuthorForm(context, base) }]
          : []),
      ],
    },
  };
}
