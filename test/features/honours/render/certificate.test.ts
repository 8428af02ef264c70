import { describe, expect, it } from 'vitest';
import {
  type CertificateDocument,
  renderCertificate,
  renderCertificates,
} from '../../../../src/features/honours/render/index.ts';
import { codesOn, faultsIn, pagesOf, tools, wordsOf } from '../../../support/pdf-tools.ts';
import { certificateOfKind, certificates, longNames } from './fixtures.ts';

const modes = ['ar', 'en', 'ar-en'] as const;
const kinds = [
  'attendance',
  'participation',
  'speaker',
  'trainer',
  'organiser',
  'exhibitor',
  'appreciation',
] as const;

const secondSignatory = {
  name: { ar: 'الدكتورة ليان المرجاني', en: 'Dr Layān al-Marjānī' },
  post: { ar: 'رئيسة اللجنة العلمية', en: 'Chair of the Scientific Committee' },
};

const speaker = certificateOfKind('speaker');
const longest: CertificateDocument = {
  ...speaker,
  holder: { ...speaker.holder, ...longNames.person },
  session: longNames.session,
  organiser: { name: longNames.body, genderAr: 'f' },
  signatories: [...speaker.signatories, secondSignatory],
};

/** Every word of a name, wherever lines break. */
const holds = (text: string, name: string): boolean => {
  const found = new Set(wordsOf(text));
  return wordsOf(name).every((word) => found.has(word));
};

describe('a certificate', () => {
  it.each(modes)('has the same bytes whenever its content is the same: %s', async (mode) => {
    const [first, second, other] = [
      await renderCertificate(speaker, mode),
      await renderCertificate(speaker, mode),
      await renderCertificate({ ...speaker, serial: 'NF/1/SPK/9999' }, mode),
    ];

    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it('is a small file', async () => {
    const sizes = await Promise.all(
      modes.map(async (mode) => (await renderCertificate(speaker, mode)).length),
    );

    for (const size of sizes) expect(size).toBeLessThan(30_000);
  });

  describe.skipIf(!tools.pdftotext)('read back', () => {
    it.each(kinds.flatMap((kind) => modes.map((mode) => [kind, mode] as const)))(
      'is one page with holder, serial, code and signatory: %s, %s',
      async (kind, mode) => {
        const certificate = certificateOfKind(kind);

        const pages = pagesOf(await renderCertificate(certificate, mode));

        const [page = ''] = pages;
        expect(pages).toHaveLength(1);
        for (const language of mode === 'ar-en' ? (['ar', 'en'] as const) : [mode]) {
          expect(holds(page, certificate.holder.name[language])).toBe(true);
          expect(holds(page, certificate.signatories[0]?.name[language] ?? '')).toBe(true);
        }
        expect(page).toContain(certificate.serial);
        expect(page.replaceAll('-', '')).toContain(certificate.code);
        expect(page).toContain('multaqa.example/verify');
      },
    );

    it.each(modes)('keeps every word of the longest names, titles and posts: %s', async (mode) => {
      const [page = '', ...further] = pagesOf(await renderCertificate(longest, mode));

      expect(further).toEqual([]);
      for (const language of mode === 'ar-en' ? (['ar', 'en'] as const) : [mode]) {
        for (const text of [
          longNames.person.name,
          longNames.person.line,
          longNames.body,
          longNames.session,
          secondSignatory.name,
          secondSignatory.post,
        ]) {
          // A letter or mark that a reader puts elsewhere parts one word at most.
          const words = wordsOf(text[language]);
          const found = new Set(wordsOf(page));
          expect(words.filter((word) => !found.has(word)).length).toBeLessThanOrEqual(1);
        }
      }
      expect(page).not.toContain('…');
    });

    it('says that it is a sample where it is one', async () => {
      const [sample = '', real = ''] = await Promise.all(
        [true, false].map(
          async (flag) => pagesOf(await renderCertificate({ ...speaker, sample: flag }, 'en'))[0],
        ),
      );

      expect([sample.includes('Sample'), real.includes('Sample')]).toEqual([true, false]);
    });
  });

  it.skipIf(!tools.zbarimg || !tools.pdftoppm).each(modes)(
    'leads a scanner to its address: %s',
    async (mode) => {
      expect(codesOn(await renderCertificate(longest, mode))).toEqual([longest.verifyAddress]);
    },
  );

  it.skipIf(!tools.qpdf).each(modes)('is a file without faults: %s', async (mode) => {
    expect(faultsIn(await renderCertificate(longest, mode))).toBeNull();
  });
});

describe('certificates in one file', () => {
  it.skipIf(!tools.pdftotext)('have a page each, in the order given', async () => {
    const some = certificates.slice(0, 40);

    const pages = pagesOf(await renderCertificates(some, 'ar'));

    expect(pages.map((page, index) => page.includes(some[index]?.serial ?? '?'))).toEqual(
      some.map(() => true),
    );
  });

  it('share what they have in common', async () => {
    const bytes = await renderCertificates(certificates, 'ar');

    expect(bytes.length / certificates.length).toBeLessThan(5_000);
  });

  it('are one at least', () => {
    expect(() => renderCertificates([], 'ar')).toThrow('one certificate at least');
  });
});
