import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dial, enter, proof, rpcPath, startHosting, type Hosting } from './hosting.ts';
import { callOver, dialAdmitted, nextOf } from './rpc.ts';

let hosting: Hosting;
let key: string;
beforeEach(async () => {
  hosting = await startHosting();
  key = await enter(hosting);
});
afterEach(() => hosting.close());

const ours = (): string => `http://127.0.0.1:${hosting.host.port}`;

describe('the way in', () => {
  it.each(['null', 'http://evil.example', 'http://localhost', 'https://127.0.0.1'])(
    'is shut to the origin %s, even with the proof',
    async (Origin) => {
      expect(await dial(hosting.host, { Origin }, rpcPath(key))).toBe(403);
    },
  );

  it('is shut to no origin, to a foreign host name and to a foreign page', async () => {
    expect(await dial(hosting.host, {}, rpcPath(key))).toBe(403);
    expect(
      await dial(hosting.host, { Origin: ours(), Host: `localhost:${hosting.host.port}` }, rpcPath(key)),
    ).toBe(403);
    expect(await dial(hosting.host, { Origin: ours(), 'Sec-Fetch-Site': 'same-site' }, rpcPath(key))).toBe(
      403,
    );
  });

  it('is shut without a proof, to the key itself, and to the token or another purpose in its place', async () => {
    const Origin = ours();
    for (const path of [
      '/rpc',
      '/rpc?nonce=n&proof=',
      `/rpc?nonce=n&proof=${key}`,
      `/rpc?nonce=n&proof=${hosting.token}`,
      `/rpc?nonce=n&proof=${proof(hosting.token, 'rpc n')}`,
      `/rpc?nonce=m&proof=${proof(key, 'rpc n')}`,
      `/rpc?nonce=n&proof=${proof(key, 'host n')}`,
    ]) {
      expect(await dial(hosting.host, { Origin }, path), path).toBe(401);
    }
  });

  it('is one path only', async () => {
    for (const path of ['/', '/rpc/', '/upload']) {
      expect(await dial(hosting.host, { Origin: ours() }, rpcPath(key, path)), path).toBe(404);
    }
  });

  it('proves first that the host holds the key as well', async () => {
    const dialled = await dial(hosting.host, { Origin: ours() }, rpcPath(key));
    const greeting: unknown = JSON.parse(typeof dialled === 'number' ? '{}' : dialled.greeting);
    expect(greeting).toEqual({
      proof: proof(key, 'host n'),
      draftKey: expect.stringMatching(/^[\w+/]{43}=$/),
    });
  });
});

describe('once in', () => {
  it('answers calls', async () => {
    const socket = await dialAdmitted(hosting, key);
    expect(JSON.parse(String(await callOver(socket, 'project', 'info', {})))).toEqual({
      t: 's',
      i: '1',
      r: { ok: true, value: 'project.info' },
    });
  });

  it('passes on which project a call is meant for', async () => {
    const socket = await dialAdmitted(hosting, key);
    await callOver(socket, 'rows', 'page', {}, '/letters.duizhao');
    expect(hosting.calls).toEqual(['rows.page for /letters.duizhao']);
  });

  it('passes events to every window, and to none that left', async () => {
    const [one, two] = [await dialAdmitted(hosting, key), await dialAdmitted(hosting, key)];
    const heard = Promise.all([nextOf(one), nextOf(two)]);
    hosting.emit('jobs.progress', { job: 'j', phase: 'reading', done: 1, total: 2 });
    for (const message of await heard) expect(JSON.parse(String(message))).toMatchObject({ m: 'event' });
    const left = nextOf(one);
    one.close();
    await left;
    const still = nextOf(two);
    hosting.emit('jobs.progress', { job: 'j', phase: 'reading', done: 2, total: 2 });
    expect(JSON.parse(String(await still))).toMatchObject({ a: ['jobs.progress', { done: 2 }] });
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['another function than the engine offers', '{"t":"q","i":"1","m":"constructor","a":[1,2,3]}'],
    ['too few arguments', '{"t":"q","i":"1","m":"invoke","a":[]}'],
    ['too many arguments', '{"t":"q","i":"1","m":"invoke","a":[1,2,3,4,5]}'],
    ['an unknown kind', '{"t":"x"}'],
  ])('hangs up on a message that is %s', async (_, text) => {
    const socket = await dialAdmitted(hosting, key);
    const closed = nextOf(socket);
    socket.send(text);
    expect(await closed).toBe(1003);
    expect(hosting.calls).toEqual([]);
  });

  it('hangs up on bytes that are no text', async () => {
    const socket = await dialAdmitted(hosting, key);
    const closed = nextOf(socket);
    socket.send(Buffer.from('{"t":"q","m":"invoke","a":[1,2,3]}'), { binary: true });
    expect(await closed).toBe(1003);
  });

  it('hangs up on a message beyond the cap', async () => {
    const socket = await dialAdmitted(hosting, key);
    const closed = nextOf(socket);
    socket.send('x'.repeat(33 * 1024 ** 2));
    expect(await closed).toBe(1009);
  });

  it('says goodbye when the host stops', async () => {
    const socket = await dialAdmitted(hosting, key);
    const closed = nextOf(socket);
    await hosting.host.close();
    expect([1001, 1006]).toContain(await closed);
  });
});
