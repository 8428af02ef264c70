import { gregorianDate, type LocalText, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { CardModel, FactModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { ReportWhole } from '../service/reports.ts';
import { saysWord } from '../words.ts';

/** A day as the edition writes it. */
export const dayIn = (context: PageContext, whole: EditionWhole, day: string | Date | null): string | null =>
  day === null ? null : gregorianDate(day, dateSettingsOf(whole, context.language));

export const said = (context: PageContext, text: LocalText | null | undefined): string =>
  text == null ? '' : textIn(text, context.language).text;

/** Pieces of evidence, each with what it is and the hash by which anyone can check it. */
export function evidenceFacts(context: PageContext, { evidence }: ReportWhole): FactModel[] {
  const { t } = context;
  return evidence.map(({ evidence: piece, file }) => ({
    label: said(context, piece.title),
    value: file?.name ?? piece.url ?? t('follow-up:evidence.on-request'),
    ...(piece.fileId === null ? {} : { href: `/files/${piece.fileId}` }),
    ...(piece.url === null ? {} : { href: piece.url }),
    ...(piece.confidential
      ? { tag: { text: t('follow-up:evidence.confidential'), tone: 'warn' as const } }
      : {}),
    ...(piece.sha256 === null ? {} : { notes: [`SHA-256: ${piece.sha256}`] }),
  }));
}

/** A report as a card: what the body says, in its own words, and what it shows for it. */
export function reportCard(
  context: PageContext,
  whole: EditionWhole,
  entry: ReportWhole,
  body: string,
  more: Partial<CardModel> = {},
): CardModel {
  const t = context.words(whole.edition.digits);
  const { report } = entry;
  const text = report.text === null ? null : textIn(report.text, context.language);
  const day = dayIn(context, whole, report.submittedAt);
  return {
    title: body,
    note: [day, t(`common:status.progress-report.${report.status}`)].filter(Boolean).join(' · '),
    tags: [
      ...(report.selfReported === null ? [] : [{ text: saysWord(t, report.selfReported) }]),
      ...(report.sample ? [{ text: t('outcomes:sample'), tone: 'line' as const }] : []),
    ],
    ...(text === null
      ? {}
      : {
          prose: {
            language: text.language,
            paragraphs: text.text
              .split('\n')
              .filter(Boolean)
              .map((one) => ({ text: one })),
          },
        }),
    facts: [
      ...(report.status === 'returned' && report.returnReason !== null
        ? [{ label: t('follow-up:returned-because'), value: report.returnReason }]
        : []),
      ...evidenceFacts(context, entry),
    ],
    ...more,
  };
}
