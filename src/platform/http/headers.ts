import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Nothing inline and nothing from elsewhere: no script, style, frame or form. Pictures may be `data:`, which carries no
 * script. A page that needs more (the preview of a mail) sends a policy of its own.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The policy of a page that others may put into a frame; everything else stays as it is.
 * @param ancestors who may, as sources of the policy: `https:`
 */
export const framedBy = (ancestors: string): string =>
  pagePolicy.replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`);

/**
 * The policy of a page whose form leads to another site, as an answer to it that sends people on; everything else stays
 * as it is.
 * @param origin of that site: `https://meet.example.org`
 */
export const leadingTo = (origin: string): string =>
  pagePolicy.replace("form-action 'self'", `form-action 'self' ${origin}`);

/** For answers that no browser should take for a document. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What a browser may do for our pages: nothing that they do not use. Passkeys are used. */
const permissions = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((name) => `${name}=()`),
  'fullscreen=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

/** What a browser may do for a page that uses one thing more, such as the camera; everything else stays as it is. */
export const permitting = (feature: 'camera'): string =>
  permissions.replace(`${feature}=()`, `${feature}=(self)`);

/** A year, and for every host below ours (RFC 6797). */
const strictTransport = 'max-age=31536000; includeSubDomains';

export interface SafeHeaders {
  /** Of pages, files and whatever is answered from memory. */
  readonly ofPages: Readonly<Record<string, string>>;
  /** Of the JSON API. */
  readonly ofData: Readonly<Record<string, string>>;
}

/**
 * What every answer carries, failures as well.
 * @param secure whether people reach us over https
 */
export function safeHeaders(secure: boolean): SafeHeaders {
  const shared = {
    'x-content-type-options': 'nosniff',
    // Addresses hold slugs of drafts and secrets of links: no other site learns them.
    'referrer-policy': 'same-origin',
    'permissions-policy': permissions,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': strictTransport } : {}),
  };
  const upgrade = secure ? '; upgrade-insecure-requests' : '';
  return {
    ofPages: { 'content-security-policy': `${pagePolicy}${upgrade}`, ...shared },
    ofData: { 'content-security-policy': dataPolicy, ...shared },
  };
}

/** Whether the request belongs to the JSON face: what it gets is problem+json when it fails. */
export const isApi = (request: Pick<FastifyRequest, 'url'>): boolean => request.url.startsWith('/api/');

/** Whether the address answers data; the page that describes the API is a page. */
export const answersData = (url: string): boolean =>
  url.startsWith('/api/') && !/^\/api\/v1\/docs(?:[/?]|$)/.test(url);

/** Adds a name to Vary without losing those that stand there. */
export function addVary(reply: FastifyReply, name: string): void {
  const present = String(reply.getHeader('vary') ?? '');
  const names = present.split(',').map((one) => one.trim());
  if (names.includes(name) || names.includes('*')) return;
  reply.header('vary', present === '' ? name : `${present}, ${name}`);
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says who may keep an answer. What was asked for with a credential, changes something, or puts a cookie into the
 * browser is kept by nobody, whatever the route says; what is everybody's may be kept and is asked for again.
 * @param named whether the answer is found under an address that names its content (stylesheets, fonts)
 */
export function settleCaching(request: FastifyRequest, reply: FastifyReply, named: boolean): void {
  if (named && reply.statusCode < 400) return;
  const personal =
    request.actor?.kind === 'account' ||
    request.headers.authorization !== undefined ||
    reply.getHeader('set-cookie') !== undefined;
  if (personal) {
    reply.header('cache-control', 'private, no-store');
    return;
  }
  if (reply.statusCode >= 400 || !safeMethods.has(request.method)) {
    reply.header('cache-control', 'no-store');
    return;
  }
  if (reply.getHeader('cache-control') === undefined) {
    reply.header('cache-control', 'no-cache');
    addVary(reply, 'authorization');
    addVary(reply, 'cookie');
    addVary(reply, 'accept-language');
  }
}
