import { createHash } from 'node:crypto';
import type { Rendered } from '../../platform/http/index.ts';

/**
 * A mail's HTML as a document for a frame. Its styles stand at the elements, where our content policy lets none count:
 * each becomes a rule of one style sheet whose hash the policy of this answer names. Nothing in it can run, and its
 * links open beside the page.
 */
export function mailDocument(html: string): Rendered {
  const styles = new Map<string, string>();
  const body = html
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
      const name = styles.get(style) ?? `m${styles.size}`;
      styles.set(style, name);
      return ` class="${name}"`;
    })
    .replaceAll('<a ', '<a target="_blank" rel="noopener noreferrer" ');
  const sheet = [...styles]
    .map(([style, name]) => `.${name}{${style.replaceAll('&#39;', "'").replaceAll('&quot;', '"')}}`)
    .join('\n')
    .replaceAll('<', '');
  const hash = createHash('sha256').update(sheet).digest('base64');
  return {
    type: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
      'x-frame-options': 'SAMEORIGIN',
    },
    body: body.replace('</head>', () => `<style>${sheet}</style>\n</head>`),
  };
}
