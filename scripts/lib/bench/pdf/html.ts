import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import QRCode from 'qrcode';
import type { CertificateDocument } from '../../../../src/features/honours/index.ts';
import type { AgendaDocument } from '../../../../src/features/programme/index.ts';
import { gregorianDate, postLine, time, titledName } from '../../../../src/platform/language/index.ts';
import { words } from './content.ts';

const require = createRequire(import.meta.url);
const fontFace = (family: string, weight: number, file: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathToFileURL(require.resolve(`@expo-google-fonts/${file}`)).href}")}`;

const STYLE = `
${fontFace('Plex', 400, 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf')}
${fontFace('Plex', 600, 'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf')}
${fontFace('Amiri', 700, 'amiri/700Bold/Amiri_700Bold.ttf')}
body{font:11pt/19pt Plex;margin:0}h1,h2{font-family:Amiri}h3{margin:0;font-size:12.5pt}
section{break-inside:avoid;display:flex;gap:12pt;padding:6pt 0;border-bottom:.4pt solid #d5dcdb}time{width:72pt;font-weight:600}
dl{display:grid;grid-template-columns:92pt 1fr;font-size:9pt;line-height:15pt;margin:0}dt{color:#5e6a6f}dd{margin:0}
table{border-collapse:collapse;width:100%;table-layout:fixed}tr{break-inside:avoid}td,th{vertical-align:top;font-size:9pt;line-height:14pt;border-bottom:.4pt solid #d5dcdb;padding:5pt 2pt}
.certificate{text-align:center;padding:40pt}.certificate b{font:700 32pt/50pt Amiri}.certificate svg{width:58pt}`;

/** Text in HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page in Arabic that says what a document of ours says, as somebody would write it for a browser to print. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

type Session = AgendaDocument['sessions'][number];

const kindOf = ({ kind }: Session): string => escaped(words.ar(`common:kind.session.${kind}`));

/** The grid of a day: rooms beside each other, a row for each hour at which something starts. */
function gridHtml({ edition, rooms }: AgendaDocument, shown: readonly Session[]): string {
  const settings = { ...edition.dates, language: 'ar' } as const;
  const cellOf = (session: Session | undefined): string => {
    if (session === undefined) return '<td></td>';
    const [leader] = session.roles;
    const name = leader === undefined ? '' : `<br><small>${escaped(titledName(leader.ar))}</small>`;
    return `<td><small>${kindOf(session)}</small><br><a href="#${session.code}">${escaped(session.title.ar)}</a>${name}</td>`;
  };
  const starts = [...new Set(shown.map(({ startsAt }) => startsAt.getTime()))];
  const rows = starts.map((start) => {
    const cells = rooms.map(({ id }) =>
      cellOf(shown.find(({ roomId, startsAt }) => roomId === id && startsAt.getTime() === start)),
    );
    return `<tr><th>${time(new Date(start), settings)}</th>${cells.join('')}</tr>`;
  });
  const heads = rooms.map(({ name }) => `<th>${escaped(name.ar)}</th>`);
  return `<table><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function entryHtml({ edition, rooms }: AgendaDocument, session: Session): string {
  const settings = { ...edition.dates, language: 'ar' } as const;
  const room = rooms.find(({ id }) => id === session.roomId)?.name.ar ?? '';
  const roles = session.roles.map(({ role, ar }) => {
    const who = [titledName(ar), postLine(ar, 'ar')].filter((part) => part !== '').join('، ');
    return `<dt>${escaped(words.ar(`common:session-role.${role}.m`))}</dt><dd>${escaped(who)}</dd>`;
  });
  const times = `${time(session.startsAt, settings)}<br>${time(session.endsAt, settings)}`;
  const head = `<small>${kindOf(session)} · ${escaped(room)} · ${session.code}</small><h3>${escaped(session.title.ar)}</h3>`;
  return `<section id="${session.code}"><time>${times}</time><div>${head}<dl>${roles.join('')}</dl></div></section>`;
}

/** The agenda as a page with the text of the printed one: the grid of each day, then every session in detail. */
export function agendaHtml(agenda: AgendaDocument): string {
  const { edition, days, sessions } = agenda;
  const settings = { ...edition.dates, language: 'ar' } as const;
  const ordered = sessions.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const byDay = days.map((day) => ({
    title: `<h2>${escaped(gregorianDate(day, settings))}</h2>`,
    shown: ordered.filter(({ startsAt }) => startsAt.toISOString().startsWith(day)),
  }));
  const grids = byDay.map(({ title, shown }) => title + gridHtml(agenda, shown));
  const details = byDay.map(
    ({ title, shown }) => title + shown.map((session) => entryHtml(agenda, session)).join(''),
  );
  return page(edition.title.ar, `<h1>${escaped(edition.title.ar)}</h1>${grids.join('')}${details.join('')}`);
}

/** A certificate as a page: names, session, serial number, code and the same QR code. */
export async function certificateHtml(certificate: CertificateDocument): Promise<string> {
  const { holder, organiser, edition, session, serial, code, signatories, verifyAddress } = certificate;
  const lines = [
    organiser.name.ar,
    holder.line?.ar ?? '',
    edition.title.ar,
    session?.ar ?? '',
    serial,
    code,
    ...signatories.flatMap(({ name, post }) => [name.ar, post.ar]),
  ];
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const qr = await QRCode.toString(verifyAddress, { type: 'svg', margin: 0 });
  return page(
    holder.name.ar,
    `<div class="certificate"><b>${escaped(holder.name.ar)}</b>${paragraphs}${qr}</div>`,
  );
}
