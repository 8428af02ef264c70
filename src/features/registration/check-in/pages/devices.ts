import { notFound } from '../../../../platform/errors/index.ts';
import { dayLabel, dayOf, formatNumber, time } from '../../../../platform/language/index.ts';
import type { Page } from '../../../../platform/pages/index.ts';
import { dateSettingsOf, managementPath, type PartPages, placeOf } from '../../../series/index.ts';
import { findDevice, listDevices } from '../../store/check-ins.ts';
import type { CheckInServices } from '../context.ts';
import { checkPeopleIn, resolveCheckIns } from '../policy.ts';

/** Seconds by which a clock may be off before the list points at it. */
const OFF = 60;

/** Adds the list of phones and desks, with how far their clocks are off, and the button that retires one. */
export function addDevicePages({ shell, database, devices }: CheckInServices & PartPages): void {
  shell.managed({
    path: '/check-in/devices',
    policy: checkPeopleIn,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = context.href(`${managementPath(whole)}/check-in`);
      const settings = dateSettingsOf(whole, context.language);
      const rows = await listDevices(database.db, whole.edition.id);
      const all = resolveCheckIns.allows(context.actor, placeOf(whole.edition));
      const own = context.actor.kind === 'account' ? context.actor.accountId : '';
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('check-in:devices.title'),
          lede: t('check-in:devices.lede'),
          current: '/check-in',
          crumbs: [{ label: t('check-in:title'), href: base }, { label: t('check-in:devices.title') }],
          actions: [{ label: t('check-in:live.open-door'), href: `${base}/door`, tone: 'primary' }],
        }),
        data: {
          table: {
            id: 'devices',
            caption: t('check-in:devices.title'),
            columns: [
              { key: 'name', label: t('check-in:devices.name') },
              { key: 'account', label: t('check-in:devices.account') },
              { key: 'seen', label: t('check-in:devices.seen') },
              { key: 'skew', label: t('check-in:devices.skew'), kind: 'number' },
              { key: 'act', label: t('common:list.actions'), labelHidden: true },
            ],
            rows: rows.map(({ device, accountName }) => {
              const seconds = Math.round(device.skewMs / 1_000);
              return {
                id: device.id,
                title: device.name,
                ...(device.retiredAt === null
                  ? {}
                  : { tags: [{ text: t('check-in:devices.retired'), tone: 'line' as const }] }),
                cells: {
                  account: accountName,
                  seen: `${dayLabel(dayOf(device.lastSeenAt, whole.edition.timeZone), settings)} · ${time(device.lastSeenAt, settings)}`,
                  skew:
                    Math.abs(seconds) < OFF
                      ? { text: t('check-in:devices.right'), muted: true }
                      : {
                          tag: {
                            text: t('check-in:devices.off', {
                              minutes: formatNumber(Math.round(seconds / 60), {
                                language: context.language,
                                digits: whole.edition.digits,
                              }),
                            }),
                            tone: 'warn' as const,
                          },
                        },
                  act:
                    device.retiredAt === null && (all || device.accountId === own)
                      ? {
                          actions: [
                            {
                              label: t('check-in:devices.retire'),
                              action: `${base}/devices/${device.id}/retirement`,
                              about: device.name,
                              size: 'sm' as const,
                              confirm: {
                                title: t('check-in:devices.retire-title', { name: device.name }),
                                text: t('check-in:devices.retire-text'),
                              },
                            },
                          ],
                        }
                      : '',
                },
              };
            }),
            empty: { title: t('check-in:devices.none'), text: t('check-in:devices.none-text') },
          },
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/check-in/devices/:device/retirement',
    policy: checkPeopleIn,
    handle: async (context, whole) => {
      const device = await findDevice(database.db, context.params.device ?? '');
      if (device?.editionId !== whole.edition.id) throw notFound('device-unknown');
      await devices.retire(context.actor, device.id);
      return { redirect: context.href(`${managementPath(whole)}/check-in/devices`) };
    },
  });
}
