import { anyone } from '../../platform/http/index.ts';
import type { PageContext, Pages } from '../../platform/pages/index.ts';
import { componentsPage } from '../../platform/views/components-page.ts';
import type { EditionShell } from '../series/index.ts';
import { accessibilityParts, type HelpPart, organiserHelp, publicHelp } from './help.ts';

/** A part of a text page in the reader's words. */
function partModel({ t, href }: PageContext, { key, lines, link }: HelpPart) {
  return {
    id: key.split('.').at(-1) ?? key,
    title: t(`site:${key}.title`),
    lines: Array.from({ length: lines }, (_, index) => t(`site:${key}.line-${'abcdef'[index] ?? ''}`)),
    link:
      link === undefined
        ? undefined
        : { label: t(link.label), href: link.site === false ? link.path : href(link.path) },
  };
}

/** Adds the pages that hang on no data: help, accessibility, and every component once. They never change while we run. */
export function addStandingPages({ pages, shell }: { pages: Pages; shell: EditionShell }): void {
  const standing = (path: string, handle: Parameters<Pages['published']>[0]['handle']): void =>
    pages.published({ path, policy: anyone, depends: () => ({ revision: 0 }), handle });

  standing('/help', async (context) => {
    const { t } = context;
    return {
      template: 'site/help',
      page: shell.sitePage(context, {
        title: t('site:help.title'),
        lede: t('site:help.lede'),
        crumbs: [{ label: t('series:all-forums'), href: context.href('/') }, { label: t('site:help.title') }],
        canonicalHref: context.href('/help'),
      }),
      data: {
        groups: [
          {
            id: 'readers',
            title: t('site:help.public.title'),
            parts: publicHelp.map((part) => partModel(context, part)),
          },
          {
            id: 'organisers',
            title: t('site:help.organiser.title'),
            parts: organiserHelp.map((part) => partModel(context, part)),
          },
        ],
      },
    };
  });

  standing('/accessibility', async (context) => {
    const { t } = context;
    const title = t('common:nav.public.accessibility');
    return {
      template: 'site/text',
      page: shell.sitePage(context, {
        title,
        lede: t('site:accessibility.lede'),
        crumbs: [{ label: t('series:all-forums'), href: context.href('/') }, { label: title }],
        canonicalHref: context.href('/accessibility'),
      }),
      data: { parts: accessibilityParts.map((part) => partModel(context, part)) },
    };
  });

  standing('/components', async (context) => ({
    template: 'site/components',
    page: shell.sitePage(context, {
      title: context.t('site:components.title'),
      lede: context.t('site:components.lede'),
      private: true,
    }),
    data: componentsPage({ language: context.language, digits: 'latn' }),
  }));
}
