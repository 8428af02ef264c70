import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSchedule } from '../../../../src/features/programme/index.ts';
import { findViolations } from '../../../../src/features/scheduling/rules/conflicts/index.ts';
import type { ScheduleFacts } from '../../../../src/features/scheduling/rules/facts.ts';
import { readFacts } from '../../../../src/features/scheduling/store/facts.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { sharedFile } from '../../programme/formats/support.ts';
import { countByForce } from './brute-force.ts';
import { seeded } from './generated.ts';

const debconf = sharedFile('debconf23.xml');

describe.skipIf(debconf === undefined)(
  'conflicts of DebConf 2023 (skipped where ../shared/data/schedule is absent)',
  () => {
    let test: TestApp;
    let facts: ScheduleFacts;
    beforeAll(async () => {
      test = await openTestApp();
      await test.app.programme.imports.importSchedule(systemActor('import'), {
        series: 'debconf',
        edition: '2023',
        file: readSchedule(readFileSync(debconf ?? '')),
        create: true,
      });
      const edition = await test.app.series.finder.find('debconf:2023');
      const read = await readFacts(test.database.db, edition?.edition.id ?? '');
      if (read === undefined) throw new Error('the import made no edition');
      facts = read;
    });
    afterAll(() => test.close());

    const countsOf = (one: ScheduleFacts) => {
      const counts: Record<string, number> = {};
      for (const { rule } of findViolations(one)) counts[rule] = (counts[rule] ?? 0) + 1;
      return counts;
    };

    it('are as many by rule as a count by force finds', () => {
      expect(facts.sessions).toHaveLength(117);
      expect(countsOf(facts)).toEqual(countByForce(facts));
      expect(Object.keys(countsOf(facts)).length).toBeGreaterThan(2);
    });

    it('are as many when its sessions were thrown about, and every one of them found', () => {
      const random = seeded(23);
      for (let round = 0; round < 10; round += 1) {
        const thrown: ScheduleFacts = {
          ...facts,
          sessions: facts.sessions.map((one) => {
            const to = facts.sessions[Math.floor(random() * facts.sessions.length)]?.at ?? null;
            return random() < 0.3 ? { ...one, at: to, released: one.at } : one;
          }),
        };
        expect(countsOf(thrown)).toEqual(countByForce(thrown));
        expect(countsOf(thrown)['room-twice'] ?? 0).toBeGreaterThan(0);
      }
    });
  },
);
