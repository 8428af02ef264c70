/**
 * View models: what a page hands to the templates. Plain data, already in the reader's language and
 * digits unless a field says otherwise; templates escape every text. This file is the door to all of
 * them; forms and tables have files of their own.
 */
import type { Digits, Language } from '../language/index.ts';
import type { ActionModel, IconName, TagModel } from './piece-models.ts';

export type {
  BilingualFieldModel,
  ControlKind,
  FieldGroup,
  FieldModel,
  FieldOption,
  FormError,
  FormModel,
  PlainFieldModel,
} from './form-models.ts';
export type {
  DonePageModel,
  ErrorPageModel,
  FormPageModel,
  LayoutName,
  ListPageModel,
  RecordPageModel,
} from './page-models.ts';
export type {
  ActionModel,
  CardModel,
  ConfirmModel,
  DocumentModel,
  EmptyModel,
  FactModel,
  HelpModel,
  IconName,
  NoticeModel,
  PersonModel,
  ProgressModel,
  SessionCardModel,
  StarModel,
  StatModel,
  StepModel,
  TagModel,
  TagTone,
  ThemeModel,
  TimelineEntry,
  UnitModel,
} from './piece-models.ts';
export type {
  AgendaItem,
  AgendaModel,
  AxisModel,
  ColumnsModel,
  DayTabModel,
  HeatMapModel,
  HeroModel,
  LifelinesModel,
  ProvisionModel,
  RoundsModel,
  UnitChartModel,
} from './scene-models.ts';
export type {
  AppliedFilter,
  BulkModel,
  CellModel,
  ColumnModel,
  FilterModel,
  PagesModel,
  RichCell,
  RowModel,
  SearchModel,
  TableModel,
  TabModel,
} from './table-models.ts';

/** A link of a menu. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** The page shown, or one below it. Default false. */
  readonly current?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** A figure beside the label, e.g. what waits for a decision. */
  readonly count?: string | number | undefined;
  /** Draws the figure in the colour of trouble. Default false. */
  readonly urgent?: boolean | undefined;
}

/** A titled part of the management menu: the menu is arranged by task. */
export interface NavGroup {
  readonly title: string;
  readonly items: readonly NavItem[];
}

/** One step of the path above the title; the last one carries no link. */
export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
}

/** Who is spoken of in the head: the forum, its edition and dates. */
export interface BrandModel {
  readonly name: string;
  /** For narrow screens. Default: `name`. */
  readonly shortName?: string | undefined;
  readonly href: string;
  /** e.g. "Third edition". */
  readonly edition?: string | undefined;
  /** e.g. "3–5 November 2026". */
  readonly dates?: string | undefined;
}

/** The signed-in person, or the way to sign in. */
export type AccountModel =
  | { readonly name: string; readonly href: string; readonly signOutAction?: string }
  | { readonly signInHref: string };

/** Foot of the public face. */
export interface FooterModel {
  readonly title: string;
  readonly text?: string | undefined;
  readonly groups: readonly { readonly title: string; readonly items: readonly NavItem[] }[];
  /** Last line: date of the last change, version of the schedule. */
  readonly legal?: readonly string[] | undefined;
}

/** What every layout needs. Fields a layout does not use are ignored. */
export interface PageModel {
  /** Title of the document and, unless `heading` is false, the `<h1>` of management pages. */
  readonly title: string;
  /** For search engines and link previews. */
  readonly description?: string | undefined;
  readonly brand: BrandModel;
  /** The same page in the other language; a link in that language's own name. */
  readonly languageHref?: string | undefined;
  /** Public section navigation. */
  readonly nav?: readonly NavItem[] | undefined;
  /** Management menu. */
  readonly menu?: readonly NavGroup[] | undefined;
  /** Draws the management menu as a rail of icons, for the schedule board. Default false. */
  readonly rail?: boolean | undefined;
  /** The one toggle between the two faces; absent when the person has only one. */
  readonly faces?: { readonly publicHref: string; readonly managementHref: string } | undefined;
  readonly account?: AccountModel | undefined;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly footer?: FooterModel | undefined;
  /** Management and plain pages: the layout prints the title as `<h1>`. Default true. */
  readonly heading?: boolean | undefined;
  /** One quiet line under the heading. */
  readonly lede?: string | undefined;
  /** States of the object shown, beside the heading. */
  readonly tags?: readonly TagModel[] | undefined;
  /** Actions beside the heading; at most one of tone `primary`. */
  readonly actions?: readonly ActionModel[] | undefined;
  /** The same page in other forms, for `<link rel="alternate">`. */
  readonly alternates?:
    | readonly {
        readonly href: string;
        readonly type: string;
        readonly title?: string | undefined;
        readonly language?: Language | undefined;
      }[]
    | undefined;
  readonly canonicalHref?: string | undefined;
  /** Keeps the page out of search engines. Default: true for management, false for public. */
  readonly private?: boolean | undefined;
  /** Extra script bundles of this page, by name in the asset manifest, e.g. `grid.js`. */
  readonly scripts?: readonly string[] | undefined;
  /** Extra stylesheets of this page, by name in the asset manifest. */
  readonly styles?: readonly string[] | undefined;
  /** Page of a print only: forces the light scheme. Default: follows the reader's system. */
  readonly scheme?: 'light' | 'dark' | undefined;
}

/** Everything `render` takes: the page, the language, and what the template itself reads. */
export interface ViewData {
  readonly language: Language;
  readonly page: PageModel;
  /** Digits of figures the templates write themselves. Default `latn`. */
  readonly digits?: Digits | undefined;
  /** Token against forged requests; every POST form carries it as `_csrf`. */
  readonly csrf?: string | undefined;
  readonly [key: string]: unknown;
}
