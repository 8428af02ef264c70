import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { ActivityWhole } from '../../../store/activities.ts';
import type { PlacePages } from '../index.ts';
import { activitiesFrame } from '../shared.ts';

/** A page of an activity that holds one form; null: of one that is about to be opened. */
export const activityFormPage = (
  deps: PlacePages,
  context: PageContext,
  whole: EditionWhole,
  activity: ActivityWhole | null,
  title: string,
  form: FormModel,
  lede?: string,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: activitiesFrame(deps, context, whole, activity, title, lede === undefined ? {} : { lede }),
  data: { form },
});

/** The address that was asked for. */
export const hereOf = (context: PageContext): string => context.request.url.split('?')[0] ?? '';
