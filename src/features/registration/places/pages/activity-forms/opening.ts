import { ruleBroken } from '../../../../../platform/errors/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { named } from '../../../forms/pages/manage/way.ts';
import { listSessionChoices } from '../../../store/activities.ts';
import { managePlaces } from '../../policy.ts';
import type { PlacePages } from '../index.ts';
import { listHref } from '../shared.ts';
import { activityFormPage, hereOf } from './form-page.ts';
import { patchOf, SettingsPage, settingsGroups } from './settings.ts';

/** Adds the page that opens a session for places. */
export function addActivityOpening(deps: PlacePages): void {
  const { pages, shell, database, activities } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/activities/new',
      policy: managePlaces,
      handle: async (context, whole) => {
        const { t } = context;
        const base = listHref(context, whole);
        const choices = await listSessionChoices(database, database.db, { editionId: whole.edition.id });
        const wanted = typeof context.query.session === 'string' ? context.query.session : '';
        const form: FormModel = {
          action: hereOf(context),
          groups: [
            {
              fields: [
                choiceField(
                  'sessionId',
                  t('places:form.session'),
                  choices.map(({ id, code, title, capacity }) => ({
                    value: id,
                    label: [code, say(title, context), capacity === null ? '' : String(capacity)]
                      .filter(Boolean)
                      .join(' · '),
                  })),
                  wanted,
                  { width: 'full', ...(choices.length === 0 ? { hint: t('places:no-sessions') } : {}) },
                ),
              ],
            },
            ...settingsGroups(context, whole, null),
          ],
          submit: { label: t('places:open') },
          cancel: { href: base },
        };
        const page = (again: FormModel) =>
          activityFormPage(deps, context, whole, null, t('places:open'), again, t('places:open-lede'));
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: SettingsPage,
          form,
          page,
          work: async (input) => {
            if (input.sessionId === undefined)
              throw ruleBroken({ field: 'sessionId', code: 'field-required' });
            const sessionId = input.sessionId;
            await named(async () =>
              activities.open(context.actor, whole.edition.id, { sessionId, ...patchOf(whole, input) }),
            );
            return `${base}/${sessionId}?done=opened`;
          },
        });
      },
    });
  }
}
