/** Words of states, bodies and persons, in Arabic. */
export const messagesAr = {
  errors: {
    'body-above-itself': 'لا يمكن أن تتبع الجهة نفسها، ولا جهة تتبع لها.',
    'body-in-use': 'لا يمكن حذف الجهة لأن أشخاصًا أو دورات أو سجلات أخرى ترتبط بها.',
    'person-in-use': 'لا يمكن حذف الشخص لأن جلسات أو تكريمات أو سجلات أخرى ترتبط به.',
  },
} as const;
