/** Stands between the page at the door and the network: the page starts without it. Its data it keeps itself. */
import { serveFromShelf } from './shelf/worker.ts';

serveFromShelf('check-in-1', (path) => path.startsWith('/api/'));
