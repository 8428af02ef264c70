/** Words of pledges, in Arabic. */
export const messagesAr = {};
