import {
  type DemoDisposition,
  type DemoDocument,
  type DemoEdition,
  demonstration,
} from '../../../../src/demonstration/index.ts';
import type {
  ReportDisposition,
  ReportDocument,
  ReportLink,
  ReportProvision,
} from '../../../../src/features/outcomes/render/index.ts';
import { type LocalTextInput, localText } from '../../../../src/platform/language/index.ts';

const content = demonstration('2026-11-22');
const find = <T extends { readonly key: string }>(list: readonly T[], key: string): T => {
  const found = list.find((item) => item.key === key);
  if (!found) throw new Error(`the demonstration has no "${key}"`);
  return found;
};
const editionOf = (key: string): DemoEdition => find(content.editions, key);
const bodyOf = (key: string) => find(content.bodies, key).name;

const text = (input: LocalTextInput) => localText({ ...input, status: { ar: 'reviewed', en: 'reviewed' } });

/** Codes that sessions have in the program: day and place in it. */
const sessionCode = (edition: DemoEdition, key: string): string => {
  const days = [...new Set(edition.sessions.flatMap(({ slot }) => (slot ? [slot.day] : [])))].sort();
  const day = find(edition.sessions, key).slot?.day ?? '';
  const own = edition.sessions.filter(({ slot }) => slot?.day === day);
  const place = own.findIndex((session) => session.key === key) + 1;
  return `D${days.indexOf(day) + 1}-${String(place).padStart(2, '0')}`;
};

const codeOf = (edition: DemoEdition, number: number): string =>
  `${edition.number}/REC/${String(number).padStart(2, '0')}`;

const linksOf = (links: DemoDocument['provisions'][number]['links']): ReportLink[] =>
  links.map(({ relation, edition, document, provision }) => {
    const target = find(editionOf(edition).documents, document);
    const found = provision === null ? null : find(target.provisions, provision);
    return {
      relation,
      edition: editionOf(edition).title,
      document: target.title,
      provision: found && { code: null, title: found.title },
    };
  });

const carried = (
  edition: DemoEdition,
  { provision, disposition, reason, into }: DemoDisposition,
): ReportDisposition => {
  const [document] = edition.documents;
  const own = find(document?.provisions ?? [], provision);
  const next = into === null ? null : find(document?.provisions ?? [], into);
  return {
    code: codeOf(edition, own.number),
    title: own.title ?? own.text,
    outcome: disposition,
    reason,
    next: next && { code: codeOf(edition, next.number), title: next.title },
  };
};

/** The text of an edition of the demonstration as renderers take it. */
export const reportOf = (editionKey: string, documentKey: string): ReportDocument => {
  const edition = editionOf(editionKey);
  const document = find(edition.documents, documentKey);
  const operative = document.provisions.filter(({ part }) => part !== 'preamble');
  const next = content.editions.find(
    ({ key, series }) => series === edition.series && key > edition.key && key !== edition.key,
  );
  const provisions = operative.map((provision): ReportProvision => {
    const lead = provision.assignments.find(({ part }) => part === 'lead');
    return {
      number: document.adoption ? provision.number : null,
      code: document.adoption ? codeOf(edition, provision.number) : null,
      title: provision.title,
      text: text(provision.text),
      theme:
        provision.theme === null ? null : edition.themes.findIndex(({ key }) => key === provision.theme) + 1,
      lead: lead ? bodyOf(lead.body) : null,
      supporting: provision.assignments
        .filter(({ part }) => part === 'supporting')
        .map(({ body }) => bodyOf(body)),
      sources: provision.sessions.map((key) => ({
        code: sessionCode(edition, key),
        title: find(edition.sessions, key).title,
      })),
      links: linksOf(provision.links),
      level: provision.level,
      targetGroup: provision.targetGroup,
      due: null,
    };
  });
  return {
    edition: {
      title: edition.title,
      number: edition.number,
      slogan: edition.slogan,
      patron: edition.patron
        ? {
            ar: 'صاحب السمو الملكي الأمير محمد بن نايف بن عبدالعزيز، ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية',
            en: 'H.R.H. Prince Mohammed bin Nayef bin Abdulaziz, Crown Prince, Deputy Prime Minister and Minister of Interior',
          }
        : null,
      venue: edition.venues[0]?.name ?? null,
      city: edition.city,
      organiser: bodyOf(edition.organiser),
      coOrganisers: edition.coOrganisers.map(bodyOf),
      from: edition.from,
      to: edition.to,
      authentic: edition.authentic,
      dates: {
        timeZone: edition.zone,
        digits: edition.digits,
        monthNames: 'gulf',
        hijri: { show: true, first: false, adjust: 0 },
      },
    },
    kind: document.kind,
    status: document.adoption ? 'published' : 'draft',
    title: document.title,
    symbol: `NF/${edition.number}/REC`,
    asOf: document.adoption?.on ?? edition.to,
    authentic: document.authentic,
    chapeau: document.chapeau && text(document.chapeau),
    preamble: document.provisions.filter(({ part }) => part === 'preamble').map((unit) => text(unit.text)),
    enacting: document.enacting && text(document.enacting),
    adoption: document.adoption && {
      manner: document.adoption.manner,
      on: document.adoption.on,
      session:
        document.adoption.session === null ? null : find(edition.sessions, document.adoption.session).title,
    },
    themes: edition.themes.map(({ title }, index) => ({ number: index + 1, title })),
    provisions,
    carriedInto: next
      ? {
          edition: next.title,
          items: next.dispositions
            .filter((one) => one.edition === editionKey)
            .map((disposition) => carried(edition, disposition)),
        }
      : null,
    summary: document.summary,
    sample: document.sample,
  };
};

/** The recommendations of the first national forum. */
export const recommendations: ReportDocument = reportOf('national-forum/2016', 'recommendations');

/** Dates by which something is due, as an organiser would set them for every second recommendation. */
export const dated: ReportDocument = {
  ...recommendations,
  provisions: recommendations.provisions.map((provision, index) => ({
    ...provision,
    due:
      index % 2 === 0
        ? `2017-${String((index % 12) + 1).padStart(2, '0')}-30`.replace('02-30', '02-28')
        : null,
  })),
  fingerprint: '9f2c41ab77d05e13c8a402bf6d91e3509f2c41ab77d05e13c8a402bf6d91e350',
  reservations: [],
  remark: {
    ar: 'طريقة الإقرار مثال توضيحي: لم تذكرها التقارير المنشورة.',
    en: 'The manner of adoption is a sample: published reports do not state it.',
  },
};

const repeated = (sentence: string, times: number): string =>
  Array.from({ length: times }, () => sentence).join(' ');

/** A recommendation that no page can hold. */
export const longProvision: ReportProvision = {
  ...(recommendations.provisions[0] as ReportProvision),
  text: text({
    ar: repeated(
      'إنشاء مركز وطني موحَّد لتلقي البلاغات يعمل على مدار الساعة، ويرتبط بنظيراته في الدول المشاركة، وينشر كل عام تقريرًا عن عدد البلاغات وزمن الاستجابة لها؛',
      30,
    ),
    en: repeated(
      'Establish a single national reporting centre, open around the clock and linked with its counterparts in participating states, which publishes every year the number of reports and the time of response;',
      30,
    ),
  }),
};

/** The same text before its adoption: without numbers, some without a lead, with what came from an edition before. */
export const draft: ReportDocument = {
  ...recommendations,
  status: 'circulated',
  adoption: null,
  provisions: recommendations.provisions.map((provision) => ({
    ...provision,
    number: null,
    code: null,
    lead: provision.theme === 2 ? null : provision.lead,
  })),
  carriedInto: null,
  carriedFrom: {
    edition: { ar: 'الملتقى الوطني، الدورة الأولى', en: 'National Forum, first edition' },
    items: recommendations.carriedInto?.items ?? [],
  },
};
