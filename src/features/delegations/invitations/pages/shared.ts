import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, NoticeModel, TagTone } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, type PartPages } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import type { InvitationState } from '../../tables.ts';
import { partyName } from '../service/facts.ts';
import type { InvitationServices } from '../services.ts';

/** What pages of invitations stand on. */
export type InvitationPages = Omit<InvitationServices, keyof PartPages> & PartPages;

/** Address of the board. */
export const boardPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/invitations`);
/** Address of the list of templates. */
export const templatesPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/letter-templates`);
/** Address of the list of letters for visas. */
export const visaPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/visa-letters`);

export const stateTones: Readonly<Record<InvitationState, TagTone>> = {
  drafted: 'silent',
  approved: 'line',
  dispatched: 'info',
  acknowledged: 'brand',
  accepted: 'ok',
  declined: 'warn',
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in the address. @throws 404 for what is none */
export function idIn(context: PageContext, name: string): string {
  const id = context.params[name] ?? '';
  if (!uuid.test(id)) throw notFound();
  return id;
}

/** Ids that were ticked, from a form or an address; what is none is left out. */
export const pickedIds = (value: unknown): string[] =>
  [...new Set([value ?? []].flat().map(String))].filter((id) => uuid.test(id));

/** What is done to invitations from the board, many at once, and from the page of one. */
export const acts = ['approve', 'take-back', 'dispatch', 'remind', 'delete'] as const;
export type Act = (typeof acts)[number];

/** What the act before did, as the address tells. */
export function doneNotice(context: PageContext, whole: EditionWhole): NoticeModel | false {
  const t = context.words(whole.edition.digits);
  const done = queryValue(context, 'done');
  const count = Number(queryValue(context, 'count') || Number.NaN);
  if (!['drafted', ...acts].includes(done) || !Number.isInteger(count) || count < 0) return false;
  return { title: t(`invitations:done.${done}`, { count }), tone: count === 0 ? 'info' : 'ok', live: true };
}

/** What a party is called in lists. */
export const partyIn = (context: PageContext, found: store.InvitationWhole): string =>
  textIn(found.state?.shortName ?? partyName(found), context.language).text;

/** The invitation that the address names. @throws 404 for one of another edition */
export async function invitationOf(
  { database }: InvitationPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.InvitationWhole> {
  const found = await store.findInvitation(database.db, idIn(context, 'invitation'));
  if (found?.invitation.editionId !== whole.edition.id) throw notFound('invitation-unknown');
  return found;
}

/** A page with a form, below the list that it belongs to. */
export function formPage(
  { shell }: InvitationPages,
  context: PageContext,
  whole: EditionWhole,
  own: {
    readonly title: string;
    readonly lede?: string;
    readonly current: string;
    readonly list: { readonly label: string; readonly href: string };
    /** What lies between the list and this page. */
    readonly of?: { readonly label: string; readonly href: string };
    readonly notices?: readonly (NoticeModel | false)[];
    readonly help?: readonly { readonly title: string; readonly lines: readonly string[] }[];
  },
  form: FormModel,
): Page {
  return {
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: own.title,
      ...(own.lede === undefined ? {} : { lede: own.lede }),
      current: own.current,
      crumbs: [own.list, ...(own.of === undefined ? [] : [own.of]), { label: own.title }],
    }),
    data: { form, notices: own.notices ?? [], help: own.help ?? [] },
  };
}
