import { notFound } from '../../../../platform/errors/index.ts';
import type { Describe } from '../../../../platform/http/index.ts';
import { type LocalText, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { PageModel, TagModel } from '../../../../platform/views/index.ts';
import { daysOfEdition, type IdentityDeps } from '../api.ts';
import type { EditionFrame } from '../editions.ts';
import { manageIdentity, unmaskIdentity } from '../policy.ts';
import { type Remark, remarksOf } from '../rules.ts';
import { findIdentity, type IdentityWhole } from '../store.ts';

export interface IdentityPages extends IdentityDeps {
  readonly pages: Pages;
  readonly describe: Describe;
}

/** Below the edition's management, and the task's path. */
export const PATH = '/identity-documents';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const baseOf = (context: PageContext, { path }: EditionFrame): string =>
  context.href(`${path}${PATH}`);

const placeOf = ({ edition }: EditionFrame) => ({ editionId: edition.id, seriesId: edition.seriesId });

export const mayManage = (context: PageContext, frame: EditionFrame): boolean =>
  manageIdentity.allows(context.actor, placeOf(frame));

export const mayUnmask = (context: PageContext, frame: EditionFrame): boolean =>
  unmaskIdentity.allows(context.actor, placeOf(frame));

/** The document of an address below its edition. @throws 404 for one of another edition */
export async function documentOf(
  { database }: Pick<IdentityPages, 'database'>,
  { params }: PageContext,
  { edition }: EditionFrame,
): Promise<IdentityWhole> {
  const { id = '' } = params;
  const found = uuid.test(id) ? await findIdentity(database.db, edition.id, id) : undefined;
  if (found === undefined) throw notFound();
  return found;
}

export const said = (text: LocalText, { language }: PageContext): string => textIn(text, language).text;

const tones: Readonly<Record<Remark, TagModel['tone']>> = {
  expired: 'bad',
  'expires-before-end': 'warn',
  'number-repeated': 'warn',
};

/** What is to be looked at, as tags. */
export const remarkTags = (
  { t }: PageContext,
  { edition }: EditionFrame,
  { document }: IdentityWhole,
  now: Date,
): TagModel[] =>
  remarksOf(document, daysOfEdition(edition, now)).map((remark) => ({
    text: t(`identity:remark.${remark}`),
    tone: tones[remark],
  }));

/** A management page below the list. */
export const below = (
  context: PageContext,
  frame: EditionFrame,
  own: Pick<PageModel, 'title' | 'lede' | 'actions' | 'tags'>,
  between: NonNullable<PageModel['crumbs']> = [],
): PageModel =>
  frame.page({
    ...own,
    current: PATH,
    crumbs: [
      { label: context.t('identity:documents'), href: baseOf(context, frame) },
      ...between,
      { label: own.title },
    ],
  });

/** A page of the edition, in its digits. */
export const inDigits = (frame: EditionFrame, page: Omit<Page, 'digits'>): Page => ({
  ...page,
  digits: frame.edition.digits,
});
