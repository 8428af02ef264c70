import { Type } from 'typebox';
import { Nullable } from '../../../../../platform/http/schemas.ts';
import { zonePhrase } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldGroup } from '../../../../../platform/views/index.ts';
import { localTime } from '../../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';

/** A day and a time of day as a page sends them, by the clock of the edition. */
export const Day = Type.Optional(Nullable(Type.String({ format: 'date' })));
export const Time = Type.Optional(Nullable(Type.String({ maxLength: 20 })));

/** The fields of a moment: its day and its time of day. */
export function momentGroup(
  context: PageContext,
  whole: EditionWhole,
  name: 'opens' | 'closes' | 'freezes' | 'releases',
  at: Date | null,
  more = '',
): FieldGroup {
  const { t } = context;
  const zone = t('registration:manage.time-hint', {
    zone: zonePhrase(dateSettingsOf(whole, context.language)),
  });
  const local = at === null ? undefined : localTime(at, whole.edition.timeZone);
  return {
    title: t(name === 'releases' ? 'places:releasesAt' : `places:form.${name}At`),
    hint: more === '' ? zone : `${more} ${zone}`,
    inline: true,
    fields: [
      {
        name: `${name}Day`,
        kind: 'date',
        optional: true,
        label: t('registration:manage.day'),
        value: local?.day ?? '',
      },
      {
        name: `${name}Time`,
        optional: true,
        width: 's',
        dir: 'ltr',
        label: t('registration:manage.time'),
        value: local?.time ?? '',
      },
    ],
  };
}
