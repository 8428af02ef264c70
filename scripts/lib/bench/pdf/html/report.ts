import type { ReportDocument } from '../../../../../src/features/outcomes/index.ts';
import { escaped, page } from './page.ts';

type Provision = ReportDocument['provisions'][number];

const anchor = ({ number }: Provision): string => `p${number}`;

/** Labels stand for those of the printed report, about as long. */
function provisionHtml(provision: Provision): string {
  const { number, code, text, lead, supporting, targetGroup, level, sources } = provision;
  const facts: readonly (readonly [label: string, values: readonly string[]])[] = [
    ['الجهة الرئيسة', lead === null ? [] : [lead.ar]],
    ['الجهات المساندة', supporting.map(({ ar }) => ar)],
    ['الفئة المستهدفة', targetGroup === null ? [] : [targetGroup.ar]],
    ['المستوى', level === null ? [] : [level]],
    ['منبثقة عن', sources.map(({ code, title }) => `${code}، ${title.ar}`)],
    ['تاريخ الاستحقاق', ['دون موعد']],
  ];
  const rows = facts
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `<dt>${label}</dt><dd>${values.map(escaped).join('<br>')}</dd>`);
  return `<section id="${anchor(provision)}"><time>${number}<br><small>${code}</small></time><div><p>${escaped(text.ar)}</p><dl>${rows.join('')}</dl></div></section>`;
}

function grouped(provisions: readonly Provision[], nameOf: (provision: Provision) => string) {
  const groups = new Map<string, Provision[]>();
  for (const provision of provisions) {
    const name = nameOf(provision);
    groups.set(name, [...(groups.get(name) ?? []), provision]);
  }
  return groups;
}

function tableHtml(title: string, groups: ReadonlyMap<string, readonly Provision[]>): string {
  const rows = [...groups].map(([name, provisions]) => {
    const own = provisions.map(
      (provision) =>
        `<tr><td>${provision.number}</td><td><a href="#${anchor(provision)}">${escaped(provision.title?.ar ?? '')}</a></td><td>${escaped(provision.lead?.ar ?? '')}</td></tr>`,
    );
    return `<tr><th colspan="3">${escaped(name)}</th></tr>${own.join('')}`;
  });
  const head = '<tr><th>م</th><th>التوصية</th><th>الجهة الرئيسة</th></tr>';
  return `<h2>${title}</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

/** A report as a page with the text of the printed one: preamble, provisions by theme, tables by body and by theme. */
export function reportHtml({
  title,
  chapeau,
  preamble,
  enacting,
  themes,
  provisions,
}: ReportDocument): string {
  const themeOf = ({ theme }: Provision): string =>
    themes.find(({ number }) => number === theme)?.title.ar ?? 'أحكام عامة';
  const byTheme = grouped(provisions, themeOf);
  const byBody = grouped(provisions, ({ lead }) => lead?.ar ?? '');
  const opening = [chapeau, ...preamble, enacting].map((text) => `<p>${escaped(text?.ar ?? '')}</p>`);
  const operative = [...byTheme].map(
    ([name, own]) => `<h2>${escaped(name)}</h2>${own.map(provisionHtml).join('')}`,
  );
  return page(
    title.ar,
    [
      `<h1>${escaped(title.ar)}</h1>`,
      ...opening,
      ...operative,
      tableHtml('بحسب الجهة', byBody),
      tableHtml('بحسب المحور', byTheme),
    ].join(''),
  );
}
