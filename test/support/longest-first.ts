import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of a minute and more, longest first. Begun last, one of them would run on when all others are done. */
const longest = [
  'test/access/matrix.test.ts',
  'test/browser/walk.test.ts',
  'test/browser/delegations.test.ts',
  'test/demonstration/links.test.ts',
  'test/commands/help.test.ts',
  'test/commands/keys.test.ts',
  'test/commands/demo.test.ts',
  'test/commands/two-processes.test.ts',
  'test/platform/outbox/killed.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? longest.length : place;
};

/** The order of test files: the longest first, the others as vitest sees fit. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}
