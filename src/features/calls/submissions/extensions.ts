import type { PageContext } from '../../../platform/pages/index.ts';
import type {
  ActionModel,
  BulkModel,
  CardModel,
  CellModel,
  ColumnModel,
  RecordPageModel,
  TabModel,
} from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { SubmissionWhole } from '../store/submissions.ts';

/** What another part shows on the page of a submission, for whoever reads it. */
export interface RecordPart {
  readonly cards?: readonly CardModel[];
  readonly tables?: NonNullable<RecordPageModel['tables']>;
  readonly tabs?: readonly TabModel[];
  readonly actions?: readonly ActionModel[];
}

/** What another part of this feature adds to the pages of submissions. */
export interface Extensions {
  /** Acts on ticked submissions, shown to those who manage calls; each names its own address. */
  addBulk(make: (context: PageContext, whole: EditionWhole) => BulkModel['actions']): void;
  /** Parts of the record of a submission. */
  addRecordPart(
    make: (
      context: PageContext,
      whole: EditionWhole,
      found: SubmissionWhole,
    ) => Promise<RecordPart> | RecordPart,
  ): void;
  /** A column of the list: its values for all rows of the edition are read at once. */
  addColumn(column: {
    readonly column: (context: PageContext) => ColumnModel;
    readonly cells: (
      context: PageContext,
      whole: EditionWhole,
    ) => Promise<ReadonlyMap<string, CellModel>> | ReadonlyMap<string, CellModel>;
  }): void;
  /** Links on the page of a call. */
  addCallActions(
    make: (
      context: PageContext,
      whole: EditionWhole,
      call: { readonly id: string },
    ) => readonly ActionModel[],
  ): void;
}

type MakeBulk = Parameters<Extensions['addBulk']>[0];
type MakePart = Parameters<Extensions['addRecordPart']>[0];
type Column = Parameters<Extensions['addColumn']>[0];
type MakeActions = Parameters<Extensions['addCallActions']>[0];

/** Keeps what was added; done before the application is ready. */
export function createExtensions(): Extensions & {
  readonly bulk: readonly MakeBulk[];
  readonly parts: readonly MakePart[];
  readonly columns: readonly Column[];
  readonly callActions: readonly MakeActions[];
} {
  const bulk: MakeBulk[] = [];
  const parts: MakePart[] = [];
  const columns: Column[] = [];
  const callActions: MakeActions[] = [];
  return {
    bulk,
    parts,
    columns,
    callActions,
    addBulk: (make) => void bulk.push(make),
    addRecordPart: (make) => void parts.push(make),
    addColumn: (column) => void columns.push(column),
    addCallActions: (make) => void callActions.push(make),
  };
}
