/** View models of the larger pieces: hero, agenda, provisions and charts. Each chart is its own table. */
import type { Language } from '../language/index.ts';
import type {
  ActionModel,
  FactModel,
  SessionCardModel,
  TagModel,
  ThemeModel,
  UnitLevel,
  UnitModel,
} from './piece-models.ts';

/** Head of an edition's home page. */
export interface HeroModel {
  readonly title: string;
  /** The forum's own word, with the quotation marks of its language. */
  readonly slogan?: string | undefined;
  readonly tags?: readonly TagModel[] | undefined;
  /** One line above the title, e.g. the mode of attendance. */
  readonly over?: string | undefined;
  /** Tone `light` for the first, `line` for the second. */
  readonly actions?: readonly ActionModel[] | undefined;
  /** Time, place, patron, organiser. */
  readonly facts?: readonly FactModel[] | undefined;
}

/** A day of the agenda as tabs. */
export interface DayTabModel {
  readonly title: string;
  readonly date: string;
  readonly href: string;
  readonly current?: boolean | undefined;
}

/** Something in the agenda's list, in order of time. `at` is its row from 1, `for` its length, both in quarters of an hour. */
export type AgendaItem =
  | {
      readonly kind: 'session';
      readonly at: number;
      readonly for: number;
      /** Column from 1. */
      readonly room: number;
      readonly session: SessionCardModel;
    }
  | {
      readonly kind: 'break';
      readonly at: number;
      readonly for: number;
      readonly title: string;
      readonly start: { readonly datetime: string; readonly text: string };
      readonly end: { readonly datetime: string; readonly text: string };
      readonly past?: boolean | undefined;
    };

/** One day: a grid of quarter hours by rooms on wide screens, a list under its hours on narrow ones. */
export interface AgendaModel {
  readonly rooms: readonly { readonly label: string; readonly note?: string | undefined }[];
  /** Times at which something starts, in order. */
  readonly ticks: readonly {
    readonly at: number;
    readonly datetime: string;
    readonly text: string;
    readonly break?: boolean | undefined;
  }[];
  readonly items: readonly AgendaItem[];
  /** Instant of the first row and the zone, so that the line of the present moment can move. */
  readonly start?: string | undefined;
  readonly zone?: string | undefined;
  readonly rows?: number | undefined;
  /** Row of the present moment; absent on other days. */
  readonly now?: { readonly at: number; readonly datetime: string; readonly text: string } | undefined;
}

/** A state upon one of the two axes. */
export interface AxisModel {
  readonly label: string;
  readonly state: string;
  readonly level: UnitLevel;
}

/** A recommendation in a list: number, adopted text, and the two axes side by side, never merged. */
export interface ProvisionModel {
  readonly id?: string | undefined;
  readonly number: string;
  readonly href?: string | undefined;
  /** Its age in editions. */
  readonly age?: string | undefined;
  readonly text: string;
  readonly language?: Language | undefined;
  readonly theme?: ThemeModel | undefined;
  /** Who is responsible, as sentences. */
  readonly lines?: readonly string[] | undefined;
  readonly axes?: readonly AxisModel[] | undefined;
  /** Last report; `silent` draws it as silence. */
  readonly last?:
    | { readonly text: string; readonly silent?: boolean | undefined; readonly tag?: TagModel | undefined }
    | undefined;
}

/** One square per thing counted, on one or two axes, a row per body. */
export interface UnitChartModel {
  readonly title: string;
  readonly note?: string | undefined;
  readonly rowLabel: string;
  readonly axes: readonly {
    readonly label: string;
    readonly legend: readonly { readonly level: UnitModel['level']; readonly label: string }[];
  }[];
  readonly rows: readonly {
    readonly label: string;
    readonly href?: string | undefined;
    /** One list of squares per axis. */
    readonly axes: readonly (readonly UnitModel[])[];
    readonly total: number;
  }[];
}

/** Reporting rounds of each body: full circle accepted, half returned, dashed silence. */
export interface RoundsModel {
  readonly title: string;
  readonly note?: string | undefined;
  readonly rowLabel: string;
  readonly rounds: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly state: 'accepted' | 'returned' | 'silent' | 'none';
      readonly word: string;
    }[];
  }[];
  readonly legend: readonly { readonly state: 'accepted' | 'returned' | 'silent'; readonly label: string }[];
}

/** Recommendations through the editions; drawn with the reading direction. */
export interface LifelinesModel {
  readonly title: string;
  /** Of its heading; default 3. */
  readonly level?: 2 | 3;
  readonly numberLabel: string;
  readonly subjectLabel: string;
  /** Editions, oldest first. */
  readonly editions: readonly string[];
  readonly rows: readonly {
    readonly number: string;
    readonly href?: string | undefined;
    readonly subject: string;
    /** Index of the edition that adopted it, and of the last it reached. */
    readonly from: number;
    readonly to: number;
    readonly end: 'open' | 'closed' | 'dropped';
    /** Nothing was reported: the line is dotted. */
    readonly silent?: boolean | undefined;
    /** The same in words. */
    readonly words: string;
  }[];
  readonly legend: readonly {
    readonly mark: 'born' | 'step' | 'closed' | 'dropped' | 'silent';
    readonly label: string;
  }[];
}

/** Figures by two heads, darker is more; the figure stands in the cell. */
export interface HeatMapModel {
  readonly title: string;
  readonly note?: string | undefined;
  readonly rowLabel: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly href?: string | undefined;
    readonly theme?: ThemeModel | undefined;
    readonly values: readonly number[];
  }[];
}

/** Figures: over time as columns with the table they are drawn from (`columns-chart`), of kinds as bars within it (`bars-chart`). */
export interface ColumnsModel {
  readonly title: string;
  readonly note?: string | undefined;
  /** Heads of the table: what the columns stand for, what is counted. */
  readonly pointLabel: string;
  readonly valueLabel: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
}
