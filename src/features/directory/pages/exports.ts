import type { PageContext } from '../../../platform/pages/index.ts';
import { listState } from '../../../platform/pages/workbench.ts';
import { type SheetTable, writeCsv, writeXlsx } from '../../../platform/spreadsheet/index.ts';
import { readDirectory } from '../policy.ts';
import { bodySheet, personSheet, stateSheet } from '../sheets.ts';
import { listBodies } from '../store-bodies.ts';
import { listPersons } from '../store-persons.ts';
import { listStates } from '../store-states.ts';
import { bodyFilter } from './bodies.ts';
import type { DirectoryPages } from './frame.ts';
import { personFilter } from './persons.ts';
import { stateFilter } from './states.ts';

/** More rows than any directory has: an export is the whole list as it is filtered. */
const ALL = 1_000_000;

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Adds the lists of states, bodies and persons as files, filtered as they are seen; imports take the last two back. */
export function addExports({ pages, feature }: DirectoryPages): void {
  const { db } = feature.database;

  const add = (name: string, tableOf: (context: PageContext) => Promise<SheetTable>): void => {
    for (const format of ['csv', 'xlsx'] as const) {
      pages.route({
        path: `/manage/${name}.${format}`,
        policy: readDirectory,
        handle: async (context) => {
          const table = await tableOf(context);
          return {
            type: formats[format],
            body: format === 'csv' ? writeCsv(table) : await writeXlsx(table),
            headers: { 'content-disposition': `attachment; filename="${name}.${format}"` },
          };
        },
      });
    }
  };

  add('states', async (context) => {
    const { q, filters } = listState(context, ['group']);
    return stateSheet(
      context,
      await listStates(db, context.language, stateFilter(filters, q), { limit: ALL }),
    );
  });
  add('bodies', async (context) => {
    const { q, filters } = listState(context, ['kind', 'state']);
    return bodySheet(context, await listBodies(db, context.language, bodyFilter(filters, q), { limit: ALL }));
  });
  add('persons', async (context) => {
    const { q, filters } = listState(context, ['state', 'body', 'principal']);
    return personSheet(
      context,
      await listPersons(db, context.language, personFilter(filters, q), { limit: ALL }),
    );
  });
}
