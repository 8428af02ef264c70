import type { Language } from '../language/index.ts';

/** Words of one feature in one language: nested objects of strings, `{{name}}` for parameters. */
export type Messages = { readonly [key: string]: string | Messages };

/** Words of one feature in every language. Keys are addressed as `namespace:path.to.key`. */
export type MessageCatalogue = { readonly namespace: string } & { readonly [L in Language]: Messages };

type WithoutPlural<Key extends string> = Key extends `${infer Base}_zero`
  ? Base
  : Key extends `${infer Base}_one`
    ? Base
    : Key extends `${infer Base}_two`
      ? Base
      : Key extends `${infer Base}_few`
        ? Base
        : Key extends `${infer Base}_many`
          ? Base
          : Key extends `${infer Base}_other`
            ? Base
            : Key;

/** Every key of a feature's messages as its code writes it: dotted paths, plural suffixes left to the count. */
export type MessageKey<M extends Messages> = {
  [K in keyof M & string]: M[K] extends string
    ? WithoutPlural<K>
    : M[K] extends Messages
      ? `${K}.${MessageKey<M[K]>}`
      : never;
}[keyof M & string];
