import { notFound } from '../../../platform/errors/index.ts';
import type { Rendered } from '../../../platform/http/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { idOf } from '../../../platform/pages/index.ts';
import type { ActionModel, FactModel } from '../../../platform/views/index.ts';
import { mailDocument } from '../frame-html.ts';
import { manageMail } from '../policy.ts';
import { failureWords, mailTag } from '../present.ts';
import * as store from '../store.ts';
import { doneNotice, editionOf, type MailPages, receiverOf, whenIn } from './shared.ts';

/** Adds the page of one mail: what became of it, its text, sending it again. */
export function addMessagePages(deps: MailPages): void {
  const { pages, shell, database, service } = deps;

  pages.route({
    path: '/manage/mail/:id',
    policy: manageMail,
    handle: async (context) => {
      const { t } = context;
      const mail = await service.read(context.actor, idOf(context, 'id'));
      const base = context.href(`/manage/mail/${mail.id}`);
      const resend: ActionModel = {
        label: t('notifications:resend'),
        action: `${base}/resends`,
        icon: 'undo',
        confirm: {
          title: t('notifications:resend-question'),
          text: t('notifications:resend-text', { receiver: mail.name ?? mail.address }),
          label: t('notifications:resend'),
        },
      };
      return {
        template: 'notifications/message',
        page: shell.managementPage(context, null, {
          title: mail.subject,
          current: '/mail',
          crumbs: [
            { label: t('notifications:log'), href: context.href('/manage/mail') },
            { label: mail.subject },
          ],
          tags: [mailTag(t, mail.state)],
          actions: service.mayResend(mail) ? [resend] : [],
        }),
        data: {
          notices: [
            ...doneNotice(context),
            ...(mail.secret ? [{ title: t('notifications:masked'), tone: 'info' as const }] : []),
          ],
          facts: factsOf(context, mail),
          text: mail.text,
          written: mail.language,
          view: mail.html === null ? null : `${base}/view`,
          attachments: attachmentLinks(base, await store.listAttachments(database.db, mail.id)),
        },
      };
    },
  });

  pages.route({
    path: '/manage/mail/:id/view',
    policy: manageMail,
    handle: async (context) => {
      const { html } = await service.read(context.actor, idOf(context, 'id'));
      if (html === null) throw notFound();
      return mailDocument(html);
    },
  });

  pages.route({
    path: '/manage/mail/:id/attachments/:position',
    policy: manageMail,
    handle: async (context) => {
      const { id } = await service.read(context.actor, idOf(context, 'id'));
      return attachmentOf(context, await store.listAttachments(database.db, id));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/mail/:id/resends',
    policy: manageMail,
    handle: async (context) => {
      const id = await service.resend(context.actor, idOf(context, 'id'));
      return { redirect: context.href(`/manage/mail/${id}?done=resent`) };
    },
  });
}

/** Links to the files of a mail. */
export const attachmentLinks = (
  base: string,
  attachments: Awaited<ReturnType<typeof store.listAttachments>>,
): ActionModel[] =>
  attachments.map(({ name, position }) => ({
    label: name,
    href: `${base}/attachments/${position}`,
    icon: 'doc',
    size: 'sm',
    download: true,
  }));

/** The file that the address names, to be saved and never shown. */
export function attachmentOf(
  context: PageContext,
  attachments: Awaited<ReturnType<typeof store.listAttachments>>,
): Rendered {
  const found = attachments.find(({ position }) => String(position) === context.params.position);
  if (found === undefined) throw notFound();
  const ascii = found.name.replaceAll(/[^\w.-]/g, '_');
  return {
    type: 'application/octet-stream',
    headers: {
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    },
    body: Buffer.from(found.content, 'base64'),
  };
}

/** What became of a mail. */
export function factsOf(context: PageContext, mail: store.MailEntry): FactModel[] {
  const { t } = context;
  const edition = editionOf(context, mail);
  const failure = failureWords(t, mail.failure);
  const linked = (label: string, id: string | null): FactModel[] =>
    id === null ? [] : [{ label, value: t('notifications:open'), href: context.href(`/manage/mail/${id}`) }];
  return [
    { label: t('notifications:receiver'), value: receiverOf(mail) },
    ...(edition === undefined ? [] : [{ label: t('notifications:edition'), value: edition }]),
    { label: t('notifications:template'), value: mail.template, code: true },
    { label: t('notifications:language'), value: t(`notifications:languages.${mail.language}`) },
    { label: t('notifications:written'), value: whenIn(context, mail, mail.createdAt) },
    ...(mail.sentAt === null
      ? []
      : [
          {
            label: t('notifications:sent-at'),
            value: whenIn(context, mail, mail.sentAt),
            ...(mail.channel === 'local' ? { notes: [t('notifications:delivered-locally')] } : {}),
          },
        ]),
    ...(mail.state === 'waiting' && mail.attempts > 0
      ? [{ label: t('notifications:next-attempt'), value: whenIn(context, mail, mail.dueAt) }]
      : []),
    { label: t('notifications:attempts'), value: mail.attempts },
    ...(failure === undefined ? [] : [{ label: t('notifications:failure'), value: failure }]),
    ...(mail.answer ? [{ label: t('notifications:answer'), value: mail.answer, code: true }] : []),
    ...linked(t('notifications:resend-of'), mail.resendOf),
    ...linked(t('notifications:resent-as'), mail.resentAs),
  ];
}
