import { textIn } from '../../../../platform/language/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { listReleases, manageProgramme, readProgramme } from '../../../programme/index.ts';
import { editionPath, managementPath, placeOf } from '../../../series/index.ts';
import { accountNames, listTold } from '../../store/releases.ts';
import { tellLater } from '../tell.ts';
import { countsText, differenceDays, namesIn, releasedOn, wordsFor } from '../view.ts';
import { baseOf, crumbsOf, type ReleasePages, releaseOf } from './shared.ts';

/** Adds the page of one release: what it changed, and who was told of it. */
export function addReleaseRecord(deps: ReleasePages): void {
  const { shell, database, notices } = deps;

  shell.managed({
    path: '/releases/:release',
    policy: readProgramme,
    handle: async (context, whole) => {
      const { language, actor } = context;
      const { db } = database;
      const t = context.words(whole.edition.digits);
      const release = await releaseOf(deps, context, whole);
      const base = `${baseOf(context, whole)}/${release.id}`;
      const [last] = await listReleases(db, whole.edition.id);
      const { before, after, differences } = await notices.readRelease(db, release);
      const recipients = await notices.recipientsOf(db, whole.edition.id, differences);
      const told = new Set(
        (await listTold(db, release.id)).flatMap(({ personId, accountId }) => [personId, accountId]),
      );
      const wasTold = ({ personId, accountId }: (typeof recipients)[number]): boolean =>
        (personId !== null && told.has(personId)) || (accountId !== null && told.has(accountId));
      const waiting = recipients.filter((one) => one.address !== null && !wasTold(one));
      const names = await accountNames(db, release.releasedBy === null ? [] : [release.releasedBy]);
      const current = release.number === last?.number;
      const words = wordsFor(context, whole, namesIn(after, ...(before === undefined ? [] : [before])));
      const agenda = context.href(`${editionPath(whole)}/agenda`);
      return {
        template: 'releases/differences',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('releases:release', { version: release.version }),
          current: '/releases',
          crumbs: crumbsOf(context, whole, t('releases:release', { version: release.version })),
          actions: [
            {
              label: t('releases:record.agenda'),
              href: current ? agenda : `${agenda}?release=${release.number}`,
              icon: 'cal',
            },
            ...(manageProgramme.allows(actor, placeOf(whole.edition))
              ? [
                  { label: t('releases:record.restore'), href: `${base}/restore`, icon: 'undo' as const },
                  ...(waiting.length === 0
                    ? []
                    : [
                        {
                          label: t('releases:record.tell-rest'),
                          action: `${base}/notices`,
                          icon: 'mail' as const,
                        },
                      ]),
                ]
              : []),
          ],
        }),
        data: {
          notices: [
            queryValue(context, 'restored') !== '' && {
              tone: 'ok',
              title: t('releases:restore.done', { version: release.version }),
              text: t('releases:restore.done-text'),
              actions: [
                {
                  label: t('releases:restore.schedule'),
                  href: context.href(`${managementPath(whole)}/schedule`),
                },
              ],
              live: true,
            },
          ],
          facts: [
            {
              label: t('releases:column.date'),
              value: releasedOn(release.releasedAt, words),
            },
            {
              label: t('releases:column.who'),
              value: names.get(release.releasedBy ?? '') ?? t('releases:system'),
            },
            {
              label: t('releases:column.comment'),
              value:
                release.comment === null ? t('releases:no-comment') : textIn(release.comment, language).text,
            },
            { label: t('releases:column.counts'), value: countsText(release.counts, t, language) },
          ],
          tables:
            recipients.length === 0
              ? []
              : [
                  {
                    id: 'told',
                    caption: t('releases:record.told'),
                    columns: [
                      { key: 'person', label: t('releases:record.person') },
                      { key: 'about', label: t('releases:record.about') },
                      { key: 'state', label: t('releases:record.state') },
                    ],
                    rows: recipients.map((one) => ({
                      id: one.personId ?? one.accountId ?? '',
                      title: typeof one.name === 'string' ? one.name : textIn(one.name, language).text,
                      cells: {
                        about: one.differences
                          .map((difference) => (difference.after ?? difference.before)?.code ?? '')
                          .join(language === 'ar' ? '، ' : ', '),
                        state: {
                          tag: wasTold(one)
                            ? { text: t('releases:record.reached'), tone: 'ok' }
                            : one.address === null
                              ? { text: t('releases:record.no-address'), tone: 'bad' }
                              : { text: t('releases:record.waiting'), tone: 'warn' },
                        },
                      },
                    })),
                  },
                ],
          heading: t('releases:diff.heading'),
          days: differenceDays(differences, words, () => undefined),
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/releases/:release/notices',
    policy: manageProgramme,
    handle: async (context, whole) => {
      const release = await releaseOf(deps, context, whole);
      await tellLater(deps, context.actor, release);
      return { redirect: `${baseOf(context, whole)}/${release.id}` };
    },
  });
}
