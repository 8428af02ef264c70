export const messagesAr = {
  errors: {
    'room-booked': 'القاعة «{{room}}» مشغولة من {{from}} إلى {{to}} بجلسة «{{session}}».',
    'person-booked': '{{person}}: مشاركة أخرى من {{from}} إلى {{to}} في جلسة «{{session}}».',
    'bookings-clash': 'الموعد يتعارض مع جلسات أخرى. يلزم اختيار موعد آخر، أو قاعة أو أشخاص آخرين.',
  },
} as const;
