import type { Translate } from '../../platform/i18n/index.ts';
import { type MailFailure, type MailState, mailFailures } from '../../platform/outbox/index.ts';
import type { TagModel } from '../../platform/views/index.ts';
import type { MessageDetail, MessageView } from './contract.ts';
import type { listAttachments, MailEntry, MailWhole } from './store.ts';

const failureOf = (code: string | null): MailFailure | null =>
  code === null ? null : (mailFailures.find((one) => one === code) ?? 'unknown');

/** A mail as the API shows it. */
export const presentMessage = (mail: MailEntry): MessageView => ({
  id: mail.id,
  editionId: mail.editionId,
  template: mail.template,
  language: mail.language,
  receiver: { address: mail.address, name: mail.name, accountId: mail.accountId },
  subject: mail.subject,
  state: mail.state,
  channel: mail.channel,
  attempts: mail.attempts,
  failure: failureOf(mail.failure),
  answer: mail.answer === '' ? null : mail.answer,
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  dueAt: mail.state === 'waiting' ? mail.dueAt.toISOString() : null,
  secret: mail.secret,
  resendOf: mail.resendOf,
  resentAs: mail.resentAs,
});

/** Bytes behind a base64 text. */
const bytesOf = (content: string): number => Buffer.byteLength(content, 'base64');

export const presentDetail = (
  mail: MailWhole,
  attachments: Awaited<ReturnType<typeof listAttachments>>,
): MessageDetail => ({
  ...presentMessage(mail),
  text: mail.text,
  html: mail.html,
  attachments: attachments.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    bytes: bytesOf(content),
  })),
});

const tones: Readonly<Record<MailState, TagModel['tone']>> = {
  waiting: 'info',
  sending: 'info',
  sent: 'ok',
  failed: 'bad',
  held: 'warn',
  cancelled: 'silent',
};

/** The state of a mail as a tag. */
export const mailTag = (t: Translate, state: MailState): TagModel => ({
  text: t(`notifications:state.${state}`),
  tone: tones[state],
});

/** Why a mail did not leave, in a sentence; undefined when nothing failed. */
export const failureWords = (t: Translate, code: string | null): string | undefined => {
  const failure = failureOf(code);
  return failure === null ? undefined : t(`outbox:failure.${failure}`);
};
