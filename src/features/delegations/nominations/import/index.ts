import type { Actor } from '../../../../platform/actor/index.ts';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { readSheet } from '../../../../platform/spreadsheet/index.ts';
import { createStateIndex, listStates } from '../../../directory/index.ts';
import * as store from '../../store/nominations.ts';
import { type DelegationRole, delegationRoles } from '../../tables.ts';
import { standing } from '../rules/states.ts';
import type { Gate } from '../service/gate.ts';
import type { NominationsService } from '../service/nominations.ts';
import { readRows } from './columns.ts';
import { type PlannedRow, planNominations } from './plan.ts';

/** Most people of one file. */
const MOST_ROWS = 2_000;

/** What a file did, or would do. */
export interface NominationReport {
  /** False for a check, and when a row was refused: then nobody was named. */
  readonly saved: boolean;
  readonly named: number;
  readonly refused: number;
  /** Headings that were not understood. */
  readonly ignored: readonly string[];
  readonly rows: readonly PlannedRow[];
}

export type NominationImport = ReturnType<typeof createNominationImport>;

/** Nominations from a CSV or XLSX file: all rows or none, with a report of every row. */
export function createNominationImport(gate: Gate, nominations: NominationsService) {
  return {
    /**
     * Reads a file and names whom it lists.
     * @param options.dryRun reads and reports, and names nobody
     * @throws as the gate does; 422 for a file that cannot be read, has no names, or too many rows
     */
    async importFile(
      actor: Actor,
      delegationId: string,
      file: Buffer,
      options: {
        readonly dryRun?: boolean;
        readonly draft?: boolean;
        readonly reason?: string | null | undefined;
        readonly sample?: boolean;
      } = {},
    ): Promise<NominationReport> {
      // Whoever may not name anybody there learns nothing from what is wrong with a file.
      await gate.find(actor, delegationId);
      const { rows, ignored, has } = readRows(readSheet(file));
      if (!has('name-ar') && !has('name-en'))
        throw ruleBroken({ field: 'file', code: 'import-names-missing' });
      if (rows.length === 0) throw ruleBroken({ field: 'file', code: 'sheet-empty' });
      if (rows.length > MOST_ROWS) {
        throw ruleBroken({ field: 'file', code: 'import-too-many-rows', params: { limit: MOST_ROWS } });
      }
      return gate.change(actor, delegationId, options.reason, async (opened) => {
        const { change, edition, whole } = opened;
        const free: Partial<Record<DelegationRole, number>> = {};
        for (const role of delegationRoles) {
          const taken = whole.named
            .filter((one) => one.role === role && standing.includes(one.state))
            .reduce((sum, { count }) => sum + count, 0);
          free[role] = (whole.quotas[role] ?? 0) - taken;
        }
        const planned = planNominations(rows, {
          named: await store.listNamed(change.tx, delegationId),
          free,
          stateOf: createStateIndex(await listStates(change.tx, 'ar', {}, { limit: 1_000 })),
          today: dayOf(change.now, edition.timeZone),
        });
        const refused = planned.filter(({ nominee }) => nominee === undefined).length;
        const saved = options.dryRun !== true && refused === 0;
        if (saved) {
          const { rows: inserted } = await nominations.insert(
            opened,
            planned.flatMap(({ nominee }) =>
              nominee === undefined ? [] : [{ ...nominee, sample: options.sample ?? false }],
            ),
            { state: options.draft === true ? 'draft' : 'nominated', source: 'import' },
          );
          await change.record({
            action: 'nominations.imported',
            subject: { kind: 'nominations', id: delegationId },
            editionId: edition.id,
            after: {
              nominations: inserted.map(({ id, attendeeId, role, state }) => ({
                id,
                attendeeId,
                role,
                state,
              })),
            },
            ...(opened.reason === null ? {} : { reason: opened.reason }),
          });
        }
        return { saved, named: planned.length - refused, refused, ignored, rows: planned };
      });
    },
  };
}
