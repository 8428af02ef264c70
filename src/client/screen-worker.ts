/** Stands between a screen and the network, for a start without it. */
import { serveFromShelf } from './shelf/worker.ts';

serveFromShelf('screen-1');
