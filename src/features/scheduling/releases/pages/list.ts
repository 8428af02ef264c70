import { gregorianDate, hijriDate, textIn, time } from '../../../../platform/language/index.ts';
import { listReleases, manageProgramme, readProgramme } from '../../../programme/index.ts';
import { dateSettingsOf, placeOf } from '../../../series/index.ts';
import { accountNames } from '../../store/releases.ts';
import { countsText } from '../view.ts';
import { baseOf, type ReleasePages } from './shared.ts';

/** Adds the list of releases. */
export function addReleaseList({ shell, database }: ReleasePages): void {
  shell.managed({
    path: '/releases',
    policy: readProgramme,
    handle: async (context, whole) => {
      const { language, actor } = context;
      const t = context.words(whole.edition.digits);
      const settings = dateSettingsOf(whole, language);
      const base = baseOf(context, whole);
      const releases = await listReleases(database.db, whole.edition.id);
      const names = await accountNames(
        database.db,
        releases.flatMap(({ releasedBy }) => releasedBy ?? []),
      );
      const manages = manageProgramme.allows(actor, placeOf(whole.edition));
      const make = {
        label: t('releases:new'),
        href: `${base}/new`,
        icon: 'plus' as const,
        tone: 'primary' as const,
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('releases:title'),
          lede: t('releases:text'),
          current: '/releases',
          actions: [
            ...(releases.length === 0
              ? []
              : [{ label: t('releases:compare'), href: `${base}/diff`, icon: 'cols' as const }]),
            ...(manages && releases.length > 0 ? [make] : []),
          ],
        }),
        data: {
          table: {
            id: 'releases',
            caption: t('releases:title'),
            columns: [
              { key: 'version', label: t('releases:column.version') },
              { key: 'date', label: t('releases:column.date') },
              { key: 'who', label: t('releases:column.who') },
              { key: 'comment', label: t('releases:column.comment') },
              { key: 'counts', label: t('releases:column.counts') },
              { key: 'diff', label: t('releases:column.diff') },
            ],
            rows: releases.map((release, index) => ({
              id: release.id,
              title: release.version,
              href: `${base}/${release.id}`,
              ...(index === 0 ? { tags: [{ text: t('releases:current'), tone: 'ok' as const }] } : {}),
              cells: {
                date: {
                  time: {
                    datetime: release.releasedAt.toISOString(),
                    text: gregorianDate(release.releasedAt, settings),
                  },
                  sub: [hijriDate(release.releasedAt, settings), time(release.releasedAt, settings)]
                    .filter((one) => one !== '')
                    .join('\u00a0· '),
                },
                who: names.get(release.releasedBy ?? '') ?? t('releases:system'),
                comment: release.comment === null ? null : textIn(release.comment, language).text,
                counts: countsText(release.counts, t, language),
                diff:
                  release.number === 1
                    ? null
                    : {
                        text: t('releases:diff-link'),
                        href: `${base}/diff?from=${release.number - 1}&to=${release.number}`,
                      },
              },
            })),
            empty: {
              title: t('releases:none'),
              text: t('releases:none-text'),
              ...(manages ? { action: make } : {}),
            },
          },
        },
      };
    },
  });
}
