/** The mails of reviewing: what a reviewer was assigned, and what was decided. */
import type { Tx } from '../../../platform/database/index.ts';
import { dayOf, gregorianDate, type Language, textIn } from '../../../platform/language/index.ts';
import type { MailMessage, MailTemplate } from '../../../platform/outbox/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, mastheadOf } from '../../series/index.ts';
import type { CallRow } from '../store/reviewing-criteria.ts';
import type { ReviewerFacts } from '../store/reviewing-people.ts';
import type { ReviewRow, SubmissionRow } from '../store/reviewing-reviews.ts';
import type { ReviewingContext } from './context.ts';

const assigned: MailTemplate = {
  key: 'reviewing.assigned',
  words: 'reviewing:mail.assigned',
  placeholders: { name: 'line', count: 'line', call: 'line', forum: 'line', until: 'line', link: 'link' },
  sample: {
    ar: {
      name: 'سالم المريخي',
      count: '3 أوراق',
      call: 'دعوة إلى تقديم أوراق العمل',
      forum: 'ملتقى الأنهار الثاني',
      until: 'الموعد المرجو لإتمام التحكيم: 6 ديسمبر 2026.',
      link: '/ar/manage/forums/river-forum/2026/my-reviews',
    },
    en: {
      name: 'Salem Al-Muraikhi',
      count: '3 papers',
      call: 'Call for papers',
      forum: 'Second River Forum',
      until: 'Reviews are asked for by 6 December 2026.',
      link: '/en/manage/forums/river-forum/2026/my-reviews',
    },
  },
};

const decision: MailTemplate = {
  key: 'reviewing.decision',
  words: 'reviewing:mail.decision',
  placeholders: { subject: 'line', text: 'text', note: 'text', comments: 'text', link: 'secret-link' },
  sample: {
    ar: {
      subject: 'قبول ورقة العمل P-017',
      text: 'السلام عليكم ورحمة الله وبركاته، نورة الهاجري\n\nيسرّنا إبلاغكم بقبول ورقة العمل «إدارة الأحواض المشتركة».',
      note: 'تُرسل النسخة النهائية قبل 20 ديسمبر 2026.',
      comments: 'ورقة واضحة، ويُستحسن التوسع في النتائج.',
      link: '/ar/papers/sample',
    },
    en: {
      subject: 'P-017 was accepted',
      text: 'Dear Noura Al-Hajri,\n\nWe are glad to tell you that “Managing shared basins” was accepted.',
      note: 'Please send the final text by 20 December 2026.',
      comments: 'A clear paper; the results deserve more room.',
      link: '/en/papers/sample',
    },
  },
};

/** Every mail about reviews and decisions. */
export const reviewingMails: readonly MailTemplate[] = [assigned, decision];
export const decisionTemplate = decision;

type Mailing = Pick<ReviewingContext, 'outbox' | 'translator' | 'publicUrl'>;

export const forumName = ({ edition }: EditionWhole, language: Language): string =>
  textIn(edition.title, language).text;

/** Tells a reviewer of what was newly assigned to them: one mail, however many. */
export async function assignedMail(
  { outbox, translator, publicUrl }: Mailing,
  tx: Tx,
  whole: EditionWhole,
  call: CallRow,
  reviewer: ReviewerFacts,
  reviews: readonly ReviewRow[],
): Promise<void> {
  const { language } = reviewer;
  const t = translator.t(language, { digits: whole.edition.digits });
  const until =
    call.reviewBy === null
      ? ''
      : t('reviewing:mail.assigned.until-day', {
          date: gregorianDate(dayOf(call.reviewBy, whole.edition.timeZone), dateSettingsOf(whole, language)),
        });
  await outbox.write(tx, {
    template: assigned.key,
    to: { address: reviewer.email, name: reviewer.name, accountId: reviewer.accountId },
    language,
    digits: whole.edition.digits,
    editionId: whole.edition.id,
    values: {
      name: reviewer.name,
      count: t('reviewing:papers', { count: reviews.length }),
      call: textIn(call.title, language).text,
      forum: forumName(whole, language),
      until,
      link: `${publicUrl}/${language}${managementPath(whole)}/my-reviews`,
    },
    masthead: mastheadOf(whole, language),
    dedupeKey: `reviews-assigned:${reviews[0]?.id ?? ''}`,
  });
}

/** What a decision's mail says, filled in. */
export interface DecisionWords {
  readonly subject: string;
  readonly text: string;
  /** Empty: none. */
  readonly note: string;
  readonly comments: string;
}

/** The mail that tells the contact of a submission what was decided. */
export const decisionMessage = (
  { publicUrl }: Pick<Mailing, 'publicUrl'>,
  whole: EditionWhole,
  submission: SubmissionRow,
  words: DecisionWords,
  /** Address of the page on which its authors confirm; left out, one without its secret, for those who only look. */
  link?: string,
): MailMessage => {
  const language = submission.contactLanguage;
  return {
    template: decision.key,
    secret: true,
    to: {
      address: submission.contactEmail,
      name: submission.contactName,
      accountId: submission.accountId,
    },
    language,
    digits: whole.edition.digits,
    editionId: whole.edition.id,
    values: {
      ...words,
      link: link ?? `${publicUrl}/${language}/papers/…`,
    },
    masthead: mastheadOf(whole, language),
    dedupeKey: `paper-decision:${submission.id}:${submission.version}`,
  };
};
