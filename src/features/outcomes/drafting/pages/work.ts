import type { Language } from '../../../../platform/language/index.ts';
import { gregorianDate, textIn, time } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type {
  ActionModel,
  Crumb,
  EmptyModel,
  FactModel,
  FormModel,
  NoticeModel,
  TableModel,
  TabModel,
  TagModel,
} from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
} from '../../../series/index.ts';
import { statusTone } from '../../pages/frame.ts';
import { numbered } from '../../rules.ts';
import type { DocumentRow, ProvisionRow } from '../../store/index.ts';
import type { Piece } from '../rules/diff.ts';

/** Words of one language, with what changed in them. */
export interface SideModel {
  readonly lang: Language;
  readonly label?: string;
  readonly pieces: readonly Piece[];
}

/** One part of a page of work on a text. */
export interface BlockModel {
  readonly id?: string;
  readonly card?: boolean;
  readonly title?: string;
  readonly href?: string;
  readonly tags?: readonly TagModel[];
  readonly note?: string | undefined;
  readonly facts?: readonly FactModel[];
  readonly sides?: readonly SideModel[];
  readonly table?: TableModel;
  readonly said?: readonly { who: string; when: string; datetime: string; text: string }[];
  readonly moves?: readonly {
    id: string;
    number: string | number | null;
    text: string;
    lang?: Language;
    actions: readonly ActionModel[];
  }[];
  readonly actions?: readonly ActionModel[];
  readonly form?: FormModel;
  /** Folds the form behind these words. */
  readonly folded?: string;
  readonly open?: boolean;
}

export const textBase = (
  context: PageContext,
  whole: EditionWhole,
  document: Pick<DocumentRow, 'id'>,
): string => context.href(`${managementPath(whole)}/outcomes/${document.id}`);

const tabs = ['structure', 'order', 'comments', 'compare', 'amendments'] as const;
export type WorkTab = (typeof tabs)[number];
const paths: Readonly<Record<WorkTab, string>> = {
  structure: '',
  order: '/order',
  comments: '/comments',
  compare: '/comparison',
  amendments: '/amendments',
};

/** The parts of the work on a text. */
export const workTabs = (context: PageContext, base: string, current: WorkTab | null): TabModel[] =>
  tabs.map((tab) => ({
    label: context.t(tab === 'amendments' ? 'amendments:amendments' : `drafting:${tab}`),
    href: `${base}${paths[tab]}`,
    current: tab === current,
  }));

/** How a provision is called in lists of its text: by its number now, or by what it is. */
export function provisionNames(
  context: PageContext,
  provisions: readonly ProvisionRow[],
): (provision: Pick<ProvisionRow, 'id' | 'kind' | 'text'>) => string {
  const numbers = new Map(numbered(provisions).map(({ provision, number }) => [provision.id, number]));
  return ({ id, kind, text }) => {
    const number = numbers.get(id);
    if (number !== undefined) return context.t('amendments:provision', { number });
    const words = textIn(text, context.language).text;
    const start = words.length > 40 ? `${words.slice(0, 40)}…` : words;
    return `${context.t(`outcomes:provision-kinds.${kind}`)}: ${start}`;
  };
}

/** An instant as an edition writes it: day and time. */
export const instantIn = (context: PageContext, whole: EditionWhole, at: Date): string => {
  const settings = dateSettingsOf(whole, context.language);
  const comma = context.language === 'ar' ? '، ' : ', ';
  return `${gregorianDate(at, settings)}${comma}${time(at, settings)}`;
};

/** A page of work on a text, below the list of texts. */
export function workPage(
  shell: EditionShell,
  context: PageContext,
  whole: EditionWhole,
  document: DocumentRow,
  own: {
    readonly title: string;
    readonly tab?: WorkTab | null;
    readonly lede?: string;
    readonly crumbs?: readonly Crumb[];
    readonly tags?: readonly TagModel[];
    readonly actions?: readonly ActionModel[];
    readonly notices?: readonly NoticeModel[];
    readonly blocks: readonly BlockModel[];
    readonly empty?: EmptyModel;
    readonly status?: number;
  },
): Page {
  const { t } = context;
  const base = textBase(context, whole, document);
  return {
    template: 'outcomes/text-work',
    digits: whole.edition.digits,
    ...(own.status === undefined ? {} : { status: own.status }),
    page: shell.managementPage(context, whole, {
      title: own.title,
      current: '/outcomes',
      ...(own.lede === undefined ? {} : { lede: own.lede }),
      tags: own.tags ?? [
        { text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) },
      ],
      crumbs: [
        { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
        { label: textIn(document.title, context.language).text, href: base },
        ...(own.crumbs ?? []),
        { label: own.title },
      ],
      ...(own.actions === undefined ? {} : { actions: own.actions }),
    }),
    data: {
      tabs: own.tab === undefined ? [] : workTabs(context, base, own.tab),
      notices: own.notices ?? [],
      blocks: own.blocks,
      ...(own.empty === undefined ? {} : { empty: own.empty }),
    },
  };
}
