import { inDigits, type Language, textIn } from '../../../../platform/language/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { type EditionWhole, mastheadOf } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import * as store from '../../store/statements.ts';
import { renderList } from '../render.ts';
import { dayIn, type StatementPages } from './frame.ts';

/** A statement on paper: its text as it was published, then who signed it by a day. */
export async function signedPaper(
  { database: { db }, translator }: Pick<StatementPages, 'database' | 'translator'>,
  {
    whole,
    one,
    listed,
    on,
    language,
  }: {
    readonly whole: EditionWhole;
    readonly one: store.StatementWhole;
    readonly listed: readonly store.SignatureWhole[];
    readonly on: string;
    readonly language: Language;
  },
): Promise<Buffer> {
  const digits = language === 'ar' ? whole.edition.digits : 'latn';
  const context = { language, t: translator.t(language, { digits }) };
  const { t } = context;
  const { statement } = one;
  const text = await store.listSignedText(db, statement.documentId);
  const number = (value: number): string => inDigits(String(value), { language, digits });
  const reserved = listed.some(({ signature }) => signature.reservation !== null);
  const signed = listed.some(({ signature }) => signature.signatory ?? signature.capacity);
  return renderList({
    language,
    digits: whole.edition.digits,
    createdAt: new Date(`${on}T00:00:00Z`),
    edition: mastheadOf(whole, language),
    title: textIn(statement.title, language).text,
    lines: [
      `${t('statements:chart-note', { day: dayIn(context, whole, on) })} · ${t('statements:count.in-force')}: ${number(
        listed.filter(({ signature }) => signature.withdrawnOn === null || signature.withdrawnOn > on).length,
      )}`,
      ...(statement.remark === null ? [] : [say(statement.remark, context)]),
    ],
    text: text.map((provision) => {
      const words = textIn(provision.text, language).text;
      return provision.number === null ? words : `${number(provision.number)}. ${words}`;
    }),
    columns: [
      { head: t('statements:label.number'), width: 40 },
      { head: t('statements:label.party'), width: { share: 3 } },
      ...(signed ? [{ head: t('statements:label.signatory'), width: { share: 3 } }] : []),
      { head: t('statements:label.signed-on'), width: 92 },
      ...(reserved ? [{ head: t('statements:label.reservation'), width: { share: 3 } }] : []),
      { head: t('statements:label.status'), width: 100 },
    ],
    rows: listed.map(({ signature, ...party }) => [
      number(signature.number),
      partyText(party, language),
      ...(signed
        ? [
            [say(signature.signatory, context), say(signature.capacity, context)]
              .filter((part) => part !== '')
              .join(language === 'ar' ? '، ' : ', ') || null,
          ]
        : []),
      dayIn(context, whole, signature.signedOn),
      ...(reserved ? [say(signature.reservation, context) || null] : []),
      (signature.noticeOn ?? '9999') > on
        ? t(signature.accession ? 'statements:accession' : `statements:adherence.${statement.adherence}`)
        : `${t('statements:state.withdrawn')} ${dayIn(context, whole, signature.withdrawnOn)}`,
    ]),
    empty: t('statements:none-signatures'),
  });
}
