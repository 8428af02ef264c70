import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { workshopPerson } from '../../../../src/demonstration/workshop-people.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { migrate, newId, openDatabase } from '../../../../src/platform/database/index.ts';
import { writeXlsx } from '../../../../src/platform/spreadsheet/index.ts';
import type { Bench } from '../bench.ts';
import { makeEdition } from '../edition.ts';
import { wallTime } from '../statistics.ts';

export interface NominationSizes {
  /** Rows of the file. */
  readonly rows: number;
  /** People who are named one by one for comparison. */
  readonly oneByOne: number;
}

/** A delegation's file of people taken in on the embedded database, against people named one by one. */
export function createNominationsBench({ rows, oneByOne }: NominationSizes): Bench {
  const figures = [
    { name: 'nominations.import', unit: `s for ${rows} rows`, target: 3, better: 'lower' },
  ] as const;
  return {
    area: 'nominations',
    figures,
    async run(context) {
      const config = readConfig({ DATA_DIR: await context.temporaryDirectory(), LOG_LEVEL: 'silent' });
      const database = await openDatabase(config);
      context.afterwards(() => database.close());
      await migrate(database);
      const app = await buildApp({ config, database });
      context.afterwards(() => app.server.close());
      await app.server.ready();

      const actor = systemActor('bench');
      const { id: editionId } = await makeEdition(app, 1);
      const { nominations: part, participations } = app.delegations;
      const delegationOf = async (stateCode: string): Promise<string> => {
        const id = newId();
        await app.changes.run(actor, 'bench', (change) =>
          participations.createMany(change, editionId, [
            { id, stateCode, category: 'member', status: 'accepted' },
          ]),
        );
        await part.delegations.edit(actor, id, null, { quotas: { member: 1_000 } });
        return id;
      };

      context.say(`${oneByOne} people one by one`);
      const slowly = await delegationOf('JO');
      const slow = await wallTime(async () => {
        for (let index = 0; index < oneByOne; index += 1) {
          const { name, post, birthDate } = workshopPerson(index);
          await part.nominations.add(actor, slowly, { role: 'member', name, post, birthDate });
        }
      });

      context.say(`${rows} people from a file`);
      const quickly = await delegationOf('YE');
      const file = await writeXlsx({
        title: 'People',
        language: 'ar',
        headings: [
          'الدور',
          'الاسم بالعربية',
          'الاسم بالإنجليزية',
          'المنصب',
          'الجنسية',
          'تاريخ الميلاد',
          'البريد',
        ],
        rows: Array.from({ length: rows }, (_, index) => {
          const { name, post, birthDate } = workshopPerson(index);
          const row = index + 1;
          return [
            'عضو',
            `${name.ar} ${row}`,
            `${name.en} ${row}`,
            post.ar,
            'اليمن',
            birthDate,
            `person-${row}@example.org`,
          ];
        }),
      });
      let named = 0;
      const whole = await wallTime(async () => {
        const report = await part.nominationImport.importFile(actor, quickly, file);
        named = report.saved ? report.named : 0;
      });
      if (named !== rows) throw new Error(`Of ${rows} people ${named} were named.`);
      const each = (slow / oneByOne).toFixed(1);
      context.report('nominations.import', {
        value: whole / 1000,
        reference: `one by one through the form's service: ${each} ms each; from an .xlsx ${(whole / rows).toFixed(2)} ms each`,
      });
    },
  };
}
