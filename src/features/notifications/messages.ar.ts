/** Words of the mail pages and of this feature's mails. */
export const messagesAr = {
  mail: {
    test: {
      title: 'رسالة تجريبية',
      subject: 'رسالة تجريبية',
      greeting: 'السلام عليكم ورحمة الله وبركاته، {{name}}',
      intro: 'طُلبت هذه الرسالة في {{time}} للتأكد من وصول البريد. وصولها إليكم يعني أن الإرسال يعمل.',
      open: 'سجل الرسائل',
      closing: 'إن لم تطلبوها فلا يلزمكم شيء.',
    },
  },
} as const;
