import { notFound } from '../../../../platform/errors/index.ts';
import { type PageContext, say } from '../../../../platform/pages/index.ts';
import { below, type EditionWhole, listThemes } from '../../../series/index.ts';
import { type CallRow, type CallWhole, findCallBySlug } from '../../store/calls.ts';
import { listParticipants } from '../../store/people.ts';
import type { SubmissionPages } from './index.ts';

/** The edition that an address names, if the reader may know of it. */
export const editionOf = ({ finder }: SubmissionPages, context: PageContext): Promise<EditionWhole> =>
  finder.visible(context.actor, `${context.params.series}:${context.params.edition}`);

/** The call that an address names, if it is on the public face. @throws 404 `call-unknown` */
export async function publishedCall(
  { database }: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<CallWhole> {
  const found = await findCallBySlug(database.db, whole.edition.id, context.params.call ?? '');
  if (found === undefined || !found.call.published) throw notFound('call-unknown');
  return found;
}

/**
 * The way to a call and to what lies below it. The list of calls is left out where the call is called like the list.
 * @param here what the page below the call is called; without it the call is the page
 */
export function callCrumbs(
  context: PageContext,
  whole: EditionWhole,
  call: Pick<CallRow, 'title' | 'slug'>,
  here?: string,
): { label: string; href?: string }[] {
  const [list, title] = [context.t('calls:calls'), say(call.title, context)];
  return [
    { label: context.t('common:nav.public.home'), href: below(context, whole, '') },
    ...(title === list ? [] : [{ label: list, href: below(context, whole, '/calls') }]),
    here === undefined
      ? { label: title }
      : { label: title, href: below(context, whole, `/calls/${call.slug}`) },
    ...(here === undefined ? [] : [{ label: here }]),
  ];
}

/** Themes and participants to choose from. */
export async function choicesOf({ database }: SubmissionPages, editionId: string) {
  return {
    themes: await listThemes(database.db, editionId),
    parties: await listParticipants(database.db, editionId),
  };
}

/** The version that a POST without a form of its own says it has seen. */
export function versionSent(context: PageContext): number | null {
  const { version } = (context.request.body ?? {}) as { version?: string };
  return /^\d{1,9}$/.test(version ?? '') ? Number(version) : null;
}
