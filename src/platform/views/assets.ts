/**
 * Everything the browser fetches beside pages: the stylesheet, faces, icons, ornament and scripts. Read once,
 * named by their content, so that they may be kept for ever; compressed once, when first asked for.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, posix, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { placesCss } from './places.ts';

/** A file ready to be sent. */
export interface Asset {
  /** Address, e.g. `/assets/app.3f9c2a61d0b4.css`. */
  readonly url: string;
  /** Media type with charset where it has one. */
  readonly type: string;
  readonly body: Buffer;
  /** Absent where compression gains nothing (fonts, pictures). */
  readonly gzip?: Buffer;
  readonly brotli?: Buffer;
  /** Strong entity tag, quoted. */
  readonly etag: string;
}

/** What pages and the server need to know of assets. */
export interface Assets {
  /** Address of a file by its name: `app.css`, `icons.svg`, `ornament/frieze.svg`. Throws on an unknown name. */
  readonly url: (name: string) => string;
  readonly has: (name: string) => boolean;
  /** The file behind an address, without query. */
  readonly find: (urlPath: string) => Asset | undefined;
  readonly all: () => readonly Asset[];
}

/** Header for every asset: its address changes with its content. */
export const ASSET_CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** Faces by file name; see `templates/assets/css/fonts.css`. */
const FONT_FILE = /^(amiri|ibm-plex-sans-arabic)-(?:arabic|latin)-\d00-normal\.woff2$/;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

const COMPRESSIBLE = new Set(['.css', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest']);

/** Stylesheets by name, each with the sheet that it begins with: of every page, and of the text on the wall beside it. */
const STYLESHEETS: Readonly<Record<string, string>> = {
  'app.css': 'index.css',
  'text-screen.css': 'text-screen.css',
};

/** Reads all assets. `root` is `templates/assets`; `scripts` a folder with bundles, see `buildClient`. */
export function createAssets(options: {
  readonly root: string;
  readonly scripts?: string;
  /** Path the assets are served under. Default `/assets`. */
  readonly prefix?: string;
}): Assets {
  const prefix = options.prefix ?? '/assets';
  const byName = new Map<string, Asset>();
  const byUrl = new Map<string, Asset>();

  const add = (name: string, body: Buffer) => {
    const asset = toAsset(prefix, name, body);
    byName.set(name, asset);
    byUrl.set(asset.url, asset);
    return asset;
  };
  const urlOf = (name: string) => {
    const asset = byName.get(name);
    if (!asset) throw new Error(`No asset is named "${name}"`);
    return asset.url;
  };

  for (const path of filesBelow(options.root)) {
    if (path.startsWith('css/')) continue;
    add(publicName(path), readFileSync(join(options.root, path)));
  }
  if (options.scripts !== undefined && existsSync(options.scripts)) {
    for (const path of filesBelow(options.scripts)) add(path, readFileSync(join(options.scripts, path)));
  }
  const addressInCss = (reference: string) => {
    const name = posix.normalize(posix.join('css', reference));
    const font = posix.basename(name);
    if (!byName.has(name) && FONT_FILE.test(font)) add(name, readFont(font));
    return urlOf(publicName(name));
  };
  const sheets = new Map<string, string>([['places.css', placesCss()]]);
  for (const [name, first] of Object.entries(STYLESHEETS)) {
    if (!existsSync(join(options.root, 'css', first))) continue;
    const css = inlineImports(join(options.root, 'css'), first, sheets);
    const addressed = css.replace(
      /url\("([^"]+)"\)/g,
      (_, reference: string) => `url("${addressInCss(reference)}")`,
    );
    add(name, Buffer.from(minifyCss(addressed)));
  }

  return {
    url: urlOf,
    has: (name) => byName.has(name),
    find: (urlPath) => byUrl.get(urlPath),
    all: () => [...byUrl.values()],
  };
}

/** Icons and marks stand at the top level: `icons/icons.svg` is `icons.svg`. */
function publicName(path: string): string {
  return path.startsWith('icons/') ? path.slice('icons/'.length) : path;
}

function toAsset(prefix: string, name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const extension = extname(name);
  const base = {
    url: `${prefix}/${name.slice(0, name.length - extension.length)}.${hash}${extension}`,
    type: MEDIA_TYPES[extension] ?? 'application/octet-stream',
    body,
    etag: `"${hash}"`,
  };
  if (!COMPRESSIBLE.has(extension)) return base;
  const gzip = once(() => gzipSync(body, { level: 9 }));
  const brotli = once(() => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  return {
    ...base,
    get gzip() {
      return gzip();
    },
    get brotli() {
      return brotli();
    },
  };
}

/** Compressing everything before the first request would make a start wait for half a second. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function inlineImports(folder: string, name: string, generated: ReadonlyMap<string, string>): string {
  const text = generated.get(name) ?? readFileSync(join(folder, name), 'utf8');
  return text.replace(/@import "\.\/([^"]+)";/g, (_, inner: string) =>
    inlineImports(folder, inner, generated),
  );
}

/** Comments and indentation out; strings are left alone because no value in them spans lines. */
function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n')
    .trim();
}

function readFont(file: string): Buffer {
  const family = FONT_FILE.exec(file)?.[1];
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve(`@fontsource/${family}/files/${file}`));
}
