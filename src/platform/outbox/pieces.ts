/**
 * Pieces of a mail's HTML part. Mail clients drop stylesheets, so every style stands at its element; they drop classes
 * of direction as well, so alignment is said in words. Colours and sizes are those of the site.
 */
import { escapeHtml } from '../views/index.ts';

const FACE = "'IBM Plex Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif";
const INK = '#0f2120';
const QUIET = '#5a6d6a';
const BRAND = '#0b5d58';
const LINE = '#dbe3e1';

/** A label and what it says. */
export interface MailFact {
  readonly label: string;
  readonly value: string;
}

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

/** Each piece takes plain text and gives markup. */
export function mailPieces(direction: 'rtl' | 'ltr') {
  const start = direction === 'rtl' ? 'right' : 'left';
  const base = `font-family:${FACE};text-align:${start};color:${INK}`;
  return {
    paragraph: (text: string): string =>
      `<p dir="${direction}" style="margin:0 0 16px;font-size:16px;line-height:1.8;${base}">${lines(text)}</p>`,
    /** A quiet remark: how long a link holds, what to do when it was not you. */
    note: (text: string): string =>
      `<p dir="${direction}" style="margin:0 0 12px;font-size:14px;line-height:1.7;${base.replace(INK, QUIET)}">${lines(text)}</p>`,
    /** Words of a person, set apart. */
    quote: (text: string): string =>
      `<blockquote dir="${direction}" style="margin:0 0 16px;padding:8px 16px;border-${start}:4px solid ${LINE};font-size:16px;line-height:1.8;${base}">${lines(text)}</blockquote>`,
    /** One action, and its address below for clients that show no buttons. */
    button: (href: string, label: string): string =>
      `<table role="presentation" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="margin:8px 0 12px"><tr><td style="background:${BRAND};border-radius:6px"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 28px;font-family:${FACE};font-size:16px;line-height:1.5;font-weight:600;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>` +
      `<p dir="ltr" style="margin:0 0 20px;font-size:13px;line-height:1.6;font-family:${FACE};text-align:${start};word-break:break-all"><a href="${escapeHtml(href)}" style="color:${BRAND}">${escapeHtml(href)}</a></p>`,
    facts: (facts: readonly MailFact[]): string =>
      `<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" dir="${direction}" style="margin:0 0 20px;border-top:1px solid ${LINE}">${facts
        .map(
          ({ label, value }) =>
            `<tr><td style="padding:8px 0;border-bottom:1px solid ${LINE};font-size:14px;line-height:1.7;width:34%;vertical-align:top;${base.replace(INK, QUIET)}">${lines(label)}</td><td style="padding:8px 0;border-bottom:1px solid ${LINE};font-size:16px;line-height:1.7;vertical-align:top;${base}">${lines(value)}</td></tr>`,
        )
        .join('')}</table>`,
  };
}
