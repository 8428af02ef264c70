import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way to the server as a cable that can be pulled: for pages and their workers alike. */
export async function cableTo(port: number) {
  const ends = new Set<Socket>();
  let pulled = false;
  const cable = createServer((near) => {
    if (pulled) return near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end) && other.destroy());
    }
  });
  await new Promise<void>((done) => cable.listen(0, '127.0.0.1', done));
  const pull = () => {
    pulled = true;
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${(cable.address() as AddressInfo).port}`,
    pull,
    plug: () => {
      pulled = false;
    },
    close: () => {
      pull();
      cable.close();
    },
  };
}
