import type { Messages } from '../../../platform/i18n/index.ts';

/** Words of the printed agenda, in English: namespace `printed-agenda`. */
export const messagesEn = {
  name: 'Agenda',
  'own-name': 'Personal agenda',
  'room-name': 'Room agenda',
  'day-name': 'Agenda of the day',
  day: '{{ordinal}} day',
  overview: 'Overview',
  detail: 'Detailed programme',
  part: '{{part}} of {{count}}',
  themes: 'Themes',
  until: 'to {{time}}',
  'next-day': 'next day',
  'moved-from': 'Moved from: {{place}}',
  'time-of-day': '{{time}}',
  elsewhere: 'Other places',
  everybody: 'For everybody',
  'nothing-on-day': 'No sessions on this day.',
  'nothing-at-all': 'No sessions yet.',
} as const satisfies Messages;
