/** Words of the pages of the office: counts, conflicts, devices, attendance. */
export const officeWordsEn = {
  title: 'Check-in',
};
