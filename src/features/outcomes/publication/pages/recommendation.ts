import { notFound } from '../../../../platform/errors/index.ts';
import { formatList, textIn } from '../../../../platform/language/index.ts';
import type { Page } from '../../../../platform/pages/index.ts';
import { type EditionWhole, editionPath, sentence } from '../../../series/index.ts';
import { referenceOf } from '../../carry-forward/history.ts';
import { axesOf, lastOf } from '../../follow-up/pages/charts.ts';
import { readStandings } from '../../follow-up/reading.ts';
import { codeSlug } from '../../follow-up/rules.ts';
import { headFinds, headSays } from '../../follow-up/standing.ts';
import { hasNumber } from '../../rules.ts';
import { listLinksFrom } from '../../store/chain.ts';
import { listDocuments } from '../../store/index.ts';
import type { PublicationPages } from '../context.ts';
import { readPublicText } from '../public-text.ts';
import { wordOf } from './word.ts';

/** Adds the page of one recommendation: its words, what it answers, and the ways to its follow-up and its history. */
export function addPublicRecommendations({ shell, database, clock }: PublicationPages): void {
  const { db } = database;

  shell.published({
    path: '/recommendations/:number',
    handle: async (context, whole): Promise<Page> => {
      const number = /^[1-9]\d{0,4}$/.test(context.params.number ?? '') ? Number(context.params.number) : 0;
      const { edition } = whole;
      const published = await readRecommendation(whole, number);
      if (published === undefined) throw notFound();
      const { text, item } = published;
      const ids = [item.provision.id];
      const followed = (await readStandings({ database, clock }, ids)).get(item.provision.id);
      const links = await listLinksFrom(database, db, ids);
      const { language } = context;
      const t = context.words(edition.digits);
      const code = item.provision.code;
      const base = context.href(editionPath(whole));
      const title = textIn(item.provision.title ?? item.provision.text, language).text;
      return {
        template: 'outcomes/recommendation',
        digits: edition.digits,
        page: shell.publicPage(context, whole, {
          title: item.provision.title === null ? t('publication:recommendation', { number }) : title,
          current: '/recommendations',
          crumbs: [
            { label: t('common:nav.public.recommendations'), href: `${base}/recommendations` },
            { label: t('publication:recommendation', { number }) },
          ],
        }),
        data: {
          number,
          word: wordOf(context, item.provision.text),
          other: item.provision.text[language === 'ar' ? 'en' : 'ar'],
          otherLanguage: language === 'ar' ? 'en' : 'ar',
          authentic: item.provision.text.authentic === language,
          facts: [
            {
              label: t('common:label.code'),
              value: `${whole.series.acronym}/${item.provision.code}`,
              code: true,
            },
            {
              label: t('publication:document'),
              value: textIn(text.title, language).text,
              href: `${base}/texts/${text.slug}`,
            },
            ...(item.lead === null
              ? []
              : [{ label: t('outcomes:lead'), value: textIn(item.lead.name, language).text }]),
            ...(item.supporting.length === 0
              ? []
              : [
                  {
                    label: t('outcomes:supporting'),
                    value: formatList(
                      item.supporting.map(({ name }) => textIn(name, language).text),
                      language,
                      'roster',
                    ),
                  },
                ]),
            ...(item.provision.seal === null
              ? []
              : [
                  {
                    label: t('publication:seal'),
                    value: item.provision.seal,
                    code: true,
                    href: context.href(`/verify/texts?q=${item.provision.seal}`),
                  },
                ]),
          ],
          ways: [
            {
              label: t('carry-forward:history-short'),
              href: `${base}/recommendations/${number}/history`,
              icon: 'log',
            },
            ...(followed === undefined || code === null
              ? []
              : [
                  {
                    label: t('follow-up:title'),
                    href: `${base}/follow-up/${codeSlug(code)}`,
                    icon: 'chart',
                  },
                ]),
          ],
          links: links.map((link) => ({
            relation: t(`outcomes:relation.${link.relation}`),
            ...referenceOf(context, link),
          })),
          theme:
            item.theme === null
              ? null
              : { number: item.theme.number, name: textIn(item.theme.title, language).text },
          standing:
            followed === undefined || followed.standings.length === 0
              ? null
              : {
                  axes: axesOf(t, headSays(followed), headFinds(followed)),
                  last: lastOf(context, whole, followed),
                },
          age: followed !== undefined && followed.age > 1 ? t('follow-up:age', { count: followed.age }) : '',
          disposition:
            item.disposition === null
              ? null
              : {
                  outcome: sentence(t(`common:status.disposition.${item.disposition.outcome}`)),
                  reason: textIn(item.disposition.reason, language).text,
                },
        },
      };
    },
  });

  const readRecommendation = async (whole: EditionWhole, number: number) => {
    const documents = (await listPublished(whole)).filter(
      ({ kind, correction }) => kind === 'recommendations' && correction === null,
    );
    for (const text of documents) {
      const found = await readPublicText(db, whole, text.slug);
      const item = found.provisions.find(
        ({ provision }) => provision.number === number && hasNumber(provision.kind),
      );
      if (item !== undefined) return { text, item };
    }
    return undefined;
  };
  const listPublished = async (whole: EditionWhole) =>
    listDocuments(db, whole.edition.id).then((rows) => rows.filter(({ status }) => status === 'published'));
}
