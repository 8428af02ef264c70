import { addOverviewPages } from './overview.ts';
import { addOwnDataPages } from './own.ts';
import { addPrivacyPage } from './privacy.ts';
import type { PersonalDataPages } from './shared.ts';
import { addSubjectPages } from './subject.ts';

export { PATH, type PersonalDataPages } from './shared.ts';

/** Adds the pages of personal data: one's own, everybody's for the organiser, and what is kept how long for everybody. */
export function addPersonalDataPages(deps: PersonalDataPages): void {
  addOwnDataPages(deps);
  addOverviewPages(deps);
  addSubjectPages(deps);
  addPrivacyPage(deps);
}
