import { notFound } from '../../../../platform/errors/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { bodyOptions, stateOptions } from '../../../directory/index.ts';
import { type EditionWhole, listThemes, managementPath } from '../../../series/index.ts';
import { listReviewers, type ReviewerFacts } from '../../store/reviewing-people.ts';
import { ReviewerInput } from '../contract.ts';
import { decidePapers } from '../policy.ts';
import { boardPath, type ReviewingPages, say } from './frame.ts';

/** Who reviews, with load, themes and where they belong; and the form of one. */
export function addReviewerPages({ pages, shell, database, clock, reviewers }: ReviewingPages): void {
  const { db } = database;
  const base = (context: PageContext, whole: EditionWhole, more = ''): string =>
    boardPath(context, whole, `/reviewers${more}`);

  shell.managed({
    path: '/reviewing/reviewers',
    policy: decidePapers,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const { language } = context;
      const found = await listReviewers(database, db, whole.edition, clock.now());
      const themes = new Map((await listThemes(db, whole.edition.id)).map((theme) => [theme.id, theme]));
      const people = context.href(`${managementPath(whole)}/people`);
      const loadOf = ({ load, mostReviews }: ReviewerFacts): string =>
        mostReviews === null
          ? t('reviewing:reviewers.load-free', { load })
          : t('reviewing:reviewers.load', { load, most: mostReviews });
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('reviewing:reviewers.title'),
          lede: t('reviewing:reviewers.lede'),
          current: '/reviewing',
          crumbs: [
            { label: t('reviewing:board.title'), href: boardPath(context, whole) },
            { label: t('reviewing:reviewers.title') },
          ],
          actions: [{ label: t('reviewing:reviewers.people'), href: people, icon: 'users' }],
        }),
        data: {
          notices: [
            queryValue(context, 'saved') !== '' && {
              tone: 'ok',
              title: t('reviewing:reviewers.saved'),
              live: true,
            },
          ],
          table: {
            id: 'reviewers',
            caption: t('reviewing:reviewers.title'),
            columns: [
              { key: 'reviewer', label: t('reviewing:column.reviewer') },
              { key: 'themes', label: t('reviewing:column.themes') },
              { key: 'load', label: t('reviewing:column.load') },
              { key: 'belongs', label: t('reviewing:column.belongs') },
            ],
            rows: found.map((one) => ({
              id: one.accountId,
              title: one.name,
              href: base(context, whole, `/${one.accountId}`),
              sub: one.email,
              cells: {
                themes:
                  one.themeIds.length === 0
                    ? t('reviewing:reviewers.every-theme')
                    : one.themeIds
                        .map((id) => say(themes.get(id)?.title ?? null, language))
                        .join(language === 'ar' ? '، ' : ', '),
                load: {
                  text: loadOf(one),
                  sub: t('reviewing:reviewers.load-sub', {
                    submitted: one.submitted,
                    declined: one.declined,
                  }),
                },
                belongs: [say(one.body, language), say(one.state, language)]
                  .filter(Boolean)
                  .join(language === 'ar' ? '، ' : ', '),
              },
            })),
            empty: {
              title: t('reviewing:reviewers.none'),
              text: t('reviewing:reviewers.none-text'),
              action: { label: t('reviewing:reviewers.people'), href: people, tone: 'primary' },
            },
          },
        },
      };
    },
  });

  async function formOf(context: PageContext, whole: EditionWhole) {
    const { t, language } = context;
    const found = await listReviewers(database, db, whole.edition, clock.now());
    const one = found.find(({ accountId }) => accountId === context.params.account);
    if (one === undefined) throw notFound();
    const themes = await listThemes(db, whole.edition.id);
    const states = await stateOptions(db, language);
    const bodies = await bodyOptions(db, language, states);
    const form: FormModel = {
      action: base(context, whole, `/${one.accountId}`),
      fields: [
        {
          name: 'themeIds',
          kind: 'checkboxes',
          label: t('reviewing:reviewers.themes'),
          hint: t('reviewing:reviewers.themes-hint'),
          value: [...one.themeIds],
          options: themes.map(({ id, number, title }) => ({
            value: id,
            label: say(title, language),
            theme: { number, name: say(title, language) },
          })),
        },
        {
          name: 'mostReviews',
          kind: 'number',
          label: t('reviewing:reviewers.most'),
          hint: t('reviewing:reviewers.most-hint'),
          value: one.mostReviews ?? '',
          optional: true,
        },
        choiceField('bodyId', t('reviewing:reviewers.body'), bodies, one.bodyId, {
          blank: t('reviewing:reviewers.no-body'),
          hint: t('reviewing:reviewers.body-hint'),
        }),
        choiceField('stateCode', t('reviewing:reviewers.state'), states, one.stateCode, {
          blank: t('reviewing:reviewers.no-body'),
          hint: t('reviewing:reviewers.state-hint'),
        }),
      ],
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: base(context, whole) },
    };
    return { one, form };
  }

  const page = (context: PageContext, whole: EditionWhole, one: ReviewerFacts, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: one.name,
      lede: one.email,
      current: '/reviewing',
      crumbs: [
        { label: context.t('reviewing:board.title'), href: boardPath(context, whole) },
        { label: context.t('reviewing:reviewers.title'), href: base(context, whole) },
        { label: one.name },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/reviewing/reviewers/:account',
    policy: decidePapers,
    handle: async (context, whole) => {
      const { one, form } = await formOf(context, whole);
      return page(context, whole, one, form);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/reviewers/:account',
    policy: decidePapers,
    handle: async (context, whole) => {
      const { one, form } = await formOf(context, whole);
      return pages.submit(context, {
        schema: ReviewerInput,
        form,
        page: (model) => page(context, whole, one, model),
        work: async (input) => {
          await reviewers.put(context.actor, whole.edition.id, one.accountId, {
            themeIds: [],
            mostReviews: null,
            bodyId: null,
            stateCode: null,
            ...input,
          });
          return `${base(context, whole)}?saved=1`;
        },
      });
    },
  });
}
