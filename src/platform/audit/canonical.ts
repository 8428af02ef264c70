/** A number as PostgreSQL writes it: without an exponent. */
function plainNumber(value: number): string {
  const [mantissa = '0', power] = JSON.stringify(value).split('e');
  if (power === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(power);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Shorter keys first, equally long ones by their bytes. */
function compareKeys(one: string, other: string): number {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length - b.length || Buffer.compare(a, b);
}

function write(value: unknown): string {
  if (typeof value === 'number') return plainNumber(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members).sort(compareKeys);
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${write(members[key])}`).join(', ')}}`;
}

/**
 * The one text of a value: that which PostgreSQL itself gives for it as `jsonb`. So what is kept is hashed as it stands,
 * to the last digit, and needs no parsing to be verified.
 * @returns null for undefined and null, which are kept as NULL
 */
export function canonicalText(value: unknown): string | null {
  const json = JSON.stringify(value ?? null);
  return json === undefined || json === 'null' ? null : write(JSON.parse(json));
}
