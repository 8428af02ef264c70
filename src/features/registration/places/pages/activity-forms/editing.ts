import { ruleBroken } from '../../../../../platform/errors/index.ts';
import { deletionAction, deletionPage } from '../../../../../platform/pages/deletion.ts';
import { versionField } from '../../../../../platform/pages/fields.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { named } from '../../../forms/pages/manage/way.ts';
import { managePlaces } from '../../policy.ts';
import type { PlacePages } from '../index.ts';
import { activitiesFrame, activityOf, listHref } from '../shared.ts';
import { activityFormPage, hereOf } from './form-page.ts';
import { patchOf, SettingsPage, settingsGroups } from './settings.ts';

/** Adds the settings of an activity, and the page that takes it away. */
export function addActivityEditing(deps: PlacePages): void {
  const { pages, shell, database, activities } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/activities/:activity/settings',
      policy: managePlaces,
      handle: async (context, whole) => {
        const { t } = context;
        const activity = await activityOf(deps, context, whole);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const form: FormModel = {
          action: hereOf(context),
          groups: [{ fields: [versionField(activity.version)] }, ...settingsGroups(context, whole, activity)],
          submit: { label: t('common:action.save') },
          cancel: { href: base },
          actions: [
            deletionAction(t('places:delete'), {
              action: `${base}/deletion`,
              version: activity.version,
              confirm: {
                title: t('places:delete-title', { activity: say(activity.session.title, context) }),
                text: t('places:delete-text'),
              },
            }),
          ],
        };
        const page = (again: FormModel) =>
          activityFormPage(deps, context, whole, activity, t('places:settings'), again);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: SettingsPage,
          form,
          page,
          work: async ({ sessionId: _, ...input }, version) => {
            if (input.capacity == null) throw ruleBroken({ field: 'capacity', code: 'field-required' });
            await named(async () =>
              activities.edit(context.actor, activity.id, version, patchOf(whole, input)),
            );
            return `${base}?done=saved`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/deletion',
      policy: managePlaces,
      handle: async (context, whole) => {
        const t = context.words(whole.edition.digits);
        const activity = await activityOf(deps, context, whole);
        const base = listHref(context, whole);
        if (method === 'POST') {
          const { version } = (context.request.body ?? {}) as { version?: string };
          await activities.remove(context.actor, activity.id, Number(version) || 0);
          return { redirect: base };
        }
        return deletionPage(database, {
          page: activitiesFrame(deps, context, whole, activity, t('places:delete')),
          digits: whole.edition.digits,
          t,
          confirm: {
            title: t('places:delete-title', { activity: say(activity.session.title, context) }),
            text: t('places:delete-text'),
          },
          action: hereOf(context),
          version: activity.version,
          back: `${base}/${activity.id}/settings`,
          row: { table: 'activities', id: activity.id },
        });
      },
    });
  }
}
