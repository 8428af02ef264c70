import { textIn } from '../../../../platform/language/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { TagTone } from '../../../../platform/views/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { readDrafts } from '../../policy.ts';
import * as store from '../../store/index.ts';
import { historyOf } from '../history.ts';
import { paragraphsIn } from '../present.ts';
import { compareTexts } from '../rules/align.ts';
import type { DraftingPages } from './wording.ts';
import { type BlockModel, instantIn, provisionNames, workPage } from './work.ts';

const toneOf: Readonly<Record<string, TagTone>> = {
  changed: 'warn',
  added: 'ok',
  removed: 'bad',
  same: 'line',
};

/** Most moments that are offered: the latest, and the first of all. */
const MOST_MOMENTS = 200;

/** Adds the comparison of a text with itself at another time, or with another text. */
export function addComparisonPage({ shell, database }: DraftingPages): void {
  const { db } = database;
  shell.managed({
    path: '/outcomes/:document/comparison',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t } = context;
      const document = await documentOf(database, context, whole);
      const history = await historyOf(db, document.id);
      const others = (await store.listDocuments(db, whole.edition.id)).filter(({ id }) => id !== document.id);
      const first = history.moments[0];
      const asked = { from: queryValue(context, 'from'), to: queryValue(context, 'to') };
      const time = (value: string): Date | null => {
        const at = value === '' ? Number.NaN : Date.parse(value);
        return Number.isNaN(at) ? null : new Date(at);
      };
      const from = time(asked.from) ?? first ?? null;
      const to = time(asked.to);
      const language =
        queryValue(context, 'language') === 'en'
          ? 'en'
          : queryValue(context, 'language') === 'ar'
            ? 'ar'
            : document.authenticLanguage;
      const other = others.find(({ id }) => id === queryValue(context, 'with'));
      const before = other === undefined ? history.at(from) : (await historyOf(db, other.id)).at(null);
      const pairs = compareTexts(paragraphsIn(before, language), paragraphsIn(history.at(to), language));
      const all = queryValue(context, 'all') === 'true';
      const name = provisionNames(context, await store.provisionsOf(db, document.id));
      const kinds = new Map([...before, ...history.at(to)].map((one) => [one.id, one]));
      const shown = pairs.filter(({ change }) => all || change !== 'same');
      const moments = history.moments
        .toReversed()
        .slice(0, MOST_MOMENTS)
        .map((at) => ({ value: at.toISOString(), label: instantIn(context, whole, at) }));
      const blocks = shown.map((pair): BlockModel => {
        const one = kinds.get((pair.after ?? pair.before)?.id ?? '');
        return {
          card: true,
          title: one === undefined ? '' : name(one as Parameters<typeof name>[0]),
          tags: [{ text: t(`drafting:change.${pair.change}`), tone: toneOf[pair.change] }],
          sides: [{ lang: language, pieces: pair.pieces }],
        };
      });
      const unchanged = pairs.length - pairs.filter(({ change }) => change !== 'same').length;
      return workPage(shell, context, whole, document, {
        title: t('drafting:compare'),
        tab: 'compare',
        lede: t('drafting:compare-lede'),
        blocks: [
          {
            note: unchanged === 0 ? undefined : t('drafting:unchanged-count', { count: unchanged }),
            form: {
              action: '',
              method: 'get',
              groups: [
                {
                  inline: true,
                  fields: [
                    choiceField('from', t('drafting:from'), moments, from?.toISOString(), { blank: false }),
                    choiceField('to', t('drafting:to'), moments, asked.to, { blank: t('drafting:now') }),
                    choiceField(
                      'with',
                      t('drafting:other-text'),
                      others.map(({ id, title }) => ({
                        value: id,
                        label: textIn(title, context.language).text,
                      })),
                      other?.id,
                      { blank: t('drafting:no-other') },
                    ),
                    choiceField(
                      'language',
                      t('common:label.language'),
                      (['ar', 'en'] as const).map((value) => ({
                        value,
                        label: t(`common:language.${value}`),
                      })),
                      language,
                      { blank: false },
                    ),
                    { name: 'all', kind: 'checkbox', label: t('drafting:show-all'), value: all },
                  ],
                },
              ],
              submit: { label: t('drafting:compare-show'), secondary: true },
            },
          },
          ...blocks,
        ],
        ...(shown.length === 0 ? { empty: { title: t('drafting:unchanged') } } : {}),
      });
    },
  });
}
