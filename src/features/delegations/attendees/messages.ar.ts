/** What is wrong with what was told of somebody. */
export const messagesAr = {
  fields: {
    honorific: 'اللقب',
    name: 'الاسم',
    post: 'المنصب',
    organisation: 'الجهة',
    bodyId: 'الجهة',
    stateCode: 'الدولة',
    nationality: 'الجنسية',
    birthDate: 'تاريخ الميلاد',
    gender: 'الجنس',
    email: 'البريد الإلكتروني',
    phone: 'رقم الهاتف',
    language: 'لغة المراسلة',
    photo: 'الصورة الشخصية',
    listed: 'ما يظهر في قائمة المشاركين',
  },
  category: {
    delegate: 'عضو وفد',
    guest: 'ضيف',
    speaker: 'متحدث',
    press: 'إعلامي',
    exhibitor: 'عارض',
    organiser: 'منظِّم',
    public: 'جمهور',
  },
  errors: {
    'field-email': 'صيغة البريد الإلكتروني غير صحيحة. مثال: name@example.org.',
    'phone-form': 'يلزم إدخال رقم الهاتف بالأرقام، مع رمز الدولة: ‎+966 11 000 0000‎.',
    'birth-date-form':
      'يلزم إدخال تاريخ الميلاد باليوم والشهر والسنة، ميلاديًا أو هجريًا: ‎1985-03-12‎ أو ‎1405-06-20‎.',
    'birth-date-year': 'سنة الميلاد غير صحيحة: يلزم أن تكون بين 1900 واليوم، أو سنة هجرية من 1318.',
    'birth-date-missing': 'لا يوجد يوم كهذا في التقويم. يلزم تصحيح اليوم أو الشهر في «تاريخ الميلاد».',
    'person-attends': 'هذا الشخص مسجّل في هذه الدورة بالصفة نفسها.',
  },
};
