import { describe, expect, it } from 'vitest';
import { assets } from './support.ts';

const css = ['app.css', 'text-screen.css']
  .map((name) => assets.find(assets.url(name))?.body.toString() ?? '')
  .join('\n');

/** Physical sides: the reading direction decides, so none may be named. Gradients and rotations are exempt. */
const PHYSICAL =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)/g;

describe('the stylesheet', () => {
  it('names no physical side and no physical size', () => {
    const rules = css.replace(/@media[^{]*\{/g, '@media{');

    expect(rules.match(PHYSICAL) ?? []).toEqual([]);
  });

  it('imports nothing at run time and knows no other host', () => {
    expect(css).not.toMatch(/@import|https?:\/\//);
  });

  it('places sessions by class, quarter by quarter', () => {
    expect(css).toContain('.at-96{--at:96}');
    expect(css).toContain('.room-24{--room:24}');
  });

  it('has the same tokens in both dark schemes', () => {
    const blocks = [
      ...css.matchAll(/:root(?::not\(\[data-scheme="light"\]\)|\[data-scheme="dark"\])\s*\{([^}]*)\}/g),
    ].map((match) => (match[1] ?? '').replace(/\s+/g, ' ').trim());

    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toBe(blocks[1]);
  });

  it('uses no token that is not defined', () => {
    const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
    const used = [...css.matchAll(/var\((--[\w-]+)(?!\s*,)\)/g)].map((match) => match[1]);

    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('stays small enough for a telephone', () => {
    expect(assets.find(assets.url('app.css'))?.gzip?.length).toBeLessThan(20_000);
  });
});
