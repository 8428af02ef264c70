import type { Messages } from '../../../platform/i18n/index.ts';

/**
 * Words of certificates in Arabic. Leads agree with the organiser, sentences with the holder. `edition` is «الدورة الأولى من …،
 * المنعقدة في … خلال …», `event` is «أعمال» before it.
 */
export const messagesAr = {
  title: {
    attendance: 'شهادة حضور',
    participation: 'شهادة مشاركة',
    speaker: 'شهادة متحدث',
    'speaker-f': 'شهادة متحدثة',
    trainer: 'شهادة مدرب',
    'trainer-f': 'شهادة مدربة',
    organiser: 'شهادة تنظيم',
    exhibitor: 'شهادة عارض',
    appreciation: 'شهادة شكر وتقدير',
  },
  lead: {
    neutral: {
      m: 'يمنح {{organiser}} هذه الشهادة إلى',
      f: 'تمنح {{organiser}} هذه الشهادة إلى',
    },
    attested: { m: 'يشهد {{organiser}} بأن', f: 'تشهد {{organiser}} بأن' },
    appreciation: {
      m: 'يتقدم {{organiser}} بخالص الشكر والتقدير إلى',
      f: 'تتقدم {{organiser}} بخالص الشكر والتقدير إلى',
    },
  },
  edition: {
    numbered: 'الدورة {{ordinal}} من {{forum}}، المنعقدة{{place}} {{period}}',
    single: '{{forum}}{{place}} {{period}}',
    place: ' في {{city}}',
  },
  event: 'أعمال {{edition}}',
  session: {
    in: '{{session}} ضمن {{event}}',
    named: 'جلسة {{session}}',
    workshop: 'ورشة عمل {{session}}',
  },
  hours: '، بواقع {{hours}}',
  neutral: {
    attendance: 'لحضور {{matter}}{{hours}}.',
    participation: 'تقديرًا للمشاركة في {{matter}}{{hours}}.',
    speaker: {
      m: 'تقديرًا للمشاركة متحدثًا في {{matter}}{{hours}}.',
      f: 'تقديرًا للمشاركة متحدثةً في {{matter}}{{hours}}.',
      unstated: 'تقديرًا للتحدث في {{matter}}{{hours}}.',
    },
    trainer: {
      m: 'تقديرًا للمشاركة مدربًا في {{matter}}{{hours}}.',
      f: 'تقديرًا للمشاركة مدربةً في {{matter}}{{hours}}.',
      unstated: 'تقديرًا للإسهام في التدريب ضمن {{matter}}{{hours}}.',
    },
    workshop: 'تقديرًا لتقديم {{matter}}{{hours}}.',
    organiser: 'تقديرًا للإسهام في تنظيم {{edition}}{{hours}}.',
    exhibitor: 'تقديرًا للمشاركة في المعرض المصاحب ل{{event}}{{hours}}.',
    appreciation: {
      m: 'لإسهامه في إنجاح {{edition}}.',
      f: 'لإسهامها في إنجاح {{edition}}.',
      unstated: 'للإسهام في إنجاح {{edition}}.',
    },
  },
  cited: 'على {{citation}}، ضمن {{event}}.',
  'cited-as-written': '{{citation}}، ضمن {{event}}.',
  attested: {
    attendance: {
      m: 'قد حضر {{matter}}{{hours}}، وقد مُنح هذه الشهادة إثباتًا لحضوره.',
      f: 'قد حضرت {{matter}}{{hours}}، وقد مُنحت هذه الشهادة إثباتًا لحضورها.',
    },
    participation: {
      m: 'قد شارك في {{matter}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.',
      f: 'قد شاركت في {{matter}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.',
    },
    speaker: {
      m: 'قد شارك متحدثًا في {{matter}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.',
      f: 'قد شاركت متحدثةً في {{matter}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.',
    },
    trainer: {
      m: 'قد شارك مدربًا في {{matter}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.',
      f: 'قد شاركت مدربةً في {{matter}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.',
    },
    workshop: {
      m: 'قد قدّم {{matter}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لجهده.',
      f: 'قد قدّمت {{matter}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لجهدها.',
    },
    organiser: {
      m: 'قد أسهم في تنظيم {{edition}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لإسهامه.',
      f: 'قد أسهمت في تنظيم {{edition}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لإسهامها.',
    },
    exhibitor: {
      m: 'قد شارك في المعرض المصاحب ل{{event}}{{hours}}، وقد مُنح هذه الشهادة تقديرًا لمشاركته.',
      f: 'قد شاركت في المعرض المصاحب ل{{event}}{{hours}}، وقد مُنحت هذه الشهادة تقديرًا لمشاركتها.',
    },
  },
  serial: 'الرقم التسلسلي',
  verify: 'للتحقق من صحة هذه الشهادة:',
  'verify-short': 'للتحقق',
  qr: 'عنوان التحقق من هذه الشهادة',
  issued: 'صدرت يوم {{date}}',
  seal: 'موضع الختم',
  sample: 'مثال توضيحي',
} as const satisfies Messages;
