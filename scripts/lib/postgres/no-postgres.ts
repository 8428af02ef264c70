/** No server can be started here; the message says why in one line. */
export class NoPostgres extends Error {
  override readonly name = 'NoPostgres';
}
