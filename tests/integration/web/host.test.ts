import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ask,
  download,
  downloadPath,
  enter,
  keyIn,
  proof,
  startHosting,
  uploadPath,
  type Hosting,
} from './hosting.ts';
import { callOver, dialAdmitted, nextOf } from './rpc.ts';

let hosting: Hosting;
beforeEach(async () => {
  hosting = await startHosting();
});
afterEach(() => hosting.close());

const origin = (): string => `http://127.0.0.1:${hosting.host.port}`;

describe('the token and the key', () => {
  it('trades the token for a page with the key in it, and sets no cookie', async () => {
    const reply = await ask(hosting.host, { path: `/?token=${hosting.token}` });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([200, undefined]);
    expect(keyIn(reply.body)).toMatch(/^[\w-]{43}$/);
    expect(reply.body).not.toContain(hosting.token);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('gives the key nowhere else', async () => {
    const key = await enter(hosting);
    for (const path of ['/', '/assets/main-1.js', '/?token=', '/?token=wrong', `/?token=${hosting.token}`]) {
      const reply = await ask(hosting.host, { path });
      expect(JSON.stringify([reply.body, reply.headers]), path).not.toContain(key);
    }
  });

  it('refuses the token the second time, and a wrong one without spending the right one', async () => {
    expect((await ask(hosting.host, { path: '/?token=wrong' })).status).toBe(401);
    expect((await ask(hosting.host, { path: '/?token=' })).status).toBe(401);
    const key = await enter(hosting);
    expect(key).not.toBe('');
    const again = await ask(hosting.host, { path: `/?token=${hosting.token}` });
    expect([again.status, again.body]).toEqual([401, 'used']);
  });

  it('tells whoever printed the address that it was used, and that it was tried again once a minute at most', async () => {
    const told: string[] = [];
    const watched = await startHosting(undefined, {
      entered: () => void told.push('entered'),
      refused: (why) => void told.push(why),
    });
    try {
      await ask(watched.host, { path: '/?token=wrong' });
      expect(told).toEqual([]);
      await enter(watched);
      for (let time = 0; time < 3; time += 1) await enter(watched);
      expect(told).toEqual(['entered', 'link-used']);
    } finally {
      await watched.close();
    }
  });

  it('tells the windows that are in, and the terminal, that the address was opened again', async () => {
    const refusals: string[] = [];
    const watched = await startHosting(undefined, { refused: (why) => void refusals.push(why) });
    try {
      const socket = await dialAdmitted(watched, await enter(watched));
      const told = nextOf(socket);
      await ask(watched.host, { path: `/?token=${watched.token}` });
      expect(JSON.parse(String(await told))).toMatchObject({ a: ['host.refused', { why: 'link-used' }] });
      expect(refusals).toEqual(['link-used']);
    } finally {
      await watched.close();
    }
  });

  it("answers 401 to everything that is somebody's without a proof, or with that for something else", async () => {
    const key = await enter(hosting);
    const file = join(hosting.folder, 'secret.js');
    for (const path of [
      '/download?path=x',
      '/session',
      '/session?nonce=n',
      `/session?nonce=m&proof=${proof(key, 'session n')}`,
      `/session?nonce=n&proof=${key}`,
      `/download?path=${file}&proof=${proof(key, 'download x')}`,
      `/download?path=${file}&proof=${proof(key, 'session n')}`,
    ]) {
      expect((await ask(hosting.host, { path })).status, path).toBe(401);
    }
    for (const path of ['/upload', '/upload?nonce=n&proof=x', '/', '/rpc']) {
      const reply = await ask(hosting.host, { method: 'POST', path, headers: { Origin: origin() } });
      expect(reply.status, path).toBe(401);
    }
    const known = await ask(hosting.host, { path: `/session?nonce=n&proof=${proof(key, 'session n')}` });
    expect(known.status).toBe(200);
  });
});

describe('who may ask', () => {
  it.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1.evil.example', '[::1]'])(
    'refuses the host name %s, whatever it asks for',
    async (name) => {
      const wrong = [name, `${name}:${hosting.host.port + 1}`];
      if (name !== '127.0.0.1') wrong.push(`${name}:${hosting.host.port}`);
      for (const host of wrong) {
        for (const path of ['/', `/?token=${hosting.token}`]) {
          const reply = await ask(hosting.host, { path, headers: { Host: host } });
          expect([400, 403], `${host} ${path}`).toContain(reply.status);
        }
      }
    },
  );

  it.each([['null'], ['http://evil.example'], ['http://localhost:1'], ['https://127.0.0.1'], ['']])(
    'refuses the origin "%s" on reads and writes',
    async (foreign) => {
      const key = await enter(hosting);
      for (const [method, path] of [
        ['GET', '/'],
        ['POST', uploadPath(key)],
        ['PUT', '/'],
        ['OPTIONS', uploadPath(key)],
      ] as const) {
        const reply = await ask(hosting.host, { method, path, headers: { Origin: foreign } });
        expect(reply.status, `${method} ${path}`).toBe(403);
        expect(reply.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );

  it('refuses a write that brings no origin at all', async () => {
    const key = await enter(hosting);
    const reply = await ask(hosting.host, { method: 'POST', path: uploadPath(key), body: 'x' });
    expect(reply.status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('refuses what a %s page asks for', async (site) => {
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
    expect((await ask(hosting.host, { path: `/?token=${hosting.token}`, headers })).status).toBe(403);
    const key = await enter(hosting);
    const file = join(hosting.folder, '出口 "1".docx');
    for (const path of ['/', '/assets/main-1.js', downloadPath(key, file), '/session']) {
      expect((await ask(hosting.host, { path, headers })).status, path).toBe(403);
    }
    const led = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect((await ask(hosting.host, { path: '/', headers: led })).status).toBe(403);
  });

  it('lets a file on disk lead to the address, in the place of itself and in no frame', async () => {
    const path = `/?token=${hosting.token}`;
    const led = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    const framed = await ask(hosting.host, { path, headers: { ...led, 'Sec-Fetch-Dest': 'iframe' } });
    expect(framed.status).toBe(403);
    const wrong = { path: '/?token=wrong', headers: { ...led, 'Sec-Fetch-Dest': 'document' } };
    expect((await ask(hosting.host, wrong)).status).toBe(401);
    const reply = await ask(hosting.host, { path, headers: { ...led, 'Sec-Fetch-Dest': 'document' } });
    expect(keyIn(reply.body)).not.toBe('');
  });
});

describe('the methods', () => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  /** What each place answers to the method it is for; of other methods a holder of the key hears that they are not. */
  const places = {
    upload: { own: 'POST', status: 200 },
    session: { own: 'GET', status: 200 },
    download: { own: 'GET', status: 404 },
  };

  it.each(methods)(
    'of the places that want a proof, %s is answered by those it is for alone',
    async (method) => {
      const key = await enter(hosting);
      for (const [place, { own, status }] of Object.entries(places)) {
        const about = place === 'download' ? 'nothing that was written' : 'n';
        const asked = new URLSearchParams({
          nonce: about,
          path: about,
          proof: proof(key, `${place} ${about}`),
        });
        const headers = { Origin: origin() };
        const known = await ask(hosting.host, { method, path: `/${place}?${asked.toString()}`, headers });
        const other = method === 'GET' ? 404 : 405;
        expect(known.status, place).toBe(method === own ? status : other);
        asked.set('proof', proof(key, `${place} other`));
        const unknown = await ask(hosting.host, { method, path: `/${place}?${asked.toString()}`, headers });
        expect(unknown.status, place).toBe(401);
      }
    },
  );

  it.each(methods)('of the page and its files, %s', async (method) => {
    const expected = { GET: 200, HEAD: 405 }[method] ?? 401;
    for (const path of ['/', '/assets/main-1.js']) {
      const reply = await ask(hosting.host, { method, path, headers: { Origin: origin() } });
      expect(reply.status, path).toBe(expected);
    }
  });
});

describe('what it serves', () => {
  it('sends the page under a strict policy, with a nonce that is new each time', async () => {
    const [one, two] = [await ask(hosting.host, { path: '/' }), await ask(hosting.host, { path: '/' })];
    const policy = String(one.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(one.body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect(two.body).not.toContain(nonce);
    expect(policy.split('; ').sort()).toEqual(
      [
        "base-uri 'none'",
        `connect-src 'self' ws://127.0.0.1:${hosting.host.port}`,
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
      ].sort(),
    );
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('serves assets with their type, and nothing outside the built screen', async () => {
    const asset = await ask(hosting.host, { path: '/assets/main-1.js' });
    expect([asset.status, asset.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    for (const path of [
      '/../secret.js',
      '/assets/../../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/assets/..%5c..%5csecret.js',
      '/assets/%00.js',
      '/%',
      '//secret.js',
      '/assets',
      '/index.html',
      `/${hosting.folder}/secret.js`,
      'http://evil.example/assets/main-1.js',
    ]) {
      expect((await ask(hosting.host, { path })).status, path).toBe(404);
    }
  });

  it('hands over a file only when this run exported it', async () => {
    const key = await enter(hosting);
    const path = join(hosting.folder, '出口 "1".docx');
    expect((await download(hosting, key, path)).status).toBe(404);
    const socket = await dialAdmitted(hosting, key);
    await callOver(socket, 'exports', 'run', {});
    const sent = await download(hosting, key, path);
    expect([sent.status, sent.body]).toEqual([200, 'exported']);
    expect(sent.headers['content-disposition']).toBe(
      `attachment; filename="__ _1_.docx"; filename*=UTF-8''%E5%87%BA%E5%8F%A3%20%221%22.docx`,
    );
    expect((await download(hosting, key, join(hosting.folder, 'secret.js'))).status).toBe(404);
  });

  it('keeps an upload until it stops, under a name of its own', async () => {
    const key = await enter(hosting);
    const headers = { Origin: origin(), 'Sec-Fetch-Site': 'same-origin' };
    const reply = await ask(hosting.host, {
      method: 'POST',
      path: `${uploadPath(key)}&name=..%2F..%2Fx.txt`,
      headers,
      body: '對照',
    });
    const { upload } = JSON.parse(reply.body) as { upload: string };
    expect(upload).toMatch(/^\d+-\d+-[0-9a-f]{8}-[0-9a-f]{16}$/);
    const folder = join(hosting.folder, 'data', 'uploads');
    expect(await readdir(folder)).toEqual([upload]);
    await hosting.host.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses an upload that announces more than it takes, before reading it', async () => {
    const key = await enter(hosting);
    const headers = { Origin: origin(), 'Content-Length': String(2 ** 31) };
    const reply = await ask(hosting.host, { method: 'POST', path: uploadPath(key), headers });
    expect(reply.status).toBe(413);
    expect(await readdir(join(hosting.folder, 'data', 'uploads'))).toEqual([]);
  });
});
