import { anyone } from '../../../../platform/http/index.ts';
import { defaultDateSettings, gregorianDate, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { PublicationPages } from '../context.ts';
import { type Finding, findTyped } from '../verify.ts';

/** Looks from one address in a minute. */
const LIMIT = { max: 60, minutes: 1 };
/** Longest text that is looked at. */
const MOST = 20_000;

/** Adds the page where anybody checks a text against its seal: by its words, its code or the seal itself. */
export function addTextVerification({ pages, shell, database }: PublicationPages): void {
  const answer = async (context: PageContext, typed: string): Promise<Page> => {
    const { t } = context;
    const asked = typed.trim() !== '';
    const findings = asked ? await findTyped(database.db, typed.slice(0, MOST)) : [];
    return {
      template: 'outcomes/verify-text',
      ...(asked && findings.length === 0 ? { status: 404 } : {}),
      page: shell.sitePage(context, {
        title: t('publication:verify.title'),
        lede: t('publication:verify.lede'),
        ...(asked ? { private: true } : {}),
      }),
      data: {
        asked,
        // What was looked up by its number is no text to look at again.
        typed: context.request.method === 'POST' ? typed : '',
        action: context.href('/verify/texts'),
        findings: findings.map((finding) => findingModel(context, finding)),
      },
    };
  };

  pages.route({
    path: '/verify/texts',
    policy: anyone,
    limit: LIMIT,
    handle: (context) => answer(context, queryValue(context, 'q')),
  });
  pages.route({
    method: 'POST',
    path: '/verify/texts',
    policy: anyone,
    limit: LIMIT,
    handle: (context) =>
      answer(context, String((context.request.body as { text?: unknown } | undefined)?.text ?? '')),
  });
}

const findingModel = (context: PageContext, { by, provision, canonical, holds }: Finding) => {
  const { language, t } = context;
  const base = context.href(`/forums/${provision.seriesSlug}/${provision.editionSlug}`);
  return {
    tone: !holds ? 'bad' : by === 'near' ? 'none' : 'ok',
    title: t(!holds ? 'publication:verify.broken' : `publication:verify.by-${by}`),
    text: t(!holds ? 'publication:verify.broken-text' : `publication:verify.by-${by}-text`),
    words: (['ar', 'en'] as const).flatMap((side) =>
      provision.text[side] === '' ? [] : [{ lang: side, text: provision.text[side] }],
    ),
    canonical,
    facts: [
      ...(provision.code === null
        ? []
        : [{ label: t('common:label.code'), value: `${provision.acronym}/${provision.code}`, code: true }]),
      {
        label: t('publication:document'),
        value: textIn(provision.documentTitle, language).text,
        href: `${base}/texts/${provision.documentSlug}`,
      },
      { label: t('publication:edition'), value: textIn(provision.editionTitle, language).text, href: base },
      ...(provision.adoptedOn === null
        ? []
        : [
            {
              label: t('outcomes:adopted-on'),
              value: gregorianDate(provision.adoptedOn, {
                ...defaultDateSettings,
                language,
                timeZone: 'UTC',
              }),
            },
          ]),
      { label: t('publication:seal'), value: provision.seal ?? '', code: true },
      { label: t('publication:adopted-seal'), value: provision.adoptedSeal ?? '', code: true },
      { label: t('publication:document-seal'), value: provision.documentSeal ?? '', code: true },
    ],
  };
};
