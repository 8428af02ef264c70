import { describe, expect, it } from 'vitest';
import { attributes, initialOf } from '../../../src/platform/views/helpers.ts';
import {
  type FormModel,
  fieldId,
  pagesModel,
  queryHref,
  withInput,
} from '../../../src/platform/views/index.ts';
import { translate } from './support.ts';

const form: FormModel = {
  action: '/x',
  submit: { label: 'حفظ' },
  fields: [
    {
      kind: 'bilingual',
      name: 'title',
      label: 'أ',
      ar: { value: 'قديم' },
      en: { value: 'old' },
      authentic: 'ar',
    },
    { name: 'code', label: 'ب', value: 'A-1' },
    { kind: 'checkboxes', name: 'needs', label: 'ج', value: ['a'], options: [] },
    { kind: 'switch', name: 'remind', label: 'د', value: true },
    { kind: 'password', name: 'secret', label: 'هـ', value: 'x' },
  ],
};

describe('a refused form', () => {
  it('keeps what was typed', () => {
    const input = {
      'title.ar': 'جديد',
      'title.authentic': 'both',
      code: '',
      needs: ['', 'b', 'c'],
      remind: '',
    };

    const again = withInput(form, input, [{ field: 'code', message: 'يلزم' }]);

    expect(
      again.fields?.map((field) =>
        field.kind === 'bilingual' ? [field.ar, field.en, field.authentic] : field.value,
      ),
    ).toEqual([[{ value: 'جديد' }, { value: 'old' }, 'both'], '', ['b', 'c'], false, null]);
    expect(again.errors).toEqual([{ field: 'code', message: 'يلزم' }]);
  });

  it('takes the last of a box that sends an empty value first', () => {
    const again = withInput(form, { remind: ['', 'true'] }, []);

    expect(again.fields?.find((field) => field.name === 'remind')).toMatchObject({ value: true });
  });
});

describe('addresses of lists', () => {
  it('keep their parameters and drop what is taken away', () => {
    const href = queryHref(
      '/ar/x',
      { q: 'سلامة', theme: ['1', '2'], page: '3' },
      { page: null, sort: 'time' },
    );

    expect(href).toBe('/ar/x?q=%D8%B3%D9%84%D8%A7%D9%85%D8%A9&theme=1&theme=2&sort=time');
  });

  it('have no question mark without parameters', () => {
    expect(queryHref('/ar/x', { page: '2' }, { page: undefined })).toBe('/ar/x');
  });
});

describe('pages', () => {
  const pages = (page: number, total: number) =>
    pagesModel({
      path: '/x',
      query: { q: 'a' },
      page,
      size: 20,
      total,
      language: 'ar',
      digits: 'arab',
      t: translate('ar', { digits: 'arab' }),
    });

  it('are left out when everything fits on one', () => {
    expect(pages(1, 20)).toBeUndefined();
  });

  it('show the ends, the neighbours and the gaps', () => {
    const model = pages(5, 200);

    expect(model?.summary).toBe('٨١–١٠٠ من ٢٠٠');
    expect(model?.pages.map(({ label, href, current }) => [label, href, current ?? false])).toEqual([
      ['١', '/x?q=a', false],
      ['…', '', false],
      ['٤', '/x?q=a&page=4', false],
      ['٥', '/x?q=a&page=5', true],
      ['٦', '/x?q=a&page=6', false],
      ['…', '', false],
      ['١٠', '/x?q=a&page=10', false],
    ]);
    expect(pages(4, 80)?.pages.map(({ label }) => label)).toEqual(['١', '٢', '٣', '٤']);
    expect([model?.previousHref, model?.nextHref]).toEqual(['/x?q=a&page=4', '/x?q=a&page=6']);
  });
});

describe('helpers', () => {
  it('make ids of names', () => {
    expect(['title.ar', 'days[0].start', 'plain'].map(fieldId)).toEqual([
      'title-ar',
      'days-0-start',
      'plain',
    ]);
  });

  it('refuse attributes that the content policy refuses', () => {
    expect(() => attributes({ style: 'color: red' })).toThrow('"style"');
    expect(() => attributes({ onclick: 'x()' })).toThrow('"onclick"');
  });

  it('leave out attributes that are not there', () => {
    expect(attributes({ id: 'a', hidden: true, open: false, title: undefined, class: '' })).toBe(
      ' id="a" hidden',
    );
  });

  it('find the letter of a name behind its titles and article', () => {
    expect(
      ['معالي الدكتور سالم المريخي', 'د. المنذر', 'Dr Salem Al-Muraikhi', 'H.E. Al-Amin', ''].map(initialOf),
    ).toEqual(['س', 'م', 'S', 'A', '']);
  });
});
