/**
 * Owns bookings: the time of rooms and persons that is taken by what is scheduled (sessions; later meetings, visits and
 * places). A firm booking excludes every other of the same resource at the same time, here and in the database. What
 * comes in with a file and overlaps is contested: it takes no time and is shown as a conflict until one of the two moves.
 */
export { type Booking, type Bookings, type BookingTitles, createBookings } from './bookings.ts';
export { type Claim, grantInOrder, overlap, type Period } from './rules.ts';
export {
  type BookingRow,
  type BookingSource,
  bookingsOf,
  type ContestedPair,
  findOverlaps,
  listContested,
  type Resource,
} from './store.ts';
