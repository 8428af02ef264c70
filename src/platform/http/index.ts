/**
 * HTTP for every feature: the server with its policies and its one error handler, JSON operations, forms, entity
 * tags, published bytes. It knows no feature.
 */
export { type Api, type ApiRequest, createApi, type Operation } from './api.ts';
export { addAssetRoute } from './assets.ts';
export {
  type CursorKey,
  type CursorPage,
  cursorPage,
  decodeCursor,
  linkNext,
} from './cursor.ts';
export { asAppError, type Describe, problemOf } from './errors.ts';
export { etagOf, requireVersion, versionRead } from './etag.ts';
export { type FormBody, type FormResult, readForm } from './forms.ts';
export { framedBy, leadingTo, permitting } from './headers.ts';
export { createIdempotency, type Idempotency } from './idempotency.ts';
export { isId } from './ids.ts';
export { createLimits, type Limits, limited, type RouteLimit } from './limits/index.ts';
export { anyone, type Policy, permit, rolePolicy, signedIn } from './policy.ts';
export {
  createPublishedCache,
  type PublishedBytes,
  type PublishedCache,
  type Rendered,
} from './published.ts';
export * from './schemas.ts';
export { areasOf, hasScope, scopeFor } from './scopes.ts';
export { createServer, type ServerDeps } from './server.ts';
export { acceptUploads, readUpload, type Upload } from './uploads.ts';
export { fieldErrorsOf } from './validation.ts';
