import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { refuseRequest, refuseUpgrade } from '#web/request-checks.ts';

const host = '127.0.0.1:4321';

type Asked = {
  readonly method: string;
  /** As they were sent, in order: names and values. */
  readonly hosts: readonly (readonly [name: string, value: string])[];
  readonly origin: string | undefined;
  readonly site: string | undefined;
  readonly mode: string | undefined;
  readonly dest: string | undefined;
};

/** What Node makes of such a request: of several `Host` it keeps the first. */
const request = ({ method, hosts, origin, site, mode, dest }: Asked): IncomingMessage =>
  ({
    method,
    rawHeaders: ['Accept', 'Host', ...hosts.flat()],
    headers: {
      host: hosts[0]?.[1],
      origin,
      'sec-fetch-site': site,
      'sec-fetch-mode': mode,
      'sec-fetch-dest': dest,
    },
  }) as unknown as IncomingMessage;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];
const hosts: Asked['hosts'][] = [
  [['Host', host]],
  [['host', host]],
  [['Host', 'localhost:4321']],
  [['Host', '127.0.0.1']],
  [
    ['Host', host],
    ['hOST', 'evil.example'],
  ],
  [
    ['Host', host],
    ['Host', host],
  ],
  [],
];
const origins = [undefined, `http://${host}`, 'null', '', 'http://evil.example', `https://${host}`];
const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none'];
const modes = [undefined, 'navigate', 'cors'];
const dests = [undefined, 'document', 'iframe', 'image'];

const asked: readonly Asked[] = methods.flatMap((method) =>
  hosts.flatMap((each) =>
    origins.flatMap((origin) =>
      sites.flatMap((site) =>
        modes.flatMap((mode) => dests.map((dest) => ({ method, hosts: each, origin, site, mode, dest }))),
      ),
    ),
  ),
);

const isNamed = ({ hosts: sent }: Asked): boolean => sent.length === 1 && sent[0]?.[1] === host;
const isOwnPage = ({ origin, site }: Asked): boolean =>
  origin === `http://${host}` && (site === undefined || site === 'same-origin');

/** Everything that may come in, and nothing else. */
const mayAsk = (one: Asked, isEntry: boolean): boolean => {
  if (!isNamed(one)) return false;
  if (isOwnPage(one)) return true;
  const isRead = one.method === 'GET' || one.method === 'HEAD';
  // The address bar, an image of the page, a program that is no browser.
  const isPlainRead =
    isRead &&
    (one.origin === undefined || one.origin === `http://${host}`) &&
    (one.site === undefined || one.site === 'same-origin' || one.site === 'none');
  // The file that the browser is started with leads to the printed address.
  const isLedIn =
    isEntry &&
    one.mode === 'navigate' &&
    one.dest === 'document' &&
    (one.origin === undefined ? isRead : one.origin === `http://${host}`);
  return isPlainRead || isLedIn;
};

describe('of every combination of method, host, origin and fetch metadata', () => {
  test.each([false, true])('only those that may ask are let in (as the way in: %s)', (isEntry) => {
    const wrong = asked.filter(
      (one) => (refuseRequest(request(one), host, isEntry) === null) !== mayAsk(one, isEntry),
    );
    expect(wrong).toEqual([]);
    expect(asked.filter((one) => mayAsk(one, isEntry)).length).toBeGreaterThan(100);
  });

  test('only the own page opens a connection', () => {
    const wrong = asked.filter(
      (one) => (refuseUpgrade(request(one), host) === null) !== (isNamed(one) && isOwnPage(one)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the reason', () => {
  const own: Asked = {
    method: 'POST',
    hosts: [['Host', host]],
    origin: `http://${host}`,
    site: 'same-origin',
    mode: 'cors',
    dest: undefined,
  };
  test.each([
    ['host', { hosts: [['Host', 'evil.example']] as const, origin: 'null', site: 'cross-site' }],
    ['origin', { origin: 'null', site: 'cross-site' }],
    ['site', { site: 'cross-site' }],
  ])('is told: %s', (reason, change) => {
    expect(refuseRequest(request({ ...own, ...change }), host, false)).toBe(reason);
    expect(refuseUpgrade(request({ ...own, ...change }), host)).toBe(reason);
  });
});
