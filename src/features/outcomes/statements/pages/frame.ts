import { notFound } from '../../../../platform/errors/index.ts';
import { shortDate } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TabModel, TagModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  editionPath,
  managementPath,
  type PartPages,
} from '../../../series/index.ts';
import * as store from '../../store/statements.ts';
import type { StatementsContext } from '../index.ts';
import { isAccession, type SignatureStatus } from '../rules.ts';

export type StatementPages = StatementsContext & PartPages;

/** The three public pages that stand beside each other: who signed, who pledged, who sits where. */
export const publicTabs = (
  context: PageContext,
  whole: EditionWhole,
  current: 'statements' | 'pledges' | 'governance',
): TabModel[] =>
  (['statements', 'pledges', 'governance'] as const).map((key) => ({
    label: context.t(`statements:tab.${key}`),
    href: context.href(`${editionPath(whole)}/${key}`),
    current: key === current,
  }));

/** The day that a reader asks for; what is no day is said to be none. */
export function askedDay(
  context: PageContext,
  today: string,
): { readonly on: string; readonly bad: boolean } {
  const given = queryValue(context, 'on');
  if (given === '') return { on: today, bad: false };
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  const good = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === given;
  return good ? { on: given, bad: false } : { on: today, bad: true };
}

/** A day as the edition writes it. */
export const dayIn = (
  context: Pick<PageContext, 'language'>,
  whole: EditionWhole,
  day: string | null,
): string => (day === null ? '' : shortDate(day, dateSettingsOf(whole, context.language)));

export const listPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/statements`);

/** The statement that an address names, if it is the edition's. */
export async function statementOf(
  { database: { db } }: StatementPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.StatementWhole> {
  const found = await store.findStatement(db, idOf(context, 'statement'));
  if (found === undefined || found.statement.editionId !== whole.edition.id) throw notFound();
  return found;
}

export const statementTag = (
  context: PageContext,
  { statement }: store.StatementWhole,
  on: string,
  edition: { readonly external: boolean } = { external: false },
): TagModel => {
  // Of another host's statement it is known what was recorded, not whether it is open.
  if (edition.external) return { text: context.t('statements:recorded'), tone: 'line' };
  const late = isAccession(on, { ceremonyOn: null, closesOn: statement.closesOn });
  return {
    text: context.t(
      statement.status === 'open' && late
        ? 'statements:open-to-accession'
        : `statements:status.${statement.status}`,
    ),
    tone: statement.status === 'open' ? 'ok' : statement.status === 'closed' ? 'info' : 'line',
  };
};

const tones: Readonly<Record<SignatureStatus, TagModel['tone']>> = {
  invited: 'silent',
  intent: 'info',
  signed: 'ok',
  declined: 'line',
  withdrawn: 'warn',
};

/** Where a signature stands on a day: a withdrawal that has no effect yet is a notice. */
export const signatureTag = (
  context: PageContext,
  { status, withdrawnOn }: store.SignatureRow,
  on: string,
): TagModel => ({
  text: context.t(
    `statements:state.${status === 'withdrawn' && withdrawnOn !== null && withdrawnOn > on ? 'notice' : status}`,
  ),
  tone: tones[status],
});

/** A page of the management below the list of statements. */
export const managedPage = (
  { shell }: StatementPages,
  context: PageContext,
  whole: EditionWhole,
  own: {
    readonly title: string;
    readonly statement?: store.StatementWhole;
    readonly template: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly page?: Readonly<Record<string, unknown>>;
  },
): Page => {
  const list = { label: context.t('statements:statements'), href: listPath(context, whole) };
  const at = own.statement && {
    label: say(own.statement.statement.title, context),
    href: `${list.href}/${own.statement.statement.id}`,
  };
  return {
    template: own.template,
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: own.title,
      current: '/statements',
      crumbs: [
        list,
        ...(at === undefined ? [] : [at]),
        ...(at?.label === own.title ? [] : [{ label: own.title }]),
      ],
      ...own.page,
    }),
    data: own.data,
  };
};

export const managedForm = (
  deps: StatementPages,
  context: PageContext,
  whole: EditionWhole,
  own: {
    readonly title: string;
    readonly lede?: string | undefined;
    readonly statement?: store.StatementWhole;
    readonly form: FormModel;
  },
): Page =>
  managedPage(deps, context, whole, {
    title: own.title,
    ...(own.statement === undefined ? {} : { statement: own.statement }),
    template: 'pages/form',
    data: { form: own.form },
    ...(own.lede === undefined ? {} : { page: { lede: own.lede } }),
  });
