import { type Canvas, decimal } from './canvas.ts';
import { toDigits } from './digits.ts';
import type { Document, DocumentOptions, PageFacts, StyleName, TextOptions } from './document-types.ts';
import { clampParagraph, fitParagraph } from './fit.ts';
import { palette } from './palette.ts';
import { type Direction, type Paragraph, plainText, setParagraph, sliceParagraph } from './paragraph.ts';
import { createPdfFile } from './pdf-file.ts';
import { drawQr } from './qr.ts';
import { type Language, roleStyle } from './roles.ts';
import { drawRunning, type Running } from './running.ts';
import { createStage, describeParagraph, operatorsOf } from './stage.ts';
import { defaultMargins, type PageSize, resolvePageSize } from './units.ts';

interface PageRecord {
  readonly size: PageSize;
  running: Running | null;
}

const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');
const languageOf = (direction: Direction): Language => (direction === 'rtl' ? 'ar' : 'en');

/**
 * Opens a document with its first page. Rendering is pure: no clock, no files but the fonts, equal calls give equal bytes.
 *
 * @example
 * const doc = createDocument({ title: 'جدول الأعمال', language: 'ar', digits: 'arab', createdAt });
 * doc.heading('اليوم الأول', { anchor: 'day-1' });
 * doc.write('تعرض الجلسة أربع تجارب وطنية.', 'running');
 * const bytes = await doc.finish();
 */
export const createDocument = (options: DocumentOptions): Document => {
  const { language, digits = 'latn', direction = directionOf(language) } = options;
  const margins = { ...defaultMargins, ...options.margins };
  const file = createPdfFile(options);
  const stage = createStage(file, options.tagged !== false, language);
  const pages: PageRecord[] = [];
  const listeners = new Set<() => void>();
  const deferred: ((facts: PageFacts) => void)[] = [];
  const linked = new Set<string>();
  let finished = false;

  const current = (): PageRecord => {
    const page = pages[stage.page];
    if (!page) throw new Error('The document has no page');
    return page;
  };

  const addPage = (size: PageSize, running: Running | null): void => {
    file.addPage(size, options.bleed);
    pages.push({ size, running });
    stage.page = pages.length - 1;
    doc.y = margins.top;
  };

  const complete = (settings: TextOptions) => {
    const chosen = settings.direction ?? (settings.language ? directionOf(settings.language) : direction);
    const spoken = settings.language ?? (chosen === direction ? language : languageOf(chosen));
    return { ...settings, width: settings.width ?? doc.measure, direction: chosen, language: spoken };
  };

  const noteLinks = (paragraph: Paragraph): void => {
    for (const line of paragraph.lines) {
      for (const unit of line.units) if (unit.span.link?.startsWith('#')) linked.add(unit.span.link.slice(1));
    }
  };

  /** How many lines of a paragraph go on this page: two at least here and on the next, or none. */
  const linesThatFit = (paragraph: Paragraph, from: number): number => {
    const rest = paragraph.lines.length - from;
    let room = doc.bottom - doc.y;
    let fitting = 0;
    while (fitting < rest && room >= (paragraph.lines[from + fitting]?.height ?? 0) - 0.01) {
      room -= paragraph.lines[from + fitting]?.height ?? 0;
      fitting += 1;
    }
    if (fitting === rest) return fitting;
    if (rest - fitting === 1 && fitting > 2) fitting -= 1;
    if (fitting < 2 || rest - fitting < 2) return doc.y <= margins.top ? Math.max(1, fitting) : 0;
    return fitting;
  };

  const facts = (number: number): PageFacts => ({
    number,
    count: pages.length,
    pageOf: (name) => {
      const place = stage.anchors.get(name);
      if (!place) throw new Error(`The document has no anchor "${name}"`);
      return place.page + 1;
    },
  });

  const doc: Document = {
    language,
    direction,
    digits,
    margins,
    get width() {
      return current().size[0];
    },
    get height() {
      return current().size[1];
    },
    get measure() {
      return current().size[0] - margins.start - margins.end;
    },
    get bottom() {
      return stage.muted ? Number.POSITIVE_INFINITY : current().size[1] - margins.bottom;
    },
    get page() {
      return stage.page + 1;
    },
    y: margins.top,

    style: (name, changes = {}) =>
      typeof name === 'string' ? roleStyle(name, language, changes) : { ...name, ...changes },
    number: (value, side = language) => toDigits(value, side === 'ar' ? digits : 'latn'),
    text(content, style, settings = {}) {
      const chosen = complete(settings);
      return setParagraph(content, styleFor(style, chosen.language), chosen);
    },
    fit(content, style, settings) {
      const chosen = complete(settings);
      return fitParagraph(content, styleFor(style, chosen.language), { ...settings, ...chosen });
    },
    clamp(content, style, settings) {
      const chosen = complete(settings);
      return clampParagraph(content, styleFor(style, chosen.language), { ...settings, ...chosen });
    },

    x: (offset, width, side = direction) =>
      side === 'rtl' ? doc.width - margins.start - offset - width : margins.start + offset,
    draw(paragraph, x, y, { tag = 'P', ...attributes } = {}) {
      noteLinks(paragraph);
      stage.text(paragraph, x, y, tag, attributes);
      return y + paragraph.height;
    },
    at(offset, width, content, style, settings = {}) {
      const { y = doc.y, tagging, ...rest } = settings;
      return doc.draw(doc.text(content, style, { ...rest, width }), doc.x(offset, width), y, tagging);
    },
    write(content, style, settings = {}) {
      const {
        offset = 0,
        before = 0,
        after = 0,
        tagging: { tag = 'P', ...attributes } = {},
        ...rest
      } = settings;
      const paragraph = doc.text(content, style, { ...rest, width: rest.width ?? doc.measure - offset });
      if (paragraph.lines.length === 0) return doc.y;
      if (doc.y > margins.top) doc.y += before;
      noteLinks(paragraph);
      const node = tag
        ? doc.open(tag, { ...describeParagraph(paragraph, language), ...attributes })
        : stage.node;
      for (let from = 0; from < paragraph.lines.length; ) {
        const count = linesThatFit(paragraph, from);
        if (count > 0) {
          const part = sliceParagraph(paragraph, from, from + count);
          stage.inside(node, () => stage.text(part, doc.x(offset, part.width), doc.y, null));
          doc.y += part.height;
          from += count;
        }
        if (from < paragraph.lines.length) doc.newPage();
      }
      doc.y += after;
      return doc.y;
    },
    heading(content, settings = {}) {
      const {
        level = 1,
        anchor,
        bookmark,
        keep = 48,
        style = level === 1 ? 'pageTitle' : 'sectionTitle',
        ...rest
      } = settings;
      const paragraph = doc.text(content, style, {
        ...rest,
        width: rest.width ?? doc.measure - (rest.offset ?? 0),
      });
      doc.need(paragraph.height + (rest.before ?? 0) + keep);
      if (anchor) doc.anchor(anchor);
      if (bookmark !== null) doc.bookmark(bookmark ?? plainText(content), level);
      return doc.write(content, style, { ...rest, tagging: { tag: `H${level}`, ...rest.tagging } });
    },

    newPage({ size, running } = {}) {
      if (stage.muted) return;
      const before = current();
      addPage(size ? resolvePageSize(size) : before.size, running === undefined ? before.running : running);
      for (const listener of [...listeners]) listener();
    },
    repeatPage(number) {
      if (stage.tagged) throw new Error('A tagged page is not repeated');
      const shown = pages[number - 1];
      if (!shown) throw new Error(`The document has no page ${number}`);
      file.repeatPage(number - 1);
      pages.push({ size: shown.size, running: null });
      stage.page = pages.length - 1;
      doc.y = margins.top;
    },
    need(height) {
      if (stage.muted || doc.y + height <= doc.bottom + 0.01 || doc.y <= margins.top) return false;
      doc.newPage();
      return true;
    },
    onPage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    measureFlow(draw) {
      const { y } = doc;
      try {
        return stage.silently(() => {
          draw();
          return doc.y - y;
        });
      } finally {
        doc.y = y;
      }
    },
    keepTogether(draw) {
      if (!stage.muted)
        doc.need(Math.min(doc.measureFlow(draw), current().size[1] - margins.top - margins.bottom));
      draw();
    },
    afterLayout(draw) {
      if (stage.muted) return;
      const { page, node } = stage;
      const artifact = stage.inArtifact;
      deferred.push((known) =>
        stage.elsewhere(page, node, () => {
          const run = () => draw({ ...known, number: page + 1 });
          return artifact ? stage.artifact(run) : run();
        }),
      );
    },
    setRunning(running) {
      current().running = running;
    },

    shape: (draw) => stage.operators(() => operatorsOf(draw)),
    artwork: (key, draw) => stage.operators(() => file.useForm(stage.page, key, () => operatorsOf(draw))),
    figure: (alt, draw) => doc.element('Figure', () => stage.operators(() => operatorsOf(draw)), { alt }),
    box: (x, y, width, height, paint) => doc.shape((canvas) => canvas.rect(x, y, width, height).paint(paint)),
    rule({
      y = doc.y,
      offset = 0,
      width = doc.measure - offset,
      stroke = { colour: palette.rule, width: 0.4 },
    } = {}) {
      const x = doc.x(offset, width);
      doc.shape((canvas) =>
        canvas
          .move(x, y)
          .line(x + width, y)
          .paint({ stroke }),
      );
    },
    qr(text, x, y, size, { alt = text, ...style } = {}) {
      doc.figure(alt, (canvas: Canvas) => drawQr(canvas, text, x, y, size, style));
    },
    image(bytes, x, y, width, height, alt) {
      const show = () =>
        stage.operators(() => {
          const image = file.useImage(stage.page, bytes);
          const scale = Math.min(width / image.width, height / image.height);
          const [w, h] = [image.width * scale, image.height * scale];
          const [left, lower] = [x + (width - w) / 2, y + (height + h) / 2];
          return `q ${decimal(w)} 0 0 ${decimal(-h)} ${decimal(left)} ${decimal(lower)} cm\n${image.operator}\nQ`;
        });
      if (alt) doc.element('Figure', show, { alt });
      else show();
    },

    element: (tag, draw, attributes = {}) => stage.inside(stage.open(tag, attributes), draw),
    open: (tag, attributes = {}) => stage.open(tag, attributes),
    inside: (node, draw) => stage.inside(node, draw),
    artifact: (draw, type) => stage.artifact(draw, type),
    anchor(name, y = doc.y) {
      if (!stage.muted) stage.anchors.set(name, { page: stage.page, top: Math.max(0, y - 8) });
    },
    bookmark(title, level, y = doc.y) {
      if (!stage.muted) stage.bookmarks.push({ title, level, page: stage.page, top: Math.max(0, y - 8) });
    },

    async finish() {
      if (finished) throw new Error('The document is finished already');
      finished = true;
      for (const draw of deferred) draw(facts(0));
      for (const [index, page] of pages.entries()) {
        if (!page.running) continue;
        stage.page = index;
        drawRunning(doc, page.running, index + 1, pages.length);
      }
      for (const name of linked) facts(0).pageOf(name);
      const { root, anchors, bookmarks } = stage;
      return file.finish({ structure: stage.tagged ? root : null, anchors, bookmarks });
    },
  };

  const styleFor = (style: StyleName, side: Language) =>
    typeof style === 'string' ? roleStyle(style, side) : style;
  addPage(resolvePageSize(options.size ?? 'a4'), options.running ?? null);
  return doc;
};
