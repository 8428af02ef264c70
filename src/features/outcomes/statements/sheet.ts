import type { Translate } from '../../../platform/i18n/index.ts';
import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import type { SheetTable } from '../../../platform/spreadsheet/index.ts';
import { partyCode, partyText } from '../parties.ts';
import type { SignatureWhole, StatementWhole } from '../store/statements.ts';
import { standsOn } from './rules.ts';

/** Signatures of statements as a table, one in a row. */
export function signaturesSheet(
  { t, language }: { readonly t: Translate; readonly language: Language },
  statements: readonly StatementWhole[],
  signatures: readonly SignatureWhole[],
  on: string,
): SheetTable {
  const said = (text: LocalText | null): string | null =>
    text === null ? null : textIn(text, language).text || null;
  return {
    title: t('statements:statements'),
    language,
    headings: [
      t('statements:statement'),
      t('statements:constituency-label'),
      ...(
        [
          'number',
          'party',
          'code',
          'signed-on',
          'signatory',
          'capacity',
          'instrument',
          'reservation',
        ] as const
      ).map((key) => t(`statements:label.${key}`)),
      t('statements:accession'),
      t('statements:label.notice-on'),
      t('statements:label.withdrawn-on'),
      t('statements:count.in-force'),
    ],
    rows: statements.flatMap(({ statement }) =>
      signatures
        .filter(({ signature }) => signature.statementId === statement.id)
        .map((whole) => {
          const { signature } = whole;
          return [
            said(statement.title),
            t(`statements:constituency.${statement.constituency}`),
            signature.number,
            partyText(whole, language),
            partyCode(whole),
            signature.signedOn,
            said(signature.signatory),
            said(signature.capacity),
            signature.instrument === null ? null : t(`statements:instrument.${signature.instrument}`),
            said(signature.reservation),
            t(signature.accession ? 'common:form.yes' : 'common:form.no'),
            signature.noticeOn,
            signature.withdrawnOn,
            t(standsOn(signature, on) ? 'common:form.yes' : 'common:form.no'),
          ];
        }),
    ),
  };
}
