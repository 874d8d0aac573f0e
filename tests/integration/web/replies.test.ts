import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask, enter, proof, startHosting, type Hosting, type Reply } from './hosting.ts';
import { callOver, dialAdmitted } from './rpc.ts';

/*
 * What is answered to requests of every kind, with all headers: what a browser may keep, run and tell others is said in these alone. `replies.txt` has the answers; where a change of
 * the code changes them, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

let hosting: Hosting;
beforeEach(async () => {
  hosting = await startHosting();
});
afterEach(() => hosting.close());

/** Of the connection, and not of what is answered. */
const passing = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

const headersOf = ({ headers }: Reply): readonly string[] =>
  Object.entries(headers)
    .filter(([name]) => !passing.has(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .toSorted();

const told = (reply: Reply, usual: ReadonlySet<string>): readonly string[] => {
  const own = headersOf(reply);
  return [
    `  ${reply.status} ${JSON.stringify(reply.body.slice(0, 300))}`,
    ...own.filter((line) => !usual.has(line)).map((line) => `  ${line}`),
    ...[...usual].filter((line) => !own.includes(line)).map((line) => `  without ${line}`),
  ];
};

it('answers each request as it is written down', async () => {
  const { host, folder } = hosting;
  const screen = join(folder, 'screen');
  await mkdir(join(screen, 'fonts'), { recursive: true });
  for (const name of [
    'a.css',
    'a.svg',
    'fonts/a.woff2',
    'a.wasm',
    'a.json',
    'a.bin',
    'assets/a.png',
    '.hidden',
  ])
    await writeFile(join(screen, name), name);
  // What nearly every answer has is told once.
  const usual = new Set(headersOf(await ask(host, { path: '/?token=wrong' })));
  const own = { Origin: `http://127.0.0.1:${host.port}` };
  const lines = ['== usual', ...[...usual].map((line) => `  ${line}`)];
  const steady = (line: string): string =>
    line
      .replaceAll(`127.0.0.1:${host.port}`, '‹host›')
      .replaceAll(`localhost:${host.port}`, '‹other name›')
      .replaceAll(folder, '…')
      .replaceAll(encodeURIComponent(folder), '…')
      .replaceAll(/(?<=nonce(?:-|=\\?"))[\w+/=]{20,}/g, '‹nonce›')
      .replaceAll(/(?<=content=")[\w-]{43}/g, '‹key›')
      .replaceAll(/(?<=proof=)[\w-]{43}/g, '‹proof›')
      .replaceAll(/(?<=\\?"upload\\?":\\?")[\w-]+/g, '‹upload›');
  const tell = async (name: string, request: Parameters<typeof ask>[1]): Promise<void> => {
    const { method = 'GET', path, headers = {}, body } = request;
    const more = [...Object.entries(headers).map(([key, value]) => `${key}: ${String(value)}`), body ?? ''];
    lines.push(
      `== ${name}`,
      `${method} ${path} ${more.filter((each) => each !== '').join(', ')}`.trimEnd(),
      ...told(await ask(host, request), usual),
    );
  };
  const first = '/?token=';
  await tell('a wrong token', { path: `${first}wrong` });
  await tell('a token by another method', { method: 'HEAD', path: `${first}${hosting.token}` });
  lines[lines.findIndex((line) => line.startsWith('HEAD /?token='))] = 'HEAD /?token=‹token›';
  const key = await enter(hosting);
  await tell('a used token', { path: `${first}${hosting.token}` });
  lines[lines.findLastIndex((line) => line.startsWith('GET /?token='))] = 'GET /?token=‹token›';
  for (const path of [
    '/',
    '/index.html',
    '/assets/main-1.js',
    '/assets/a.png',
    '/a.css',
    '/a.svg',
    '/fonts/a.woff2',
    '/a.wasm',
    '/a.json',
    '/a.bin',
  ])
    await tell('a part of the screen', { path });
  for (const path of [
    '/assets/none.js',
    '/assets',
    '/.hidden',
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/%00',
    '//secret.js',
    '',
  ])
    await tell('what is no part of it', { path: path === '' ? '/?' : path });
  for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
    for (const path of ['/', '/assets/main-1.js']) {
      await tell('another method', { method, path });
      await tell('another method', { method, path, headers: own });
    }
  for (const headers of [
    { Host: 'example.org' },
    { Host: `localhost:${host.port}` },
    { Origin: 'https://example.org' },
    { Origin: 'null' },
    { Origin: `http://127.0.0.1:${host.port}` },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none' },
  ])
    for (const path of ['/', '/assets/main-1.js', `${first}wrong`])
      await tell('asked by another', { path, headers });

  const proved = (purpose: string): string => proof(key, purpose);
  const written = join(folder, '出口 "1".docx');
  const at = encodeURIComponent(written);
  for (const [name, path] of [
    ['a session', `/session?nonce=n&proof=${proved('session n')}`],
    ['a session for another nonce', `/session?nonce=m&proof=${proved('session n')}`],
    ['a session without proof', '/session?nonce=n'],
    ['a session without anything', '/session'],
    ['a session by an empty nonce', `/session?proof=${proved('session ')}`],
    ['a session by the proof of something else', `/session?nonce=n&proof=${proved('upload n')}`],
    ['a file that was not written', `/download?path=${at}&proof=${proved(`download ${written}`)}`],
    ['a file without proof', `/download?path=${at}`],
    ['no file', `/download?proof=${proved('download ')}`],
  ] as const)
    await tell(name, { path });
  const window = await dialAdmitted(hosting, key);
  await callOver(window, 'exports', 'run', {});
  await tell('a file that was written', {
    path: `/download?path=${at}&proof=${proved(`download ${written}`)}`,
  });
  await tell('a file by the proof of another', {
    path: `/download?path=${at}&proof=${proved('download x')}`,
  });
  await tell('a file to be changed', {
    method: 'PUT',
    path: `/download?path=${at}&proof=${proved(`download ${written}`)}`,
    body: 'x',
    headers: own,
  });
  const to = `/upload?nonce=n&proof=${proved('upload n')}`;
  await tell('an upload', { method: 'POST', path: to, body: 'uploaded', headers: own });
  await tell('an upload without proof', {
    method: 'POST',
    path: '/upload?nonce=n',
    body: 'uploaded',
    headers: own,
  });
  await tell('an upload by another method', { method: 'PUT', path: to, body: 'uploaded', headers: own });
  await tell('an upload that is asked for', { path: to });
  await tell('an upload that says it is too large', {
    method: 'POST',
    path: to,
    headers: { ...own, 'Content-Length': String(2 ** 40) },
  });
  await tell('a way in that is no socket', { path: `/rpc?nonce=n&proof=${proved('rpc n')}` });
  window.terminate();
  await expect(`${lines.map(steady).join('\n')}\n`).toMatchFileSnapshot('replies.txt');
});
