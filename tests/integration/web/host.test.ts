import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, enter, startHosting, type Hosting } from './hosting.ts';
import { callOver, dialAdmitted } from './rpc.ts';

let hosting: Hosting;
beforeEach(async () => {
  hosting = await startHosting();
});
afterEach(() => hosting.close());

const origin = (): string => `http://127.0.0.1:${hosting.host.port}`;

describe('the token and the cookie', () => {
  it('trades the token for a cookie that scripts and other sites cannot have, and leaves the address', async () => {
    const reply = await ask(hosting.host, { path: `/?token=${hosting.token}` });
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    const [cookie = ''] = reply.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^duizhao-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(cookie).not.toContain(hosting.token);
  });

  it('refuses the token the second time, and a wrong one without spending the right one', async () => {
    expect((await ask(hosting.host, { path: '/?token=wrong' })).status).toBe(401);
    expect((await ask(hosting.host, { path: '/?token=' })).status).toBe(401);
    const cookie = await enter(hosting);
    const again = await ask(hosting.host, { path: `/?token=${hosting.token}` });
    expect([again.status, again.body]).toEqual([401, 'used']);
    expect(again.headers['set-cookie']).toBeUndefined();
    const owner = await ask(hosting.host, { path: `/?token=${hosting.token}`, headers: { Cookie: cookie } });
    expect(owner.status).toBe(303);
  });

  it('answers 401 to everything without the cookie, whatever the path', async () => {
    await enter(hosting);
    for (const path of ['/', '/assets/main-1.js', '/download?path=x', '/nowhere']) {
      expect((await ask(hosting.host, { path })).status, path).toBe(401);
      const forged = await ask(hosting.host, { path, headers: { Cookie: `duizhao-${hosting.host.port}=x` } });
      expect(forged.status, path).toBe(401);
    }
    const upload = await ask(hosting.host, {
      method: 'POST',
      path: '/upload',
      headers: { Origin: origin() },
    });
    expect(upload.status).toBe(401);
  });
});

describe('who may ask', () => {
  it.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1.evil.example', '[::1]'])(
    'refuses the host name %s even with the cookie',
    async (name) => {
      const cookie = await enter(hosting);
      const wrong = [name, `${name}:${hosting.host.port + 1}`];
      if (name !== '127.0.0.1') wrong.push(`${name}:${hosting.host.port}`);
      for (const host of wrong) {
        const reply = await ask(hosting.host, { path: '/', headers: { Host: host, Cookie: cookie } });
        expect([400, 403], host).toContain(reply.status);
      }
    },
  );

  it.each([['null'], ['http://evil.example'], ['http://localhost:1'], ['https://127.0.0.1'], ['']])(
    'refuses the origin "%s" on reads and writes',
    async (foreign) => {
      const cookie = await enter(hosting);
      for (const [method, path] of [
        ['GET', '/'],
        ['POST', '/upload'],
        ['PUT', '/'],
        ['OPTIONS', '/upload'],
      ] as const) {
        const reply = await ask(hosting.host, { method, path, headers: { Origin: foreign, Cookie: cookie } });
        expect(reply.status, `${method} ${path}`).toBe(403);
        expect(reply.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );

  it('refuses a write that brings no origin at all', async () => {
    const cookie = await enter(hosting);
    const reply = await ask(hosting.host, {
      method: 'POST',
      path: '/upload',
      headers: { Cookie: cookie },
      body: 'x',
    });
    expect(reply.status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])(
    'refuses reads that come from a %s page, and keeps the token',
    async (site) => {
      const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' };
      expect((await ask(hosting.host, { path: `/?token=${hosting.token}`, headers })).status).toBe(403);
      const cookie = await enter(hosting);
      expect(cookie).not.toBe('');
      const reply = await ask(hosting.host, {
        path: '/assets/main-1.js',
        headers: { ...headers, Cookie: cookie },
      });
      expect(reply.status).toBe(403);
    },
  );
});

describe('what it serves', () => {
  it('sends the page under a strict policy, with a nonce that is new each time', async () => {
    const Cookie = await enter(hosting);
    const [one, two] = [
      await ask(hosting.host, { path: '/', headers: { Cookie } }),
      await ask(hosting.host, { path: '/', headers: { Cookie } }),
    ];
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
    const Cookie = await enter(hosting);
    const asset = await ask(hosting.host, { path: '/assets/main-1.js', headers: { Cookie } });
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
      expect((await ask(hosting.host, { path, headers: { Cookie } })).status, path).toBe(404);
    }
  });

  it('hands over a file only when this run exported it', async () => {
    const Cookie = await enter(hosting);
    const path = join(hosting.folder, '出口 "1".docx');
    const asking = { path: `/download?path=${encodeURIComponent(path)}`, headers: { Cookie } };
    expect((await ask(hosting.host, asking)).status).toBe(404);
    const socket = await dialAdmitted(hosting, Cookie);
    await callOver(socket, 'exports', 'run', {});
    const sent = await ask(hosting.host, asking);
    expect([sent.status, sent.body]).toEqual([200, 'exported']);
    expect(sent.headers['content-disposition']).toBe(
      `attachment; filename="__ _1_.docx"; filename*=UTF-8''%E5%87%BA%E5%8F%A3%20%221%22.docx`,
    );
    const other = `/download?path=${encodeURIComponent(join(hosting.folder, 'secret.js'))}`;
    expect((await ask(hosting.host, { path: other, headers: { Cookie } })).status).toBe(404);
  });

  it('keeps an upload until it stops, under a name of its own', async () => {
    const Cookie = await enter(hosting);
    const headers = { Cookie, Origin: origin(), 'Sec-Fetch-Site': 'same-origin' };
    const reply = await ask(hosting.host, {
      method: 'POST',
      path: '/upload?name=..%2F..%2Fx.txt',
      headers,
      body: '對照',
    });
    const { upload } = JSON.parse(reply.body) as { upload: string };
    expect(upload).toMatch(/^[0-9a-f-]{36}$/);
    const folder = join(hosting.folder, 'data', 'uploads');
    expect(await readdir(folder)).toEqual([upload]);
    await hosting.host.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses an upload that announces more than it takes, before reading it', async () => {
    const Cookie = await enter(hosting);
    const headers = { Cookie, Origin: origin(), 'Content-Length': String(2 ** 31) };
    const reply = await ask(hosting.host, { method: 'POST', path: '/upload?name=x', headers });
    expect(reply.status).toBe(413);
    expect(await readdir(join(hosting.folder, 'data', 'uploads'))).toEqual([]);
  });
});
