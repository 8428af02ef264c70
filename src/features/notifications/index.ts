/** Owns what people see of mail: the logs, previews of templates, the mailbox of an installation without a mail server. */
export { notificationsMails } from './mails.ts';
