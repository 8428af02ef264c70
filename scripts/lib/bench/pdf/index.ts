import { countPages } from '../../../../src/features/documents/index.ts';
import { renderCertificate } from '../../../../src/features/honours/index.ts';
import { renderReport } from '../../../../src/features/outcomes/index.ts';
import { renderAgenda } from '../../../../src/features/programme/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { median, processorTime, wallTime } from '../statistics.ts';
import { agendaInput } from './agenda-input.ts';
import { certificateInput } from './certificate-input.ts';
import { openPrinter, type Printer } from './chromium.ts';
import { words } from './content.ts';
import { agendaHtml } from './html/agenda.ts';
import { certificateHtml } from './html/certificate.ts';
import { reportHtml } from './html/report.ts';
import { reportInput } from './report-input.ts';

export interface PdfSizes {
  /** Sessions of the agenda. */
  readonly sessions: number;
  /** Recommendations of the report; three to a page. */
  readonly recommendations: number;
  readonly certificates: number;
  /** Times that each document is made warm, by either. */
  readonly runs: number;
}

const times = 'times as fast as Chromium';
const figures = [
  { name: 'pdf.agenda', unit: times, target: 2.5, better: 'higher' },
  { name: 'pdf.report', unit: times, target: 2.5, better: 'higher' },
  { name: 'pdf.certificates', unit: 'certificates/s of one core', target: 200, better: 'higher' },
  { name: 'pdf.certificate-size', unit: 'kB', target: 30, better: 'lower' },
] as const;

const KILO = 1_000;
/** Certificates whose time is taken together. */
const BATCH = 100;
/** Certificates drawn beforehand, so that the process knows its way. */
const WARM = 600;
/** Certificates of each further language whose size is taken. */
const MEASURED = 200;
/** Certificates that Chromium prints for comparison: it takes a tenth of a second for each. */
const COMPARED = 20;

/** PDF made by the text engine, against a warm Chromium that prints a page with the same content. */
export function createPdfBench({ sessions, recommendations, certificates, runs }: PdfSizes): Bench {
  /** How many times as fast ours is, by medians of runs in turn; the first of each is left out. */
  async function compare(
    context: BenchContext,
    printer: Printer,
    {
      name,
      content,
      ours,
      html,
    }: {
      readonly name: string;
      readonly content: string;
      readonly ours: () => Promise<Uint8Array>;
      readonly html: string;
    },
  ): Promise<void> {
    context.say(`${content}, ${runs} times by either`);
    await ours();
    await printer.print(html);
    const own: number[] = [];
    const browser: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      own.push(await wallTime(ours));
      browser.push(await wallTime(() => printer.print(html)));
    }
    context.report(name, {
      value: median(browser) / median(own),
      reference: `${printer.version}, warm: ${Math.round(median(browser))} ms, ours ${Math.round(median(own))} ms; ${content}, medians of ${runs} runs in turn`,
    });
  }

  async function manyCertificates(context: BenchContext, printer: Printer): Promise<void> {
    context.say(`${certificates} certificates, each its own file`);
    const inputs = Array.from({ length: certificates }, (_, index) => certificateInput(index));
    for (const input of inputs.slice(0, WARM)) await renderCertificate(input, 'ar');
    const sizes: number[] = [];
    const rates: number[] = [];
    for (let start = 0; start < inputs.length; start += BATCH) {
      const batch = inputs.slice(start, start + BATCH);
      const seconds = await processorTime(async () => {
        for (const input of batch) sizes.push((await renderCertificate(input, 'ar')).length / KILO);
      });
      rates.push(batch.length / seconds);
    }
    const pages = await Promise.all(inputs.slice(0, COMPARED).map(certificateHtml));
    let size = 0;
    const printing = await wallTime(async () => {
      for (const html of pages) size = (await printer.print(html, true)).length / KILO;
    });
    const rate = (pages.length * KILO) / printing;
    context.report('pdf.certificates', {
      value: median(rates),
      reference: `${printer.version}, warm: ${rate.toFixed(1)}/s of wall time; ours by processor time, the median hundred of ${certificates} files with QR code`,
    });
    const others = [];
    for (const mode of ['en', 'ar-en'] as const) {
      const own: number[] = [];
      for (const input of inputs.slice(0, MEASURED))
        own.push((await renderCertificate(input, mode)).length / KILO);
      others.push({ mode, sizes: own });
    }
    const all = [{ mode: 'ar', sizes }, ...others];
    const each = all.map((one) => `${one.mode} ${median(one.sizes).toFixed(1)}`).join(', ');
    context.report('pdf.certificate-size', {
      value: Math.max(...all.flatMap((one) => one.sizes)),
      reference: `Chromium's file: ${size.toFixed(1)} kB; the largest of ours in all languages, the medians are ${each} kB`,
    });
  }

  return {
    area: 'pdf',
    figures,
    async run(context) {
      const printer = await openPrinter(context);
      if (context.wants('pdf.agenda')) {
        const input = agendaInput(sessions);
        await compare(context, printer, {
          name: 'pdf.agenda',
          content: `an Arabic agenda of ${sessions} sessions`,
          ours: () => renderAgenda(input, { language: 'ar', words }),
          html: agendaHtml(input),
        });
      }
      if (context.wants('pdf.report')) {
        const input = reportInput(recommendations);
        const pages = countPages(await renderReport(input, 'ar'));
        await compare(context, printer, {
          name: 'pdf.report',
          content: `an Arabic report of ${pages} pages`,
          ours: () => renderReport(input, 'ar'),
          html: reportHtml(input),
        });
      }
      if (context.wants('pdf.certificates') || context.wants('pdf.certificate-size'))
        await manyCertificates(context, printer);
    },
  };
}
