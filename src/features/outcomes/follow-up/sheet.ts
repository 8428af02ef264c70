import type { Translate } from '../../../platform/i18n/index.ts';
import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import type { SheetCell, SheetTable } from '../../../platform/spreadsheet/index.ts';
import type { FollowUpItem } from './standing.ts';

/** How recommendations stand, a row for each body that answers; one without any has a row of its own. */
export function followUpSheet(
  { t, language }: { readonly t: Translate; readonly language: Language },
  items: readonly FollowUpItem[],
): SheetTable {
  const said = (text: LocalText | null | undefined): string | null =>
    text == null ? null : textIn(text, language).text || null;
  return {
    title: t('follow-up:title'),
    language,
    headings: [
      t('common:label.code'),
      t('common:label.title'),
      t('common:label.theme'),
      t('follow-up:editions'),
      t('outcomes:body'),
      t('follow-up:state-of-body'),
      t('follow-up:role.label'),
      t('follow-up:response'),
      t('follow-up:axis.says'),
      t('follow-up:axis.finds'),
      t('follow-up:last-report'),
      t('follow-up:rounds-due'),
      t('follow-up:rounds-silent'),
      t('outcomes:became-of-it'),
    ],
    rows: items.flatMap(({ recommendation, standings, age }): SheetCell[][] => {
      const head = [
        recommendation.code,
        said(recommendation.title ?? recommendation.text),
        said(recommendation.theme?.title),
        age,
      ];
      const end =
        recommendation.disposition === null
          ? null
          : t(`common:status.disposition.${recommendation.disposition}`);
      if (standings.length === 0) {
        const none = Array.from({ length: 4 }, () => null);
        return [
          [
            ...head,
            ...none,
            t('common:status.self-reported.none'),
            t('follow-up:state.unassessed'),
            null,
            0,
            0,
            end,
          ],
        ];
      }
      return standings.map(({ pair, body, says, finds, lastAt }) => {
        const due = pair.rounds.filter(({ state }) => state !== 'coming' && state !== 'waived');
        return [
          ...head,
          said(body.name),
          said(body.state?.name),
          t(`follow-up:role.${pair.role}`),
          pair.response === null ? null : t(`common:status.response.${pair.response}`),
          says === 'pending'
            ? t('follow-up:state.pending')
            : t(`common:status.self-reported.${says === 'silent' ? 'none' : says}`),
          finds === 'unassessed' ? t('follow-up:state.unassessed') : t(`common:status.assessed.${finds}`),
          lastAt?.slice(0, 10) ?? null,
          due.length,
          due.filter(({ state }) => state === 'silent').length,
          end,
        ];
      });
    }),
  };
}
