/** Words of availability: namespace `availability`. */
export const messagesAr = {
  title: 'أوقات التفرغ',
  lede: 'الأوقات المتاحة للأشخاص والقاعات، وما يناسب كل جلسة. ما يخالفها في الجدول يظهر في التعارضات.',
  view: { persons: 'الأشخاص', rooms: 'القاعات', sessions: 'الجلسات' },
  column: { persons: 'الشخص', rooms: 'القاعة', sessions: 'الجلسة', periods: 'الأوقات' },
  none: {
    persons: 'لا يوجد أشخاص في البرنامج بعد.',
    rooms: 'لا توجد قاعات في الدورة بعد.',
    sessions: 'لا توجد جلسات بعد.',
  },
  list: { search: 'اسم أو رمز' },
  kind: {
    person: { unavailable: 'غير متاح', undesired: 'غير مفضَّل', preferred: 'مفضَّل', only: 'دون غيره' },
    room: { unavailable: 'غير متاحة', undesired: 'غير مفضَّلة', preferred: 'مفضَّلة', only: 'دون غيره' },
    session: {
      unavailable: 'وقت مستبعد',
      undesired: 'وقت غير مفضَّل',
      preferred: 'وقت مفضَّل',
      only: 'في هذا الوقت دون غيره',
    },
  },
  form: {
    kind: 'التفرغ',
    none: 'غير محدد',
    from: 'من',
    to: 'إلى',
    note: 'ملاحظة',
    'every-day': 'كل يوم',
    add: 'إضافة وقت',
    hint: 'إذا تُرك الوقتان فارغين فاليوم كله. الصف الفارغ لا يُحفظ.',
    heading: {
      person: 'أوقات الشخص',
      room: 'أوقات القاعة',
      session: 'ما يناسب الجلسة من الأوقات',
    },
  },
  errors: {
    'availability-unknown': 'هذا الوقت غير مسجل.',
    'period-outside-edition': 'يلزم أن يقع الوقت في أيام الدورة، من {{from}} إلى {{to}}.',
    'kind-not-for-this': 'يلزم اختيار نوع التفرغ من القائمة.',
    'periods-contradict': 'هذا الوقت نفسه مستبعد في صف آخر. يلزم الإبقاء على أحدهما.',
    'too-many-periods': 'تجاوزت الأوقات الحد الأقصى، وهو {{max}}.',
  },
} as const;
