/** Words of follow up, in Arabic. */
export const messagesAr = {};
