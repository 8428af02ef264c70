import { formatPercent, type Language, type LocalText, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TagModel, ThemeModel } from '../../../../platform/views/index.ts';
import type { PartPages } from '../../../programme/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import type { SubmissionState } from '../../tables.ts';
import type { Reviewing } from '../context.ts';
import type { Speaker } from '../present.ts';

/** What the pages of reviewing are made with. */
export type ReviewingPages = Reviewing & PartPages;

/** Address of the board of decisions, and of what lies below it. */
export const boardPath = (context: PageContext, whole: EditionWhole, path = ''): string =>
  context.href(`${managementPath(whole)}/reviewing${path}`);

/** Address of a reviewer's own list, and of what lies below it. */
export const minePath = (context: PageContext, whole: EditionWhole, path = ''): string =>
  context.href(`${managementPath(whole)}/my-reviews${path}`);

export const say = (text: LocalText | null, language: Language): string =>
  text === null ? '' : textIn(text, language).text;

const tones: Readonly<Record<SubmissionState, TagModel['tone']>> = {
  draft: 'silent',
  submitted: 'info',
  'under-review': 'warn',
  accepted: 'ok',
  rejected: 'bad',
  withdrawn: 'line',
  confirmed: 'ok',
  scheduled: 'brand',
};

export const stateTag = ({ t }: PageContext, state: SubmissionState): TagModel => ({
  text: t(`reviewing:submission-state.${state}`),
  tone: tones[state],
});

export const themeModel = (
  theme: { readonly number: number; readonly title: LocalText } | null,
  language: Language,
): ThemeModel | undefined =>
  theme === null ? undefined : { number: theme.number, name: say(theme.title, language) };

/** How somebody is called in a discussion: by name, by number, or as oneself. */
export function speakerName({ t }: PageContext, { name, reviewer, own }: Speaker): string {
  if (own) return t('reviewing:speaker.you');
  if (reviewer === null) return name ?? '';
  return name === null
    ? t('reviewing:speaker.reviewer', { number: reviewer })
    : t('reviewing:speaker.named', { name, number: reviewer });
}

/** A score in percent, as people read it; empty for none. */
export const percent = (context: PageContext, whole: EditionWhole, value: number | null): string => {
  if (value === null) return '';
  const { digits } = whole.edition;
  return formatPercent(value / 100, { language: context.language, digits });
};
