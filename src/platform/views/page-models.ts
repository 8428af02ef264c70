/**
 * View models of the whole-page templates in `templates/pages`: most pages of the management face are a list,
 * a form, a record or a result, and need no markup of their own. `layout` chooses the frame.
 */
import type { FormModel } from './form-models.ts';
import type {
  ActionModel,
  CardModel,
  FactModel,
  HelpModel,
  NoticeModel,
  StatModel,
  StepModel,
  TimelineEntry,
} from './piece-models.ts';
import type { TableModel, TabModel } from './table-models.ts';

/** Frame of a page. Default `management`. */
export type LayoutName = 'management' | 'public' | 'plain';

/** `pages/list`: a workbench. */
export interface ListPageModel {
  readonly layout?: LayoutName | undefined;
  readonly notices?: readonly (NoticeModel | false | undefined)[] | undefined;
  readonly table: TableModel;
  readonly help?: readonly HelpModel[] | undefined;
}

/** `pages/form`: a form, with the steps of the task beside it. */
export interface FormPageModel {
  readonly layout?: LayoutName | undefined;
  readonly notices?: readonly (NoticeModel | false | undefined)[] | undefined;
  readonly form: FormModel;
  readonly steps?: readonly StepModel[] | undefined;
  readonly help?: readonly HelpModel[] | undefined;
}

/** `pages/record`: one object with its facts, lists and history; every part may be absent. */
export interface RecordPageModel {
  readonly layout?: LayoutName | undefined;
  readonly notices?: readonly (NoticeModel | false | undefined)[] | undefined;
  readonly stats?: readonly StatModel[] | undefined;
  /** Parts of the record that have pages of their own. */
  readonly tabs?: readonly TabModel[] | undefined;
  readonly facts?: readonly FactModel[] | undefined;
  readonly cards?: readonly CardModel[] | undefined;
  readonly tables?:
    | readonly {
        readonly table: TableModel;
        /** Default: the table's caption. */
        readonly title?: string | undefined;
        readonly actions?: readonly ActionModel[] | undefined;
      }[]
    | undefined;
  readonly form?: FormModel | undefined;
  readonly formTitle?: string | undefined;
  readonly timeline?: readonly TimelineEntry[] | undefined;
  readonly timelineTitle?: string | undefined;
  readonly aside?: readonly CardModel[] | undefined;
  readonly steps?: readonly StepModel[] | undefined;
  readonly stepsTitle?: string | undefined;
}

/** `pages/done`: what was done, its reference and what comes next. */
export interface DonePageModel {
  readonly layout?: LayoutName | undefined;
  readonly done: {
    readonly title: string;
    readonly text?: string | undefined;
    readonly reference?: string | undefined;
    readonly referenceLabel?: string | undefined;
    /** Sentences under "What happens next". */
    readonly next?: readonly string[] | undefined;
    readonly actions?: readonly ActionModel[] | undefined;
  };
}

/** `errors/error`: one page for every failure. The title is the page's. */
export interface ErrorPageModel {
  readonly failure: {
    /** What is wrong and what to do. */
    readonly lines: readonly string[];
    /** Number a person can quote. */
    readonly reference?: string | undefined;
    readonly actions?: readonly ActionModel[] | undefined;
  };
}
