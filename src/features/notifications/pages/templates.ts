import { notFound } from '../../../platform/errors/index.ts';
import { languages } from '../../../platform/language/index.ts';
import { isSecret, type MailTemplate, wordsOf } from '../../../platform/outbox/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { mailDocument } from '../frame-html.ts';
import { manageInstallationMail } from '../policy.ts';
import type { MailPages } from './shared.ts';

/** Adds the list of mail templates and the preview of each, with sample values, in both languages. */
export function addTemplatePages({ pages, shell, outbox }: MailPages): void {
  const find = ({ params }: PageContext): MailTemplate => {
    const found = outbox.templates.find(({ key }) => key === params.template);
    if (found === undefined) throw notFound();
    return found;
  };
  const titleOf = (context: PageContext, template: MailTemplate): string =>
    context.t(`${wordsOf(template)}.title`);

  pages.route({
    path: '/manage/mail/templates',
    policy: manageInstallationMail,
    handle: async (context) => {
      const { t } = context;
      return {
        template: 'pages/list',
        page: shell.managementPage(context, null, {
          title: t('notifications:templates'),
          lede: t('notifications:templates-lede'),
          current: '/mail/templates',
        }),
        data: {
          table: {
            id: 'templates',
            caption: t('notifications:templates'),
            columns: [
              { key: 'title', label: t('notifications:template') },
              { key: 'subject', label: t('notifications:subject') },
              { key: 'placeholders', label: t('notifications:placeholders') },
            ],
            rows: outbox.templates.map((template) => ({
              id: template.key,
              title: titleOf(context, template),
              href: context.href(`/manage/mail/templates/${template.key}`),
              sub: template.key,
              ...(isSecret(template)
                ? { tags: [{ text: t('notifications:one-time-link'), tone: 'line' as const }] }
                : {}),
              cells: {
                subject: outbox.renderer.preview(template, context.language).subject,
                placeholders: { code: Object.keys(template.placeholders).join(' · ') },
              },
            })),
          },
        },
      };
    },
  });

  pages.route({
    path: '/manage/mail/templates/:template',
    policy: manageInstallationMail,
    handle: async (context) => {
      const { t } = context;
      const template = find(context);
      const base = context.href(`/manage/mail/templates/${template.key}`);
      return {
        template: 'notifications/template',
        page: shell.managementPage(context, null, {
          title: titleOf(context, template),
          lede: t('notifications:template-lede'),
          current: '/mail/templates',
          crumbs: [
            { label: t('notifications:templates'), href: context.href('/manage/mail/templates') },
            { label: titleOf(context, template) },
          ],
        }),
        data: {
          previews: languages.map((language) => ({
            language,
            view: `${base}/${language}`,
            ...outbox.renderer.preview(template, language),
          })),
        },
      };
    },
  });

  pages.route({
    path: '/manage/mail/templates/:template/:language',
    policy: manageInstallationMail,
    handle: async (context) => {
      const language = languages.find((one) => one === context.params.language);
      if (language === undefined) throw notFound();
      return mailDocument(outbox.renderer.preview(find(context), language).html);
    },
  });
}
