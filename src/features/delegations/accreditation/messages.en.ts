/** Words of this part. */
export const messagesEn = { errors: {} };
