import { describe, expect, it } from 'vitest';
import type { FormModel, PageModel } from '../../../src/platform/views/index.ts';
import { assets, testViews } from './support.ts';

const page: PageModel = { title: 'الجلسات', brand: { name: 'الملتقى', href: '/ar' } };
const views = testViews();

describe('rendering', () => {
  it('writes the language and the direction of the page', () => {
    const arabic = views.render('layouts/plain', { language: 'ar', digits: 'arab', page, body: '' });
    const english = views.render('layouts/plain', { language: 'en', page, body: '' });

    expect(arabic).toContain('<html lang="ar" dir="rtl" data-digits="arab">');
    expect(english).toContain('<html lang="en" dir="ltr" data-digits="latn">');
  });

  it('escapes what people wrote', () => {
    const html = views.renderPart(
      'components/tag',
      { language: 'ar', page },
      { text: '<script>alert("x")</script>' },
    );

    expect(html).toBe('<span class="tag">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</span>\n');
  });

  it('keeps optional fields of the page out of its components', () => {
    const html = views.renderPart(
      'components/empty',
      { language: 'ar', page, text: 'of the page' },
      { title: 'لا شيء' },
    );

    expect(html).not.toContain('of the page');
  });

  it('puts the token into every form that posts', () => {
    const form: FormModel = { action: '/x', fields: [{ name: 'a', label: 'أ' }], submit: { label: 'حفظ' } };

    const html = views.renderPart('components/form', { language: 'ar', page, csrf: 'k"y' }, { form });

    expect(html).toContain('<input type="hidden" name="_csrf" value="k&quot;y">');
  });
});

describe('assets', () => {
  it('are found by the address that their name stands for', () => {
    const css = assets.find(assets.url('app.css'));

    expect(css?.url).toMatch(/^\/assets\/app\.[0-9a-f]{12}\.css$/);
    expect(css?.type).toBe('text/css; charset=utf-8');
    expect(css?.gzip?.length).toBeLessThan((css?.body.length ?? 0) / 3);
  });

  it('leave no unresolved address in the stylesheet', () => {
    const css = assets.find(assets.url('app.css'))?.body.toString() ?? '';
    const addresses = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? '');

    expect(addresses.filter((address) => assets.find(address) === undefined)).toEqual([]);
  });
});
