import { deflateSync, type ZlibOptions } from 'node:zlib';

/** Up to these lengths a smaller window holds the whole of a stream, and preparing it costs less. */
const WINDOWS = [
  { upTo: 1 << 12, windowBits: 12, memLevel: 6 },
  { upTo: 1 << 14, windowBits: 14, memLevel: 8 },
] as const;

const optionsFor = (length: number, level: number): ZlibOptions => {
  const window = WINDOWS.find(({ upTo }) => length <= upTo);
  return window ? { level, windowBits: window.windowBits, memLevel: window.memLevel } : { level };
};

/** A stream compressed for the filter `FlateDecode`. Default level 6, zlib's own balance of time and size. */
export const deflate = (bytes: Uint8Array, level = 6): Buffer =>
  deflateSync(bytes, optionsFor(bytes.length, level));
