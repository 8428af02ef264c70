/** Words of amendments, in Arabic. */
export const messagesAr = {};
