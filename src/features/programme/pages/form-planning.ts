import { choiceField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldGroup } from '../../../platform/views/index.ts';
import { roomFeatures } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import { say } from '../say.ts';

/** What whoever schedules the session has to know: folded, since most sessions need nothing of it. */
export function planningGroup(
  { t, language }: PageContext,
  data: AgendaData,
  session: AgendaSession | null,
): FieldGroup {
  const planning = session?.planning ?? null;
  const rooms = data.rooms.map(({ id, name }) => ({ value: id, label: say(name, language) }));
  return {
    title: t('programme:form.planning'),
    folded: true,
    fields: [
      {
        name: 'minutes',
        kind: 'number',
        label: t('programme:form.minutes'),
        hint: t('programme:form.minutes-hint'),
        value: planning?.minutes,
        width: 's',
        optional: true,
      },
      {
        name: 'expected',
        kind: 'number',
        label: t('programme:form.expected'),
        hint: t('programme:form.expected-hint'),
        value: planning?.expected,
        width: 's',
        optional: true,
      },
      choiceField(
        'level',
        t('programme:form.level'),
        [1, 2, 3].map((level) => ({ value: String(level), label: t(`programme:level.${level}`) })),
        session?.level?.toString(),
        { blank: t('programme:form.no-level'), optional: true },
      ),
      {
        name: 'pauseMinutes',
        kind: 'number',
        label: t('programme:form.pause'),
        hint: t('programme:form.pause-hint'),
        value: planning === null || planning.pauseMinutes === 0 ? undefined : planning.pauseMinutes,
        width: 's',
        optional: true,
      },
      {
        name: 'equipment',
        kind: 'checkboxes',
        label: t('programme:form.equipment'),
        hint: t('programme:form.equipment-hint'),
        inline: true,
        options: roomFeatures.map((value) => ({ value, label: t(`series:feature.${value}`) })),
        value: planning?.equipment ?? [],
      },
      ...(rooms.length === 0
        ? []
        : [
            {
              name: 'allowedRoomIds',
              kind: 'checkboxes',
              label: t('programme:form.allowed-rooms'),
              hint: t('programme:form.allowed-rooms-hint'),
              inline: true,
              options: rooms,
              value: planning?.allowedRoomIds ?? [],
            } as const,
            {
              name: 'barredRoomIds',
              kind: 'checkboxes',
              label: t('programme:form.barred-rooms'),
              inline: true,
              options: rooms,
              value: planning?.barredRoomIds ?? [],
            } as const,
            {
              name: 'preferredRoomIds',
              kind: 'checkboxes',
              label: t('programme:form.preferred-rooms'),
              hint: t('programme:form.preferred-rooms-hint'),
              inline: true,
              options: rooms,
              value: planning?.preferredRoomIds ?? [],
            } as const,
            {
              name: 'undesiredRoomIds',
              kind: 'checkboxes',
              label: t('programme:form.undesired-rooms'),
              inline: true,
              options: rooms,
              value: planning?.undesiredRoomIds ?? [],
            } as const,
          ]),
      {
        name: 'pinned',
        kind: 'checkbox',
        label: t('programme:form.pinned'),
        hint: t('programme:form.pinned-hint'),
        value: planning?.pinned ?? false,
      },
    ],
  };
}
