import type { TObject } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { ColumnModel, FieldGroup, FilterModel, RowModel } from '../../../platform/views/index.ts';
import type { ListPage } from '../keyset.ts';
import type { HasName } from '../names.ts';

/** What bodies and persons differ in; the rest of their pages is alike. */
export interface EntryPages<Whole, Filter> {
  readonly kind: 'body' | 'person';
  /** Below `/manage`, and the task's path. */
  readonly path: '/bodies' | '/persons';
  readonly input: TObject;
  readonly patch: TObject;
  /** The filters of the list, in their order. */
  readonly filters: (context: PageContext) => Promise<Omit<FilterModel, 'value'>[]>;
  readonly filterOf: (filters: Readonly<Record<string, string>>, q: string) => Filter;
  readonly count: (filter: Filter) => Promise<number>;
  readonly list: (language: Language, filter: Filter, page: ListPage) => Promise<Whole[]>;
  readonly columns: (context: PageContext) => ColumnModel[];
  readonly row: (context: PageContext, whole: Whole) => Omit<RowModel, 'href'>;
  readonly find: (id: string) => Promise<Whole | undefined>;
  /** The row itself: id, version and name. */
  readonly rowOf: (whole: Whole) => {
    readonly id: string;
    readonly version: number;
    readonly name: LocalText;
    readonly sample: boolean;
  };
  readonly groups: (context: PageContext, whole: Whole | null) => Promise<FieldGroup[]>;
  readonly names: (language: Language) => Promise<(HasName & { readonly id: string })[]>;
  readonly service: {
    readonly create: (actor: Actor, input: never) => Promise<{ readonly id: string }>;
    readonly edit: (actor: Actor, id: string, version: number | null, patch: never) => Promise<unknown>;
    readonly remove: (actor: Actor, id: string, version: number | null) => Promise<void>;
  };
}

/** Message key of the list's name. */
export const titleKeyOf = ({ path }: Pick<EntryPages<never, never>, 'path'>): string =>
  `common:nav.management${path.replace('/', '.')}`;
