/** Words of the pages of the office: counts, conflicts, devices, attendance. */
export const officeWordsAr = {
  title: 'تسجيل الحضور',
};
