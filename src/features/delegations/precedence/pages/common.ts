import { notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { shortDate, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, type PartPages } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import type { PrecedenceFeature } from '../feature.ts';
import type { Basis } from '../rules/arrange.ts';

/** What the pages of precedence are made with. */
export type PrecedencePages = PartPages & { readonly feature: PrecedenceFeature };

/** Address of the orders, or of what lies below them. */
export const pathOf = (context: PageContext, whole: EditionWhole, below = ''): string =>
  context.href(`${managementPath(whole)}/precedence${below}`);

/** The list that an address names. @throws 404 when it is none of the edition */
export async function listOf(
  { database }: Pick<PrecedenceFeature, 'database'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.ListWhole> {
  const { list = '' } = context.params;
  const [found] = isId(list) ? await store.listLists(database.db, { id: list }) : [];
  if (found === undefined || found.list.editionId !== whole.edition.id) throw notFound();
  return found;
}

/** The list and the version that an address names. @throws 404 */
export async function versionOf(feature: PrecedenceFeature, context: PageContext, whole: EditionWhole) {
  const found = await listOf(feature, context, whole);
  const versions = await store.listVersions(feature.database.db, found.list.id);
  const version = versions.find(({ number }) => String(number) === context.params.number);
  if (version === undefined) throw notFound();
  return {
    found,
    list: found.list,
    version,
    path: pathOf(context, whole, `/${found.list.id}/versions/${version.number}`),
  };
}

/** The name that a place's party has in the reader's language. */
export const partyName = (
  { state, body }: Pick<store.PlaceRow, 'state' | 'body'>,
  language: 'ar' | 'en',
): string => {
  const name = state?.shortName ?? body?.name;
  return name === undefined ? '' : textIn(name, language).text;
};

/** What lots are drawn by. */
export const partyCode = ({ state, body }: Pick<store.PlaceRow, 'state' | 'body'>): string =>
  state?.code ?? body?.slug ?? '';

/** What a place rests on, in words. */
export function basisWords(context: PageContext, whole: EditionWhole, basis: Basis | null): string {
  const t = context.words(whole.edition.digits);
  if (basis?.lot !== undefined) return t('precedence:lot', { lot: basis.lot.slice(0, 12) });
  if (basis?.rank === undefined) return '';
  const rank = t(`precedence:rank.${basis.rank}`);
  if (basis.since === undefined) return rank;
  return t('precedence:rank-since', {
    rank,
    since: shortDate(basis.since, {
      ...dateSettingsOf(whole, context.language),
      hijri: { show: false, first: false, adjust: 0 },
    }),
  });
}

/** The scheme of an order in words. */
export const schemeWords = (
  { t }: PageContext,
  { scheme, language }: { readonly scheme: string; readonly language: string | null },
): string =>
  [t(`precedence:scheme.${scheme}`), language === null ? '' : t(`precedence:in-language.${language}`)]
    .filter((part) => part !== '')
    .join(' ');

/** Says what the page before this one did. */
export function doneNotices(context: PageContext, whole: EditionWhole): NoticeModel[] {
  const t = context.words(whole.edition.digits);
  const done = queryValue(context, 'done');
  if (done === 'saved' || done === 'deleted')
    return [{ title: t(`common:result.${done}`), tone: 'ok', live: true }];
  const number = queryValue(context, 'signed');
  if (/^\d{1,6}$/.test(number))
    return [{ title: t('precedence:signed-off', { number }), tone: 'ok', live: true }];
  const sent = Number(queryValue(context, 'sent') || Number.NaN);
  if (Number.isInteger(sent))
    return [{ title: t('precedence:sent', { count: sent }), tone: 'ok', live: true }];
  return [];
}
