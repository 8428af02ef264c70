import { formatList, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FactModel, TagTone } from '../../../../platform/views/index.ts';
import type { EditionWhole, PartPages } from '../../../series/index.ts';
import { type BlockModel, instantIn, type SideModel } from '../../drafting/pages/work.ts';
import { diffWords } from '../../drafting/rules/diff.ts';
import type { AmendmentWhole } from '../../store/amendments.ts';
import type { DocumentRow, ProvisionRow } from '../../store/index.ts';
import type { AmendmentsContext } from '../context.ts';
import { windowAt } from '../rules/states.ts';

export type AmendmentPages = AmendmentsContext & PartPages;

export const amendmentTones: Readonly<Record<AmendmentWhole['amendment']['status'], TagTone>> = {
  draft: 'line',
  submitted: 'info',
  admissible: 'info',
  inadmissible: 'bad',
  accepted: 'ok',
  merged: 'brand',
  'put-to-decision': 'warn',
  adopted: 'ok',
  rejected: 'bad',
  withdrawn: 'line',
  lapsed: 'line',
};

/** What an amendment is called. */
export const amendmentName = (context: PageContext, { amendment }: AmendmentWhole): string =>
  amendment.number === null
    ? context.t('amendments:amendment-draft')
    : context.t('amendments:amendment', { number: amendment.number });

/** What it targets, by the name that provisions of its text have now. */
export function targetName(
  context: PageContext,
  { amendment, target }: AmendmentWhole,
  name: (provision: Pick<ProvisionRow, 'id' | 'kind' | 'text'>) => string,
): string {
  const { t } = context;
  if (target === null) return t('amendments:new-provision-first');
  return amendment.action === 'add'
    ? t('amendments:new-provision-behind', { provision: name(target) })
    : name(target);
}

/** Where an amendment went, in words. */
export function whereItWent(context: PageContext, whole: AmendmentWhole): string {
  const { t } = context;
  const { amendment, mergedInto } = whole;
  if (mergedInto !== null) return t('amendments:went-merged', { number: mergedInto.number });
  if (amendment.resultProvisionId !== null) {
    return amendment.resultRevision === null
      ? t('amendments:went-deleted')
      : t('amendments:went-version', { revision: amendment.resultRevision });
  }
  return t(`amendments:status.${amendment.status}`);
}

/** What it would change, in the languages that it has words in. */
export function changesOf(context: PageContext, { amendment, against }: AmendmentWhole): SideModel[] {
  return (['ar', 'en'] as const).flatMap((lang) => {
    const before = amendment.action === 'add' ? '' : (against?.[lang] ?? '');
    const proposed = amendment.action === 'delete' ? '' : (amendment.text?.[lang] ?? '');
    // A language that a rewording leaves out stays as it is.
    const after = amendment.action === 'replace' && proposed === '' ? before : proposed;
    if (before === after) return [];
    return [{ lang, label: context.t(`common:language.${lang}`), pieces: diffWords(before, after) }];
  });
}

export function sponsorsOf(context: PageContext, { sponsor, coSponsors }: AmendmentWhole): string {
  const names = [
    sponsor,
    ...coSponsors.filter((one) => one.consentedAt !== null && one.withdrawnAt === null),
  ];
  return formatList(
    names.map(({ name }) => textIn(name, context.language).text),
    context.language,
  );
}

/** All that is to be known of an amendment. */
export function factsOf(context: PageContext, edition: EditionWhole, whole: AmendmentWhole): FactModel[] {
  const { t, language } = context;
  const { amendment } = whole;
  const asked = whole.coSponsors.filter((one) => one.consentedAt === null && one.withdrawnAt === null);
  return [
    { label: t('amendments:sponsor'), value: sponsorsOf(context, whole) },
    ...(asked.length > 0
      ? [
          {
            label: t('amendments:co-sponsor-asked'),
            value: formatList(
              asked.map(({ name }) => textIn(name, language).text),
              language,
            ),
          },
        ]
      : []),
    ...(amendment.submittedAt === null
      ? []
      : [
          {
            label: t('amendments:status.submitted'),
            value: instantIn(context, edition, amendment.submittedAt),
          },
        ]),
    ...(amendment.advice === null
      ? []
      : [
          {
            label: t('amendments:advice.label'),
            value: t(`amendments:advice.${amendment.advice}`),
            ...(amendment.adviceNote === null
              ? {}
              : { notes: [textIn(amendment.adviceNote, language).text] }),
          },
        ]),
    ...(amendment.rationale === null
      ? []
      : [{ label: t('amendments:rationale'), value: textIn(amendment.rationale, language).text }]),
    ...(amendment.statusReason === null
      ? []
      : [{ label: t('amendments:reason'), value: amendment.statusReason }]),
    ...(amendment.decidedAt === null
      ? []
      : [{ label: t('amendments:went'), value: whereItWent(context, whole) }]),
  ];
}

/** An amendment as one part of a page. */
export const amendmentBlock = (
  context: PageContext,
  edition: EditionWhole,
  whole: AmendmentWhole,
  own: { readonly href?: string; readonly target: string; readonly actions?: BlockModel['actions'] },
): BlockModel => ({
  id: whole.amendment.id,
  card: true,
  title: `${amendmentName(context, whole)} · ${own.target}`,
  ...(own.href === undefined ? {} : { href: own.href }),
  tags: [
    { text: context.t(`amendments:action.${whole.amendment.action}`) },
    {
      text: context.t(`amendments:status.${whole.amendment.status}`),
      tone: amendmentTones[whole.amendment.status],
    },
  ],
  facts: factsOf(context, edition, whole),
  sides: changesOf(context, whole),
  ...(own.actions === undefined ? {} : { actions: own.actions }),
});

/** Whether amendments may be submitted now, in words. */
export function windowNotice(context: PageContext, edition: EditionWhole, document: DocumentRow, now: Date) {
  const { t } = context;
  const state = windowAt(document, now);
  const { amendmentsOpenAt, amendmentsCloseAt } = document;
  if (state === 'open') {
    return {
      title:
        amendmentsCloseAt === null
          ? t('amendments:window.open-endless')
          : t('amendments:window.open', { at: instantIn(context, edition, amendmentsCloseAt) }),
      tone: 'ok' as const,
    };
  }
  if (state === 'over') return { title: t('amendments:window.over'), tone: 'info' as const };
  return {
    title:
      amendmentsOpenAt === null
        ? t('amendments:window.not-yet')
        : t('amendments:window.before', { at: instantIn(context, edition, amendmentsOpenAt) }),
    tone: 'info' as const,
  };
}
