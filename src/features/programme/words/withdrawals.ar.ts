/** Words of withdrawn papers that still stand in the programme, in Arabic. */
export const messagesAr = {
  title_one: 'ورقة مسحوبة ما زالت في البرنامج',
  title_two: 'ورقتان مسحوبتان ما زالتا في البرنامج',
  title_few: '{{count}} أوراق مسحوبة ما زالت في البرنامج',
  title_many: '{{count}} ورقة مسحوبة ما زالت في البرنامج',
  title_other: '{{count}} ورقة مسحوبة ما زالت في البرنامج',
  title_zero: 'لا أوراق مسحوبة في البرنامج',
  text: 'لا يظهر للجمهور منها شيء ابتداءً من الإصدار القادم. يُرجى إخراجها من جلساتها.',
  one: '{{code}} «{{title}}» في الجلسة {{session}}',
  last: '{{code}} «{{title}}» في الجلسة {{session}}، ولا يبقى في الجلسة شيء بعدها',
  'take-out': 'إخراج {{code}} من الجلسة',
  cancel: 'إخراج {{code}} وإلغاء جلستها',
  all: 'جميع الأوراق المسحوبة',
} as const;
