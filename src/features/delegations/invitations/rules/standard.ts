/** The texts that templates begin with: the formulae of official letters in both languages. */
import type { LetterKind } from '../../tables.ts';

interface Standard {
  readonly name: { readonly ar: string; readonly en: string };
  readonly subject: { readonly ar: string; readonly en: string };
  readonly body: { readonly ar: string; readonly en: string };
}

export const standardLetters: Readonly<Record<LetterKind, Standard>> = {
  invitation: {
    name: { ar: 'خطاب الدعوة', en: 'Letter of invitation' },
    subject: { ar: 'الدعوة إلى المشاركة في {{edition}}', en: 'Invitation to the {{edition}}' },
    body: {
      ar: `السلام عليكم ورحمة الله وبركاته، وبعد:

يسرّ [[{{organiser}}]] دعوة {{party}} إلى المشاركة في أعمال {{edition}}[[، تحت شعار {{slogan}}]]، [[التي تُعقد في {{city}} ]]{{dates}}[[، تحت رعاية {{patron}}]].

ويمكن تسمية وفد لا يتجاوز عدد أعضائه {{quota}}. ونأمل موافاتنا بالرد على هذه الدعوة، وبأسماء أعضاء الوفد الموقر واسم ضابط الاتصال، في موعد أقصاه {{reply-by}}، عبر الرابط المبيَّن في أسفل هذا الخطاب أو كتابةً.

وتفضلوا بقبول فائق التحية والتقدير،`,
      en: `Excellency,

[[On behalf of the {{organiser}}, ]]I have the honour to invite you and your delegation to take part in the {{edition}}[[, under the theme {{slogan}}]], to be held [[in {{city}} ]]{{dates}}[[, under the patronage of {{patron}}]].

A delegation of up to {{quota}} persons may be named. A reply to this invitation, with the names of your delegation and of a focal point, would be appreciated by {{reply-by}}, through the link at the foot of this letter or in writing.

Please accept, Excellency, the assurances of my highest consideration.`,
    },
  },
  'visa-support': {
    name: { ar: 'خطاب دعم طلب التأشيرة', en: 'Visa support letter' },
    subject: {
      ar: 'دعم طلب تأشيرة للمشاركة في {{edition}}',
      en: 'Support for a visa application: {{edition}}',
    },
    body: {
      ar: `السلام عليكم ورحمة الله وبركاته، وبعد:

نفيدكم بأن صاحب جواز السفر المبيَّن أدناه مدعو إلى المشاركة في أعمال {{edition}}، [[التي تُعقد في {{city}} ]]{{dates}}:

الاسم: {{name}}[[، {{post}}]][[، {{organisation}}]]
الجنسية: {{nationality}}
رقم جواز السفر: {{passport}}[[، وينتهي في {{passport-expiry}}]]

ونأمل التكرم بتسهيل إجراءات منح التأشيرة اللازمة.

وتفضلوا بقبول فائق التحية والتقدير،`,
      en: `To whom it may concern,

This is to confirm that the holder of the passport named below is invited to take part in the {{edition}}, to be held [[in {{city}} ]]{{dates}}:

Name: {{name}}[[, {{post}}]][[, {{organisation}}]]
Nationality: {{nationality}}
Passport number: {{passport}}[[, valid until {{passport-expiry}}]]

We should be grateful for every assistance in granting the visa required.

Please accept the assurances of our highest consideration.`,
    },
  },
};
