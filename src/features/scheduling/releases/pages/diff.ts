import { notFound } from '../../../../platform/errors/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { listReleases, readProgramme } from '../../../programme/index.ts';
import { managementPath } from '../../../series/index.ts';
import { type End, endOf } from '../read.ts';
import { differenceDays, wordsFor } from '../view.ts';
import { baseOf, crumbsOf, type ReleasePages } from './shared.ts';

/** Adds the comparison of any two releases, or of one with the working schedule. */
export function addDiffPage({ shell, database, read }: ReleasePages): void {
  shell.managed({
    path: '/releases/diff',
    policy: readProgramme,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const releases = await listReleases(database.db, whole.edition.id);
      const [last, previous] = releases;
      if (last === undefined) throw notFound('release-unknown');
      const given = (name: string, otherwise: End): End => {
        const text = queryValue(context, name);
        const end = text === '' ? otherwise : endOf(text);
        if (end === undefined) throw notFound('release-unknown');
        return end;
      };
      const from = given('from', previous?.number ?? last.number);
      const to = given('to', previous === undefined ? 'working' : last.number);
      const { differences, names } = await read.compare(database.db, whole.edition.id, from, to);
      const words = wordsFor(context, whole, names);
      const sessions = context.href(`${managementPath(whole)}/sessions`);
      const standing = new Set(to === 'working' ? differences.flatMap(({ after }) => after?.id ?? []) : []);
      const nameOf = (end: End): string =>
        t(end === 'working' ? 'releases:diff.working' : 'releases:diff.release', {
          version: releases.find(({ number }) => number === end)?.version ?? '',
        });
      const options = [
        { value: 'working', label: t('releases:working') },
        ...releases.map(({ number, version }) => ({
          value: String(number),
          label: t('releases:release', { version }),
        })),
      ];
      const choice: FormModel = {
        action: `${base}/diff`,
        method: 'get',
        guard: false,
        groups: [
          {
            inline: true,
            fields: [
              {
                name: 'from',
                kind: 'select',
                label: t('releases:diff.from'),
                options,
                value: String(from),
                blank: false,
              },
              {
                name: 'to',
                kind: 'select',
                label: t('releases:diff.to'),
                options,
                value: String(to),
                blank: false,
              },
            ],
          },
        ],
        submit: { label: t('releases:diff.show') },
      };
      return {
        template: 'releases/differences',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('releases:diff.title'),
          lede: t('releases:diff.between', { from: nameOf(from), to: nameOf(to) }),
          current: '/releases',
          crumbs: crumbsOf(context, whole, t('releases:diff.title')),
        }),
        data: {
          choice,
          heading: t('releases:diff.heading'),
          days: differenceDays(differences, words, ({ id }) =>
            standing.has(id) ? `${sessions}/${id}` : undefined,
          ),
          empty: { title: t('releases:diff.same'), text: t('releases:diff.same-text') },
        },
      };
    },
  });
}
