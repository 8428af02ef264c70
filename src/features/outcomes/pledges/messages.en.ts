/** Words of pledges, in English. */
export const messagesEn = {};
