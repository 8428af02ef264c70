import type { FastifyRequest } from 'fastify';
import { notFound } from '../../../platform/errors/index.ts';
import { anyone } from '../../../platform/http/index.ts';
import { dayOf, formatList, gregorianDate, hijriDate, time } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import type { FactModel } from '../../../platform/views/index.ts';
import { readProvisionCode, readSeal } from '../../outcomes/index.ts';
import { dateSettingsOf, editionPath, maySeeEdition, placeOf, workInEdition } from '../../series/index.ts';
import { CODE_LENGTH, readCode } from '../codes.ts';
import { certificateDocuments, fileNameOf } from '../document.ts';
import { certificateTag, fileModes } from '../present.ts';
import { certificateWording, groupedCode, renderCertificate } from '../render/index.ts';
import type { Verified } from '../verification.ts';
import type { HonoursPages } from './index.ts';
import { dayIn, said } from './shared.ts';

/** Hexadecimal digits of a SHA-256; a certificate's code is far shorter. */
const SEAL_LENGTH = 64;

/** Looks at codes from one address in a minute: a desk that checks a queue stays below it. */
const LIMIT = { max: 120, minutes: 1 };

/** Adds the public pages that verify a code, and the short addresses on certificates that lead to them. */
export function addVerifyPages(deps: HonoursPages): void {
  const { server, pages, shell, database, clock, publicUrl, verification } = deps;

  /** Those who work in a certificate's edition follow the links of a whole list; everybody else is counted. */
  const worksThere = async (request: FastifyRequest): Promise<boolean> => {
    if (!workInEdition.admits(request.actor)) return false;
    const found = await verification.find((request.params as { code?: string }).code ?? '');
    return found !== undefined && workInEdition.allows(request.actor, placeOf(found.whole.edition));
  };

  /** `/verify/<code>` stands on paper: it leads to the page in the reader's language. */
  const toReader = (path: string): void => {
    server.route({
      method: 'GET',
      url: path,
      config: { policy: anyone },
      schema: { hide: true } as never,
      handler: async (request: FastifyRequest, reply) => {
        const { code } = request.params as { code?: string };
        const end = code === undefined ? '' : `/${encodeURIComponent(code)}`;
        return reply.header('vary', 'accept-language').redirect(`/${request.language}/verify${end}`, 302);
      },
    });
  };
  toReader('/verify');
  toReader('/verify/:code');

  pages.route({
    path: '/verify',
    policy: anyone,
    handle: async (context) => {
      const typed = queryValue(context, 'code');
      // A number of a provision, such as NF/1/REC/04, or a whole seal is checked where the words are.
      if (readProvisionCode(typed) !== undefined || readSeal(typed)?.length === SEAL_LENGTH) {
        return { redirect: context.href(`/verify/texts?q=${encodeURIComponent(typed)}`) };
      }
      if (typed !== '') return { redirect: context.href(`/verify/${encodeURIComponent(typed)}`) };
      return {
        template: 'honours/verify',
        page: shell.sitePage(context, {
          title: context.t('honours:verify.title'),
          lede: context.t('honours:verify.lede'),
        }),
        data: { verdict: null, form: askForm(context, '') },
      };
    },
  });

  pages.route({
    path: '/verify/:code',
    policy: anyone,
    limit: { ...LIMIT, except: worksThere },
    handle: async (context): Promise<Page> => {
      const typed = context.params.code ?? '';
      const found = await verification.find(typed);
      if (found === undefined) {
        return {
          template: 'honours/verify',
          status: 404,
          page: shell.sitePage(context, { title: context.t('honours:verify.unknown'), private: true }),
          data: {
            verdict: {
              tone: 'none',
              title: context.t('honours:verify.unknown'),
              text: context.t('honours:verify.unknown-text'),
            },
            form: askForm(context, typed),
          },
        };
      }
      return verdictPage(context, found);
    },
  });

  pages.route({
    path: '/verify/:code/certificate.pdf',
    policy: anyone,
    limit: { max: 30, minutes: 1, except: worksThere },
    handle: async (context) => {
      const found = await verification.find(context.params.code ?? '');
      if (found?.certificate === undefined || found.view.status !== 'valid') throw notFound('code-unknown');
      const documentOf = await certificateDocuments(database.db, found.whole, publicUrl);
      const mode = fileModes.find((one) => one === queryValue(context, 'language')) ?? context.language;
      const body = await renderCertificate(documentOf(found.certificate), mode);
      const name = fileNameOf(found.certificate.certificate.serial);
      return {
        type: 'application/pdf',
        headers: { 'content-disposition': `inline; filename="${name}.${mode}.pdf"` },
        body: Buffer.from(body),
      };
    },
  });

  const verdictPage = async (context: PageContext, found: Verified): Promise<Page> => {
    const { view, whole, certificate } = found;
    const t = context.words(whole.edition.digits);
    const status = view.status;
    const kind = certificate === undefined ? 'text' : 'certificate';
    const title = t(`honours:verify.${kind}-${status}`);
    const own = { title, private: true };
    const documentOf =
      certificate === undefined ? undefined : await certificateDocuments(database.db, whole, publicUrl);
    const wording =
      certificate === undefined || documentOf === undefined
        ? undefined
        : certificateWording(documentOf(certificate), context.language);
    return {
      template: 'honours/verify',
      digits: whole.edition.digits,
      page: maySeeEdition(context.actor, whole.edition)
        ? shell.publicPage(context, whole, own)
        : shell.sitePage(context, own),
      data: {
        verdict: { tone: status === 'valid' ? 'ok' : 'bad', title, text: verdictText(context, found) },
        replacement:
          view.replacement === null
            ? null
            : { serial: view.replacement.serial, href: context.href(`/verify/${view.replacement.code}`) },
        certificate:
          wording === undefined || status !== 'valid'
            ? null
            : {
                label: t('honours:verify.text-of'),
                over: [
                  said(whole.series.name, context),
                  shell.publicPage(context, whole, own).brand.edition ?? '',
                ].filter((line) => line !== ''),
                kind: wording.title,
                before: [wording.lead],
                name: said(view.name, context),
                after: [wording.text],
              },
        facts: factsOf(context, found),
        pdf:
          certificate === undefined || status !== 'valid'
            ? null
            : context.href(`/verify/${view.code}/certificate.pdf`),
        documentHref: found.path === undefined ? null : context.href(found.path),
        form: askForm(context, ''),
      },
    };
  };

  const verdictText = (context: PageContext, { view, whole }: Verified): string => {
    const t = context.words(whole.edition.digits);
    if (view.status === 'valid') {
      const settings = dateSettingsOf(whole, context.language);
      const now = clock.now();
      const today = dayOf(now, settings.timeZone);
      const when = formatList(
        [gregorianDate(today, settings, { weekday: true }), time(now, settings)],
        context.language,
        'roster',
      );
      return t('honours:verify.valid-text', { when });
    }
    const reason = said(view.revocationReason, context);
    const day = view.revokedOn === null ? '' : dayIn(view.revokedOn, context, whole);
    return t(`honours:verify.${view.status}-text`, { day, reason });
  };
}

const askForm = (context: PageContext, value: string) => ({
  action: context.href('/verify'),
  textsHref: context.href('/verify/texts'),
  value,
  letters: CODE_LENGTH,
});

function factsOf(context: PageContext, { view, whole, certificate }: Verified): FactModel[] {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const row = certificate?.certificate;
  const isCertificate = certificate !== undefined;
  const facts: FactModel[] = [
    ...(view.status === 'valid' && isCertificate
      ? []
      : [
          {
            label: t(isCertificate ? 'honours:holder' : 'common:label.title'),
            value: said(view.name, context),
          },
        ]),
    {
      label: t('common:label.kind'),
      value: isCertificate
        ? t(`common:kind.certificate.${view.kind}`)
        : t(`common:kind.outcome.${view.kind}`),
    },
    {
      label: t('honours:edition'),
      value: said(whole.edition.title, context),
      ...(maySeeEdition(context.actor, whole.edition) ? { href: context.href(editionPath(whole)) } : {}),
    },
    ...(view.serial === null ? [] : [{ label: t('common:label.serial'), value: view.serial, code: true }]),
    {
      label: t('common:label.verification-code'),
      value: readCode(view.code) === undefined ? view.code : groupedCode(readCode(view.code) as string),
      code: true,
    },
    {
      label: t('honours:issued-on'),
      value: gregorianDate(view.issuedOn, settings),
      datetime: view.issuedOn,
      notes: [hijriDate(view.issuedOn, settings)],
    },
    ...(row === undefined
      ? []
      : [{ label: t('honours:basis-label'), value: t(`honours:basis.${row.basis}`) }]),
    {
      label: t('common:label.status'),
      tag: certificateTag(t, view.status),
      ...(view.status === 'valid' ? { notes: [t('honours:verify.valid-note')] } : {}),
    },
  ];
  return facts;
}
