/**
 * Roles of accounts (`common:role.desk`), of persons in a session and in a delegation. The latter agree with the person
 * (`common:session-role.chair.f`), are neutral where the gender is unstated, and name a group by `group`.
 */
export const rolesAr = {
  role: {
    organiser: 'إدارة الدورة',
    'programme-manager': 'إدارة البرنامج',
    secretariat: 'الأمانة',
    rapporteur: 'مقرر',
    protocol: 'المراسم',
    desk: 'مكتب التسجيل',
    'exhibition-manager': 'إدارة المعرض',
    'focal-point': 'ضابط الاتصال',
    delegate: 'عضو وفد',
    speaker: 'متحدث',
    reviewer: 'محكِّم',
    exhibitor: 'عارض',
    reporter: 'مُعِدّ التقرير',
    assessor: 'مقيِّم',
    press: 'إعلامي',
  },
  'session-role': {
    chair: { m: 'رئيس الجلسة', f: 'رئيسة الجلسة', unstated: 'رئاسة الجلسة', group: 'رئاسة الجلسة' },
    moderator: { m: 'مدير الجلسة', f: 'مديرة الجلسة', unstated: 'إدارة الجلسة', group: 'إدارة الجلسة' },
    rapporteur: { m: 'مقرر الجلسة', f: 'مقررة الجلسة', unstated: 'مقرر الجلسة', group: 'المقررون' },
    keynote: {
      m: 'المتحدث الرئيس',
      f: 'المتحدثة الرئيسة',
      unstated: 'الكلمة الرئيسة',
      group: 'الكلمات الرئيسة',
    },
    speaker: { m: 'متحدث', f: 'متحدثة', unstated: 'متحدث', group: 'المتحدثون' },
    panellist: {
      m: 'مشارك في الحلقة',
      f: 'مشاركة في الحلقة',
      unstated: 'مشارك في الحلقة',
      group: 'المشاركون في الحلقة',
    },
    trainer: { m: 'مدرب', f: 'مدربة', unstated: 'تدريب', group: 'التدريب' },
    interpreter: { m: 'مترجم فوري', f: 'مترجمة فورية', unstated: 'ترجمة فورية', group: 'الترجمة الفورية' },
    'note-taker': { m: 'مدوّن المحضر', f: 'مدوّنة المحضر', unstated: 'تدوين المحضر', group: 'تدوين المحضر' },
  },
  'delegation-role': {
    head: { m: 'رئيس الوفد', f: 'رئيسة الوفد', unstated: 'رئاسة الوفد', group: 'رئاسة الوفد' },
    deputy: {
      m: 'نائب رئيس الوفد',
      f: 'نائبة رئيس الوفد',
      unstated: 'نائب رئيس الوفد',
      group: 'نواب رئيس الوفد',
    },
    member: { m: 'عضو الوفد', f: 'عضو الوفد', unstated: 'عضو الوفد', group: 'أعضاء الوفد' },
    alternate: { m: 'ممثل مناوب', f: 'ممثلة مناوبة', unstated: 'ممثل مناوب', group: 'الممثلون المناوبون' },
    representative: { m: 'ممثل', f: 'ممثلة', unstated: 'ممثل', group: 'الممثلون' },
    'permanent-representative': {
      m: 'مندوب دائم',
      f: 'مندوبة دائمة',
      unstated: 'مندوب دائم',
      group: 'المندوبون الدائمون',
    },
    'focal-point': { m: 'ضابط الاتصال', f: 'ضابطة الاتصال', unstated: 'ضابط الاتصال', group: 'ضباط الاتصال' },
  },
} as const;
