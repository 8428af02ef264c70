import { doorWordsAr } from './words/door.ar.ts';
import { attendanceImportWordsAr } from './words/import.ar.ts';
import { officeWordsAr } from './words/office.ar.ts';
import { joinMailAr, joinWordsAr, onlineWordsAr } from './words/online.ar.ts';
import { walkInWordsAr } from './words/walk-in.ar.ts';

/** Words of this part. */
export const messagesAr = {
  ...officeWordsAr,
  figures: { came: 'حضروا' },
  door: doorWordsAr,
  online: onlineWordsAr,
  join: joinWordsAr,
  import: attendanceImportWordsAr,
  mail: { join: joinMailAr },
  'walk-in': walkInWordsAr,
  direction: { in: 'دخول', out: 'خروج' },
  reason: {
    unreadable: 'ليس هذا رمز بطاقة. امسح الرمز مرة أخرى، أو ابحث بالاسم.',
    forged: 'توقيع البطاقة غير صحيح. لا يُسمح بالدخول بها.',
    'other-edition': 'البطاقة لدورة أخرى.',
    ended: 'البطاقة موقوفة نهائيًا: مفقودة أو ملغاة أو حلّت محلها بطاقة أخرى.',
    suspended: 'البطاقة موقوفة مؤقتًا.',
    'not-issued-yet': 'بطاقة أُصدرت حديثًا، ولم تصل بياناتها إلى هذا الجهاز بعد.',
    'wrong-day': 'البطاقة لا تفتح هذا الباب في هذا اليوم.',
    'wrong-zone': 'البطاقة لا تفتح هذا الباب.',
    'already-in': 'أُثبت الدخول من قبل، ولم يُثبت خروج.',
    'not-in': 'لم يُثبت دخول من قبل.',
    'unknown-serial': 'لا توجد بطاقة بهذا الرقم.',
    'unknown-door': 'الباب غير معروف. حدّث الصفحة، ثم اختر الباب.',
    'unknown-session': 'الجلسة غير معروفة. حدّث الصفحة، ثم اختر الجلسة.',
    'two-doors': 'دخلت البطاقة نفسها من باب آخر قبل أقل من دقيقة. تحقق من الهوية.',
    clock: 'الوقت الذي ذكره الجهاز غير ممكن: اتصل الجهاز بعده، أو غُيِّرت ساعته. يُسأل من كان عند الباب.',
    'other-day': 'الإثبات ليوم غير يوم وقوعه. يُختار اليوم في صفحة الباب.',
    'device-retired': 'أُخرج الجهاز من الخدمة قبل هذا الإثبات.',
  },
  errors: {
    'device-unknown': 'هذا الجهاز غير مسجّل في هذه الدورة. سجّل الجهاز من صفحة الباب.',
    'device-of-other': 'سُجِّل هذا الجهاز بحساب آخر. ادخل بذلك الحساب، أو سجّل الجهاز باسمك.',
    'badge-ended-meanwhile': 'أُوقفت إحدى البطاقات في هذه اللحظة. أعد الإرسال.',
    'check-in-unknown': 'لا يوجد إثبات حضور بهذا المعرّف.',
    'check-in-resolved': 'بُتّ في هذا الإثبات من قبل.',
    'walk-in-known':
      'في الدورة من يوافقه اسمًا أو بريدًا أو هاتفًا: {{names}}. افتح سجله إن كان هو، أو أكّد أنه شخص آخر.',
    'walk-in-form': 'لا يُسجَّل بهذا النموذج عند الوصول. اختر نموذجًا آخر، أو أتِح ذلك في صفحة النموذج.',
    'walk-in-contact': 'اكتب البريد الإلكتروني أو رقم الهاتف.',
    'walk-in-consent': 'لا يُسجَّل دون هذه الموافقة: {{field}}',
    'walk-in-no-day': 'ليس اليوم من أيام الدورة. سجّل الآن، ويُثبت الدخول عند الباب في يومه.',
    'unknown-door': 'الباب غير معروف. حدّث الصفحة، ثم اختر الباب.',
    'join-no-link': 'لم يُحدد عنوان اجتماع لهذه الجلسة. احفظ العنوان أولًا.',
    'join-link-unknown':
      'هذا الرابط لا يعمل: أُلغي التسجيل، أو لم تعد الجلسة تُعقد عن بُعد، أو لم يُنسخ الرابط كاملًا.',
    'join-soon': 'لم تبدأ الجلسة بعد. يعمل الرابط قبل موعدها بربع ساعة.',
    'join-over': 'انتهت الجلسة.',
    'meeting-url': 'اكتب عنوانًا كاملًا يبدأ بـ https أو http، دون اسم مستخدم أو كلمة مرور.',
    'attendance-early': 'لم تبدأ الجلسة بعد، فلا حضور لها. استورد الملف بعد بدئها.',
    'attendance-columns':
      'يلزم عمود للاسم أو البريد، وعمود لوقت الانضمام أو للمدة. اكتب أسماء الأعمدة في السطر الأول.',
    'attendance-too-many': 'في الملف أكثر من {{limit}} صف. قسّمه، ثم استورد كل جزء.',
    'attendance-nobody': 'الصف بلا اسم وبلا بريد.',
    'attendance-join': 'وقت الانضمام غير مفهوم أو ليس في يوم الجلسة: {{value}}',
    'attendance-leave': 'وقت المغادرة غير مفهوم أو يسبق الانضمام: {{value}}',
    'attendance-minutes': 'المدة غير مفهومة: {{value}}',
  },
};
