import { dayOf, shortDate, time } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { CardModel, FactModel, TimelineEntry } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { SeenPaper } from '../access.ts';
import type { Discussion } from '../discussion.ts';
import { isHidden, shownAnswers, shownFiles } from '../present.ts';
import { say, speakerName } from './frame.ts';

/** Facts, text, answers and files of a submission, as its reader may see them. */
export function paperCards(
  context: PageContext,
  whole: EditionWhole,
  seen: SeenPaper,
  fileHref: (id: string) => string,
): { readonly facts: FactModel[]; readonly cards: CardModel[] } {
  const { paper } = seen;
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const hidden = isHidden(seen);
  const answers = shownAnswers(seen, language);
  const files = shownFiles(seen);
  const behalf = paper.body ?? paper.behalfOf;
  const facts: FactModel[] = [
    ...(paper.code === null ? [] : [{ label: t('common:label.code'), value: paper.code, code: true }]),
    { label: t('common:label.kind'), value: t(`reviewing:kind.${paper.kind}`) },
    { label: t('reviewing:paper.call'), value: say(paper.call.title, language) },
    ...(paper.theme === null
      ? []
      : [{ label: t('common:label.theme'), value: say(paper.theme.title, language) }]),
    ...(paper.minutes === null ? [] : [{ label: t('reviewing:paper.minutes'), value: paper.minutes }]),
    ...(hidden || behalf === null
      ? []
      : [{ label: t('reviewing:paper.behalf'), value: say(behalf, language) }]),
    ...(seen.as === 'decider'
      ? [{ label: t('reviewing:paper.contact'), value: paper.contactName, notes: [paper.contactEmail] }]
      : []),
  ];
  const cards: CardModel[] = [
    { title: t('reviewing:paper.abstract'), text: paper.abstract },
    ...(paper.titleOther === null && paper.abstractOther === null
      ? []
      : [
          {
            title: paper.titleOther ?? t('reviewing:paper.in-other-language'),
            ...(paper.abstractOther === null ? {} : { text: paper.abstractOther }),
            note: t('reviewing:paper.in-other-language'),
          },
        ]),
    ...(answers.length === 0
      ? []
      : [
          {
            title: t('reviewing:paper.answers'),
            facts: answers.map(({ label, type, value }) => ({
              label: say(label, language),
              value: type === 'yes-no' ? t(`reviewing:paper.${value}`) : value,
            })),
          },
        ]),
    ...(hidden || paper.authors.length === 0
      ? []
      : [
          {
            title: t('reviewing:paper.authors'),
            items: paper.authors.map(({ name, affiliation }) => ({ name, note: affiliation })),
          },
        ]),
    ...(files.length === 0
      ? []
      : [
          {
            title: t('reviewing:paper.files'),
            actions: files.map(({ id, name }) => ({
              label: name,
              href: fileHref(id),
              icon: 'doc' as const,
              download: true,
            })),
          },
        ]),
  ];
  return { facts, cards };
}

/** What was said, the first first. */
export function discussionEntries(
  context: PageContext,
  whole: EditionWhole,
  { comments, speaker }: Discussion,
): TimelineEntry[] {
  const settings = dateSettingsOf(whole, context.language);
  return comments.map(({ authorId, authorName, text, createdAt }) => ({
    datetime: createdAt.toISOString(),
    when: `${shortDate(dayOf(createdAt, settings.timeZone), settings)} ${time(createdAt, settings)}`,
    title: speakerName(context, speaker(authorId, authorName)),
    text,
  }));
}
