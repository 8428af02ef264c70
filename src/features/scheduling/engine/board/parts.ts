/** What a wish costs part by part, such as day by day: only the parts that were touched are counted again. */
export function createParts(count: number, costOf: (part: number) => number) {
  const known = new Float64Array(count);
  const touched = new Int32Array(count);
  const isTouched = new Uint8Array(count);
  let size = 0;
  for (let part = 0; part < count; part += 1) known[part] = costOf(part);
  return {
    base: known.reduce((sum, cost) => sum + cost, 0),
    touch(part: number): void {
      if (isTouched[part] !== 0) return;
      isTouched[part] = 1;
      touched[size] = part;
      size += 1;
    },
    change(): number {
      let sum = 0;
      for (let index = 0; index < size; index += 1) {
        const part = touched[index] as number;
        sum += costOf(part) - (known[part] as number);
      }
      return sum;
    },
    settle(): void {
      for (let index = 0; index < size; index += 1) {
        const part = touched[index] as number;
        known[part] = costOf(part);
        isTouched[part] = 0;
      }
      size = 0;
    },
    forget(): void {
      for (let index = 0; index < size; index += 1) isTouched[touched[index] as number] = 0;
      size = 0;
    },
  };
}
