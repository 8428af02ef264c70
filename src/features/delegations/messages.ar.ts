/** Words of participations, in Arabic. */
export const messagesAr = {
  errors: {
    'party-missing': 'يلزم اختيار دولة أو جهة.',
    'party-twofold': 'يلزم اختيار دولة أو جهة، لا كلتيهما.',
    'party-takes-part': 'الدولة أو الجهة المختارة مشاركة في هذه الدورة من قبل.',
    'participation-step': 'لا يمكن الانتقال إلى هذه الحالة من الحالة الحالية.',
    'participation-in-use': 'لا يمكن حذف المشاركة لأن وفدها أو سجلات أخرى ترتبط بها.',
  },
} as const;
