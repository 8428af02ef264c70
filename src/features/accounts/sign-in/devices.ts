/** What of a browser's own description people recognise; the order decides, since browsers name each other. */
const browsers = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\bOPR\/|\bOpera\b/],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\bFirefox\/|\bFxiOS\//],
  ['chrome', /\bChrom(?:e|ium)\/|\bCriOS\/|\bHeadlessChrome\//],
  ['safari', /\bSafari\//],
] as const;
const systems = [
  ['android', /\bAndroid\b/],
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac(?:intosh| OS X)\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b|\bX11\b/],
] as const;

export type BrowserName = (typeof browsers)[number][0];
export type SystemName = (typeof systems)[number][0];

export interface Device {
  /** Absent for a program, and for what nobody knows. */
  readonly browser?: BrowserName;
  readonly system?: SystemName;
}

/** The device behind a User-Agent header, as far as it says. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? '';
  const browser = browsers.find(([, pattern]) => pattern.test(text))?.[0];
  const system = systems.find(([, pattern]) => pattern.test(text))?.[0];
  return {
    ...(browser === undefined ? {} : { browser }),
    ...(system === undefined ? {} : { system }),
  };
}

export type PlaceKind = 'here' | 'local' | 'address' | 'unknown';

/** Where an address lies, as far as it says without asking anybody: this machine, the local network, or elsewhere. */
export function placeKind(ip: string | null): PlaceKind {
  if (ip === null || ip === '') return 'unknown';
  const address = ip.replace(/^::ffff:/, '');
  if (/^127\.|^::1$/.test(address)) return 'here';
  if (/^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cd]|^fe80:/i.test(address))
    return 'local';
  return 'address';
}
