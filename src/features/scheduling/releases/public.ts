import { notFound } from '../../../platform/errors/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { AboveProgramme, PartPages, ReleaseRow, SessionDifference } from '../../programme/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import { type AtomEntry, writeAtom } from './atom.ts';
import type { ReadReleases } from './read.ts';
import { countsText, differenceDays, releasedOn, wordsFor } from './view.ts';
import { differenceLines, differenceTitle } from './words.ts';

/** Releases on the page of changes and in its feed. Older ones stay readable under their own address. */
const SHOWN = 20;

/** Adds what the public sees of releases: the page of changes, and its feed. */
export function addPublicReleases(
  { shell }: PartPages,
  {
    database,
    publicUrl,
    read,
  }: Pick<AboveProgramme, 'database' | 'publicUrl'> & { readonly read: ReadReleases },
): void {
  const titleOf = (context: PageContext, whole: EditionWhole, release: ReleaseRow): string =>
    context.words(whole.edition.digits)('releases:release', { version: release.version });

  shell.published({
    path: '/changes',
    handle: async (context, whole) => {
      if (Object.keys(context.query).length > 0) throw notFound();
      const { language } = context;
      const base = context.href(editionPath(whole));
      const found = await read.history(database.db, whole.edition.id, SHOWN);
      const words = wordsFor(context, whole, found.names);
      const { t } = words;
      const [current] = found.releases;
      return {
        template: 'releases/changes',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('releases:public.title'),
          lede: t('releases:public.text'),
          crumbs: [
            { label: t('common:nav.public.home'), href: base },
            { label: t('common:nav.public.agenda'), href: `${base}/agenda` },
            { label: t('releases:public.title') },
          ],
          actions: [{ label: t('releases:public.subscribe'), href: `${base}/changes.atom`, icon: 'share' }],
          alternates: [
            {
              href: `${base}/changes.atom`,
              type: 'application/atom+xml',
              title: t('releases:public.title'),
              language,
            },
          ],
        }),
        data: {
          agenda: `${base}/agenda`,
          releases: found.releases.map((release) => {
            const first = release.number === 1;
            const differences = found.differences.get(release.id) ?? [];
            return {
              number: release.number,
              title: titleOf(context, whole, release),
              datetime: release.releasedAt.toISOString(),
              when: releasedOn(release.releasedAt, words),
              comment: release.comment && {
                ...textIn(release.comment, language),
              },
              counts: first ? t('releases:public.first') : countsText(release.counts, t, language),
              // The first release is the whole programme: the agenda shows it better than a list of everything.
              days: first
                ? []
                : differenceDays(differences, words, ({ after }) =>
                    after === null || current === undefined ? undefined : `${base}/sessions/${after.slug}`,
                  ),
              open: release === current,
              href: release === current ? `${base}/agenda` : `${base}/agenda?release=${release.number}`,
              link: t('releases:public.agenda'),
            };
          }),
        },
      };
    },
  });

  shell.published({
    path: '/changes.atom',
    handle: async (context, whole) => {
      const { language } = context;
      const base = `${publicUrl}${context.href(editionPath(whole))}`;
      const found = await read.history(database.db, whole.edition.id, SHOWN);
      const words = wordsFor(context, whole, found.names);
      const lineOf = (difference: SessionDifference): string => {
        const session = difference.after ?? difference.before;
        const title = session === null ? '' : `${session.code} ${textIn(session.title, language).text}`;
        return `${title} (${differenceTitle(difference, words.t)})\n${differenceLines(difference, words).join('\n')}`;
      };
      const entries = found.releases.map((release): AtomEntry => {
        const comment = release.comment === null ? '' : textIn(release.comment, language).text;
        const differences = release.number === 1 ? [] : (found.differences.get(release.id) ?? []);
        return {
          id: `urn:uuid:${release.id}`,
          title: titleOf(context, whole, release),
          updated: release.releasedAt,
          href: `${base}/changes#release-${release.number}`,
          summary:
            release.number === 1
              ? words.t('releases:public.first')
              : countsText(release.counts, words.t, language),
          content: [comment, ...differences.map(lineOf)].filter((part) => part !== '').join('\n\n'),
        };
      });
      return {
        type: 'application/atom+xml; charset=utf-8',
        body: writeAtom({
          id: `urn:uuid:${whole.edition.id}`,
          language,
          title: words.t('releases:public.feed-title', {
            edition: textIn(whole.edition.title, language).text,
          }),
          author: textIn(whole.series.name, language).text,
          self: `${base}/changes.atom`,
          href: `${base}/changes`,
          updated: found.releases[0]?.releasedAt ?? whole.edition.createdAt,
          entries,
        }),
      };
    },
  });
}
