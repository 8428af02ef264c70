/** View models of lists. `components/workbench` renders a `TableModel` whole. */

import type { FieldOption } from './form-models.ts';
import type {
  ActionModel,
  ConfirmModel,
  EmptyModel,
  IconName,
  StatModel,
  TagModel,
  ThemeModel,
} from './piece-models.ts';

/** A column; the first one holds the row's title. */
export interface ColumnModel {
  readonly key: string;
  readonly label: string;
  /** Link that sorts by this column, and the order in force. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' } | undefined;
  /** `number` stands at the end with tabular figures. Default `text`. */
  readonly kind?: 'text' | 'number' | undefined;
  /** Heading for screen readers only, e.g. over row actions. Default false. */
  readonly labelHidden?: boolean | undefined;
}

/** A cell with more than a word. All parts are optional and stand in this order. */
export interface RichCell {
  readonly text?: string | number | undefined;
  readonly href?: string | undefined;
  /** Second line, small. */
  readonly sub?: string | undefined;
  readonly code?: string | undefined;
  readonly flag?: string | undefined;
  readonly tag?: TagModel | undefined;
  readonly tags?: readonly TagModel[] | undefined;
  readonly theme?: ThemeModel | undefined;
  readonly time?: { readonly datetime: string; readonly text: string } | undefined;
  readonly progress?: { readonly value: number; readonly max: number; readonly label: string } | undefined;
  /** One under the other: several things that the row is about, each with its page where it has one. */
  readonly links?:
    | readonly {
        readonly text: string;
        readonly href?: string | undefined;
        readonly code?: string | undefined;
      }[]
    | undefined;
  readonly actions?: readonly ActionModel[] | undefined;
  readonly lang?: 'ar' | 'en' | undefined;
  /** Grey, for what matters less. Default false. */
  readonly muted?: boolean | undefined;
}

/** What stands in a cell; null, undefined and '' draw a dash. */
export type CellModel = string | number | null | undefined | RichCell;

/** A row: title, link, second line, cells by column key. */
export interface RowModel {
  readonly id: string;
  readonly title: string;
  readonly href?: string | undefined;
  /** Code, kind: small, under the title. */
  readonly sub?: string | undefined;
  /** Picture of a flag, 24 × 16, where approved data exist. */
  readonly flag?: string | undefined;
  /** Language of the title when it differs from the page's. */
  readonly lang?: 'ar' | 'en' | undefined;
  /** Beside the title. */
  readonly tags?: readonly TagModel[] | undefined;
  readonly cells: Readonly<Record<string, CellModel>>;
  readonly picked?: boolean | undefined;
  /** Rows nobody may act on have no box. Default true. */
  readonly pickable?: boolean | undefined;
}

/** A saved or usual view of the list. */
export interface TabModel {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly count?: string | number | undefined;
  readonly urgent?: boolean | undefined;
  readonly icon?: IconName | undefined;
}

/** Search in the list. */
export interface SearchModel {
  /** Default `q`. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly label: string;
  readonly placeholder?: string | undefined;
}

/** A filter of the toolbar. */
export interface FilterModel {
  readonly name: string;
  readonly label: string;
  /** Default `select`. `chips` draws boxes that can be ticked, for themes and short lists. */
  readonly kind?: 'select' | 'chips' | 'date' | undefined;
  /** Text of "all", for selects. Default: the label. */
  readonly blank?: string | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  readonly value?: string | readonly string[] | undefined;
}

/** A filter in force, with the link that takes it away. */
export interface AppliedFilter {
  readonly label: string;
  readonly removeHref: string;
}

/** What can be done to the ticked rows; posts `pick` (repeated) and the button's name and value. */
export interface BulkModel {
  readonly action: string;
  readonly actions: readonly {
    readonly label: string;
    /** Default name `do`. */
    readonly name?: string | undefined;
    readonly value: string;
    readonly icon?: IconName | undefined;
    /** Another address than the bar's. */
    readonly formaction?: string | undefined;
    readonly confirm?: ConfirmModel | undefined;
  }[];
}

/** Where one stands in a long list, see `pagesModel`. */
export interface PagesModel {
  /** e.g. "1–20 of 58". */
  readonly summary: string;
  readonly pages: readonly { readonly label: string; readonly href: string; readonly current?: boolean }[];
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
}

/** A list as a workbench: totals above, filters, columns, ticked rows, pages below. */
export interface TableModel {
  readonly id: string;
  /** Names the table for screen readers. */
  readonly caption: string;
  /** Columns of one width: one table stands below another, and their columns with them. Default false. */
  readonly even?: boolean | undefined;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
  readonly totals?: readonly StatModel[] | undefined;
  readonly tabs?: readonly TabModel[] | undefined;
  /** Address of the list itself; search and filters are sent there by GET. Needed with search, filters or columns. */
  readonly action?: string | undefined;
  readonly search?: SearchModel | undefined;
  readonly filters?: readonly FilterModel[] | undefined;
  /** Parameters to keep when filters change, e.g. the order in force. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
  readonly applied?: readonly AppliedFilter[] | undefined;
  readonly clearHref?: string | undefined;
  /** All columns one may show; sent as `columns` (repeated). */
  readonly columnChoice?:
    | readonly {
        readonly key: string;
        readonly label: string;
        readonly shown: boolean;
      }[]
    | undefined;
  /** Offers the link of this very view. Default true where there is an `action`. */
  readonly share?: boolean | undefined;
  readonly bulk?: BulkModel | undefined;
  readonly pages?: PagesModel | undefined;
  /** Shown instead of the table when there are no rows. */
  readonly empty?: EmptyModel | undefined;
  /** Small print under the table. */
  readonly note?: string | undefined;
}
