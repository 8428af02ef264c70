import type { Actor } from '../../platform/actor/index.ts';
import type { Changes } from '../../platform/changes/index.ts';
import { ruleBroken } from '../../platform/errors/index.ts';
import { permit } from '../../platform/http/policy.ts';
import { readSheet } from '../../platform/spreadsheet/index.ts';
import type { BodiesService, NewBody } from './bodies.ts';
import { planBodies } from './import-bodies.ts';
import { planPersons } from './import-persons.ts';
import { type ImportReport, type PlannedRow, reportOf } from './import-report.ts';
import type { PersonsService } from './persons.ts';
import { manageDirectory } from './policy.ts';
import {
  bodyColumns,
  type Column,
  createStateIndex,
  type FileRows,
  personColumns,
  readRows,
} from './rows.ts';
import { lockImports } from './store-batches.ts';
import { listAllBodies } from './store-bodies.ts';
import { listAllPersons } from './store-persons.ts';
import { listAllStates } from './store-states.ts';

export interface ImportOptions {
  /** Reads and reports, and saves nothing. Default false. */
  readonly dryRun?: boolean;
}

export type ImportsService = ReturnType<typeof createImportsService>;

/** Imports of persons and bodies from spreadsheets: all rows of a file or none, with a report of every row. */
export function createImportsService(deps: {
  changes: Changes;
  bodies: BodiesService;
  persons: PersonsService;
}) {
  const { changes, bodies, persons } = deps;

  const savable = (planned: readonly PlannedRow<unknown, unknown>[], { dryRun = false }: ImportOptions) =>
    !dryRun && planned.every(({ errors }) => errors.length === 0);

  return {
    /**
     * Adds and updates persons from an XLSX or CSV file.
     * @throws 422 for a file that cannot be read or has no column of names
     */
    async importPeople(actor: Actor, file: Buffer, options: ImportOptions = {}): Promise<ImportReport> {
      permit(manageDirectory, actor);
      const { rows, ignored } = readFile(file, personColumns);
      return changes.run(actor, manageDirectory.name, async (change) => {
        const { tx } = change;
        await lockImports(tx);
        const planned = planPersons(rows, {
          persons: await listAllPersons(tx),
          bodies: await listAllBodies(tx),
          stateOf: createStateIndex(await listAllStates(tx)),
        });
        const saved = savable(planned, options);
        if (saved) {
          await persons.createMany(change, created(planned));
          await persons.updateMany(change, updated(planned));
        }
        return reportOf(planned, ignored, saved);
      });
    },

    /**
     * Adds and updates bodies from an XLSX or CSV file.
     * @throws 422 for a file that cannot be read or has no column of names
     */
    async importBodies(actor: Actor, file: Buffer, options: ImportOptions = {}): Promise<ImportReport> {
      permit(manageDirectory, actor);
      const { rows, ignored } = readFile(file, bodyColumns);
      return changes.run(actor, manageDirectory.name, async (change) => {
        const { tx } = change;
        await lockImports(tx);
        const planned = planBodies(rows, {
          bodies: await listAllBodies(tx),
          stateOf: createStateIndex(await listAllStates(tx)),
        });
        const saved = savable(planned, options);
        if (saved) {
          await bodies.createMany(change, parentsFirst(created(planned)));
          await bodies.updateMany(change, updated(planned));
        }
        return reportOf(planned, ignored, saved);
      });
    },
  };
}

function readFile(file: Buffer, columns: readonly Column[]): FileRows {
  const read = readRows(readSheet(file), columns);
  if (!read.has('slug') && !read.has('name-ar') && !read.has('name-en')) {
    throw ruleBroken({ field: 'file', code: 'import-names-missing' });
  }
  return read;
}

const created = <New>(planned: readonly PlannedRow<New, unknown>[]): New[] =>
  planned.flatMap(({ create }) => (create === undefined ? [] : [create]));

const updated = <Row>(planned: readonly PlannedRow<unknown, Row>[]) =>
  planned.flatMap(({ update }) => (update === undefined ? [] : [update]));

/** Bodies in an order in which each comes after its parent: a long file is inserted by several statements. */
function parentsFirst<B extends NewBody & { readonly id: string }>(news: readonly B[]): B[] {
  const byId = new Map(news.map((body) => [body.id, body]));
  const ordered = new Set<B>();
  const put = (body: B): void => {
    const parent = body.parentId == null ? undefined : byId.get(body.parentId);
    if (parent !== undefined && !ordered.has(parent)) put(parent);
    ordered.add(body);
  };
  for (const body of news) put(body);
  return [...ordered];
}
