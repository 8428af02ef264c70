import { notFound } from '../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { findRelease, type PartPages, type ReleaseRow } from '../../../programme/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import type { ReleasesDeps } from '../deps.ts';

/** What the pages of releases are made with. */
export type ReleasePages = PartPages & ReleasesDeps;

/** Address of the list of releases. */
export const baseOf = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/releases`);

/** The way to a page below the list of releases. */
export const crumbsOf = (context: PageContext, whole: EditionWhole, label: string) => [
  { label: context.t('releases:title'), href: baseOf(context, whole) },
  { label },
];

/** The release that an address names. @throws 404 for one of another edition */
export async function releaseOf(
  { database }: Pick<ReleasePages, 'database'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<ReleaseRow> {
  const id = context.params.release ?? '';
  const release = /^[0-9a-f-]{36}$/.test(id) ? await findRelease(database.db, id) : undefined;
  if (release === undefined || release.editionId !== whole.edition.id) throw notFound('release-unknown');
  return release;
}
