import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FactModel, TagModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, momentOf } from '../../../series/index.ts';
import type { DecisionRow, ElectorRow } from '../../store/adoption.ts';
import { showsChoices, tallyOfDecision } from '../present.ts';
import { votesIn } from '../rules.ts';

const tones = {
  adopted: 'ok',
  rejected: 'bad',
  referred: 'info',
  deferred: 'info',
  'no-quorum': 'warn',
} as const;

/** State of a decision, or what it came to. */
export const tagOf = ({ t }: Pick<PageContext, 't'>, { status, result }: DecisionRow): TagModel =>
  result === null
    ? { text: t(`adoption:state.${status}`), tone: status === 'open' ? 'warn' : 'line' }
    : { text: t(`adoption:result.${result}`), tone: tones[result] };

/** What is known of a decision in a few lines. */
export function factsOf(
  context: PageContext,
  whole: EditionWhole,
  decision: DecisionRow,
  electors: readonly ElectorRow[],
): FactModel[] {
  const t = context.words(whole.edition.digits);
  const tally = showsChoices(decision) ? tallyOfDecision(decision, electors) : null;
  const present = decision.present ?? electors.filter((one) => one.present).length;
  const entitled = decision.entitled ?? electors.length;
  return [
    { label: t('adoption:method-label'), value: t(`adoption:method.${decision.method}`) },
    ...(['consensus', 'acclamation'].includes(decision.method)
      ? []
      : [{ label: t('adoption:majority-label'), value: t(`adoption:majority.${decision.majority}`) }]),
    {
      label: t('adoption:quorum-label'),
      value: t('adoption:quorum-of', {
        present,
        entitled,
        quorum: decision.quorum ?? Math.ceil((entitled * decision.quorumPercent) / 100),
      }),
    },
    ...(tally === null || votesIn(tally) === 0
      ? []
      : [{ label: t('adoption:votes'), value: t('adoption:tally', { ...tally }) }]),
    ...(decision.presiding === null ? [] : [{ label: t('adoption:presiding'), value: decision.presiding }]),
    ...(decision.openedAt === null
      ? []
      : [{ label: t('adoption:opened-at'), value: momentOf(context, whole, decision.openedAt) }]),
    ...(decision.closedAt === null
      ? []
      : [{ label: t('adoption:closed-at'), value: momentOf(context, whole, decision.closedAt) }]),
    ...(decision.note === null
      ? []
      : [{ label: t('adoption:note'), value: textIn(decision.note, context.language).text }]),
  ];
}

/** The roll as it is printed and shown: who, whether there or by whom, and the vote where it may be shown. */
export const rollOf = (
  { t, language }: PageContext,
  decision: DecisionRow,
  electors: readonly ElectorRow[],
) =>
  electors.map(({ participationId, name, present, proxyId, choice }) => ({
    id: participationId,
    name: textIn(name, language).text,
    present,
    proxyId,
    proxy:
      proxyId === null
        ? null
        : textIn(electors.find((one) => one.participationId === proxyId)?.name ?? name, language).text,
    voted: choice !== null,
    choice: showsChoices(decision) ? choice : null,
    choiceText: showsChoices(decision) && choice !== null ? t(`adoption:choice.${choice}`) : '',
  }));
