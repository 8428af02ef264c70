import { Eta } from 'eta';
import type { Translate } from '../i18n/index.ts';
import { cleanLine, type Digits, directionOf, type Language } from '../language/index.ts';
import { escapeHtml } from '../views/index.ts';
import { mailPieces } from './pieces.ts';
import { isSecret, MailMistake, type MailTemplate, type MailValues, partPath, wordsOf } from './template.ts';
import { readValues } from './values.ts';

/** Subject and both parts of a mail. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface MailRendering {
  readonly language: Language;
  readonly values: MailValues;
  readonly digits?: Digits;
  /** Name over the mail, such as the forum's; default the product's. */
  readonly masthead?: string | undefined;
  readonly unsubscribeUrl?: string | null | undefined;
}

export interface MailRenderer {
  /** The mail whole, and as people may read it in the log. Without a secret both are the same object. */
  render(
    template: MailTemplate,
    rendering: MailRendering,
  ): { readonly whole: RenderedMail; readonly masked: RenderedMail };
  /** The mail with its sample values. */
  preview(template: MailTemplate, language: Language): RenderedMail;
}

/** Names that the parts of a mail may use without `it.`. */
const HEADER = 'const { language, direction, values, t, say, paragraph, facts, button, note, quote } = it.m;';

/** Makes mails of templates. HTML escapes every value; plain text needs no escaping. */
export function createMailRenderer(deps: {
  /** The folder `templates/`. */
  readonly root: string;
  readonly production: boolean;
  readonly translate: (language: Language, settings: { readonly digits: Digits }) => Translate;
  /** Origin of this site. */
  readonly publicUrl: string;
  /** Message key of the product's name. */
  readonly product: string;
}): MailRenderer {
  const eta = (escapeFunction: (value: unknown) => string) =>
    new Eta({
      views: deps.root,
      cache: deps.production,
      cacheFilepaths: deps.production,
      autoTrim: [false, 'nl'],
      functionHeader: HEADER,
      escapeFunction,
    });
  const html = eta(escapeHtml);
  const plain = eta((value) => String(value ?? ''));

  const renderOnce = (
    template: MailTemplate,
    { language, digits = 'latn', masthead, unsubscribeUrl }: MailRendering,
    values: MailValues,
  ): RenderedMail => {
    const t = deps.translate(language, { digits });
    const words = wordsOf(template);
    const say = (key: string, more: Readonly<Record<string, string | number>> = {}): string =>
      t(`${words}.${key}`, { ...values, ...more });
    const subject = cleanLine(say('subject')).text;
    const direction = directionOf(language);
    const data = {
      subject,
      masthead: masthead === undefined ? t(deps.product) : cleanLine(masthead).text,
      site: { url: deps.publicUrl, host: new URL(deps.publicUrl).host },
      unsubscribeUrl: unsubscribeUrl ?? null,
      m: { language, direction, values, t, say, ...mailPieces(direction) },
    };
    return {
      subject,
      html: html.render(partPath(template, 'html'), data),
      text: `${plain
        .render(partPath(template, 'text'), data)
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`,
    };
  };

  const renderer: MailRenderer = {
    render(template, rendering) {
      const { whole, masked } = readValues(template, rendering.values, rendering.language, deps.publicUrl);
      const mail = renderOnce(template, rendering, whole);
      if (!isSecret(template)) return { whole: mail, masked: mail };
      const shown = renderOnce(template, rendering, masked);
      if (shown.subject !== mail.subject) {
        throw new MailMistake(`The subject of the mail "${template.key}" tells a secret link.`);
      }
      return { whole: mail, masked: shown };
    },
    preview(template, language) {
      const values = Object.fromEntries(
        Object.entries(template.sample[language]).map(([name, value]) => {
          const isLink = template.placeholders[name]?.endsWith('link') ?? false;
          return [name, isLink && value.startsWith('/') ? `${deps.publicUrl}${value}` : value];
        }),
      );
      return renderer.render(template, { language, values }).whole;
    },
  };
  return renderer;
}
