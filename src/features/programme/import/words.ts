import { searchKey } from '../../../platform/language/index.ts';
import { type SessionKind, type SessionRole, sessionKinds, sessionRoles } from '../tables.ts';

/** Words by which files call a kind of session, as they stand in titles and types: any of them within the word given. */
const kindWords: readonly (readonly [kind: SessionKind, words: readonly string[]])[] = [
  [
    'break',
    ['break', 'lunch', 'coffee', 'dinner', 'breakfast', 'prayer', 'registration', 'استراحه', 'صلاه', 'غداء'],
  ],
  ['workshop', ['workshop', 'tutorial', 'hands-on', 'training', 'hackathon', 'sprint', 'ورشه', 'تدريب']],
  [
    'panel',
    ['panel', 'discussion', 'podium', 'debate', 'round table', 'roundtable', 'bof', 'حلقه', 'نقاش', 'حواريه'],
  ],
  ['ceremony', ['ceremony', 'opening', 'closing', 'welcome', 'حفل', 'افتتاح', 'ختام']],
  ['plenary', ['plenary', 'keynote', 'main', 'جلسه عامه', 'رئيسه']],
  ['screening', ['screening', 'film', 'movie', 'video', 'عرض فيلم']],
  ['experience', ['experience', 'case study', 'demo', 'show', 'تجربه', 'تجارب']],
  ['official-meeting', ['meeting', 'assembly', 'لقاء', 'اجتماع']],
  [
    'cultural-visit',
    ['visit', 'tour', 'excursion', 'concert', 'performance', 'party', 'social', 'زياره', 'جوله'],
  ],
  ['exhibition-hours', ['exhibition', 'expo', 'booth', 'stand', 'معرض']],
  [
    'paper-session',
    [
      'paper',
      'talk',
      'lecture',
      'presentation',
      'lightning',
      'speech',
      'podcast',
      'اوراق',
      'ورقه',
      'محاضره',
      'عرض',
    ],
  ],
];

/** What a session without a kind is taken for: somebody presents something. */
export const usualKind: SessionKind = 'paper-session';

/** Our kind for the file's word; undefined for a word that says nothing to us. */
export function kindOf(word: string): SessionKind | undefined {
  const exact = sessionKinds.find((kind) => kind === word);
  if (exact !== undefined) return exact;
  const key = searchKey(word);
  return kindWords.find(([, words]) => words.some((one) => key.includes(searchKey(one))))?.[0];
}

const roleWords: readonly (readonly [role: SessionRole, words: readonly string[]])[] = [
  ['chair', ['chair', 'host', 'president', 'رئيس']],
  ['moderator', ['moderator', 'facilitator', 'مدير']],
  ['rapporteur', ['rapporteur', 'reporter', 'مقرر']],
  ['trainer', ['trainer', 'instructor', 'coach', 'مدرب']],
  ['interpreter', ['interpreter', 'translator', 'مترجم']],
  ['panellist', ['panellist', 'panelist', 'discussant', 'مشارك']],
  ['speaker', ['speaker', 'presenter', 'author', 'lecturer', 'keynote', 'متحدث']],
];

/** What somebody is of whom the file says nothing. */
export const usualRole: SessionRole = 'speaker';

export function roleOf(word: string): SessionRole | undefined {
  const exact = sessionRoles.find((role) => role === word);
  if (exact !== undefined) return exact;
  const key = searchKey(word);
  return roleWords.find(([, words]) => words.some((one) => key.includes(searchKey(one))))?.[0];
}
