import type { IncomingMessage } from 'node:http';

/** Why a request is turned away before anyone looks at its path. */
export type Refusal = 'host' | 'origin' | 'site';

/** Exactly the host that was printed: a name that merely resolves to this machine is somebody else's page. */
const hostIsOurs = (request: IncomingMessage, host: string): boolean => {
  const hosts = request.rawHeaders.filter((_, at, all) => at % 2 === 0 && all[at]?.toLowerCase() === 'host');
  return hosts.length === 1 && request.headers.host === host;
};

/** A page that another page has led to, in the place of that one. */
const isNavigation = ({ headers }: IncomingMessage): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/**
 * Checks Host, Origin and fetch metadata (https://www.w3.org/TR/fetch-metadata/) of an HTTP request.
 * Browsers send Origin with everything but plain reads, so anything that writes must bring ours; `null` is foreign.
 * A read may come from this page or from the address bar, and from nowhere else; the way in (`isEntry`) may also be led to by a page, since the browser
 * is started with a file that does, and whoever cannot name the token is not let in.
 */
export const refuseRequest = (request: IncomingMessage, host: string, isEntry: boolean): Refusal | null => {
  if (!hostIsOurs(request, host)) return 'host';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const origin = request.headers.origin;
  if (origin === undefined ? !reads : origin !== `http://${host}`) return 'origin';
  const site = request.headers['sec-fetch-site'];
  if (isEntry && isNavigation(request)) return null;
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && reads)) return 'site';
  return null;
};

/** The same for a WebSocket upgrade, where the Origin is never optional. */
export const refuseUpgrade = (request: IncomingMessage, host: string): Refusal | null => {
  if (!hostIsOurs(request, host)) return 'host';
  if (request.headers.origin !== `http://${host}`) return 'origin';
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' ? null : 'site';
};
