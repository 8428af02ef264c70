import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

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
