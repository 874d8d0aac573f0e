import { beforeEach, expect, test, vi } from 'vitest';
import { plain, type SegmentId } from '#core/model/index.ts';
import type { KeptText } from '#renderer/workspace/kept-texts.ts';
import { eventually } from '#tests/eventually.ts';

/** The store of one origin, and which of its tabs live. */
const startBrowser = () => {
  const held = new Set<string>();
  const values = new Map<string, string>();
  const store = new Proxy<Record<string, unknown>>(
    {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    },
    {
      ownKeys: () => [...values.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
  vi.stubGlobal('localStorage', store);
  vi.stubGlobal('window', {});
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string) => {
        held.add(name);
        return new Promise<never>(() => undefined);
      },
      query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
    },
  });
  return { held, values };
};

/** Another tab of the same browser; its modules are its own. `key` is what its host hands over. */
const openTab = async (browser: ReturnType<typeof startBrowser>, key: string) => {
  vi.resetModules();
  const before = new Set(browser.held);
  const { takeDraftKey } = await import('#renderer/sealed-store.ts');
  const slots = await import('#renderer/workspace/kept-slots.ts');
  const kept = await import('#renderer/workspace/kept-texts.ts');
  await takeDraftKey(key);
  const own = [...browser.held].filter((name) => !before.has(name));
  return { ...slots, ...kept, crash: () => own.forEach((name) => browser.held.delete(name)) };
};

const key = Buffer.alloc(32, 1).toString('base64');
const otherKey = Buffer.alloc(32, 2).toString('base64');

const typed = (words: string): KeptText => ({
  project: '/a.duizhao',
  projectName: 'a',
  segment: 5 as SegmentId,
  side: 'en',
  known: plain(''),
  latest: { text: words, tags: [{ at: 0, kind: 'open', id: 1, type: 'strong' }] },
});

let browser: ReturnType<typeof startBrowser>;
beforeEach(() => {
  browser = startBrowser();
});

test('a text is offered once its tab is gone, as it was typed last, and to nobody before', async () => {
  const [one, two] = [await openTab(browser, key), await openTab(browser, key)];
  const keeper = one.createTextKeeper();
  for (const words of ['H', 'Ha', 'Half', 'Half a thought 🀄']) keeper.keep(typed(words));
  await eventually(() => expect(browser.values.size).toBe(1));
  expect(await one.readKept()).toEqual([]);
  expect(await two.readKept()).toEqual([]);
  one.crash();
  await eventually(async () => {
    const [entry] = await two.readKept();
    expect(entry?.text).toEqual(typed('Half a thought 🀄'));
    expect(entry === undefined ? false : two.isOfEndedSession(entry)).toBe(true);
  });
});

test('nothing of it can be read in the store, and nothing under the key of other app data', async () => {
  const one = await openTab(browser, key);
  one.createTextKeeper().keep(typed('A secret'));
  await eventually(() => expect(browser.values.size).toBe(1));
  one.crash();
  expect(JSON.stringify([...browser.values])).not.toMatch(/secret|duizhao"|a\.duizhao|project/);
  const stranger = await openTab(browser, otherKey);
  expect(await stranger.readKept()).toEqual([]);
  // It stays for whom it belongs to.
  expect(browser.values.size).toBe(1);
});

test('a text that is committed, or of a cell that is open, is not offered; one of a cell that was left is', async () => {
  const one = await openTab(browser, key);
  const [saved, left] = [one.createTextKeeper(), one.createTextKeeper()];
  saved.keep(typed('saved'));
  saved.forget();
  left.keep(typed('left'));
  await eventually(() => expect(browser.values.size).toBe(1));
  expect(await one.readKept()).toEqual([]);
  left.leave();
  const [entry] = await one.readKept();
  expect(entry?.text.latest.text).toBe('left');
  expect(entry === undefined ? true : one.isOfEndedSession(entry)).toBe(false);
  one.forgetKept(entry?.key ?? '');
  expect(await one.readKept()).toEqual([]);
});

test('what was changed in the store, or cut off, is passed over', async () => {
  const one = await openTab(browser, key);
  one.createTextKeeper().keep(typed('whole'));
  await eventually(() => expect(browser.values.size).toBe(1));
  one.crash();
  const [[name, sealed] = ['', '']] = [...browser.values];
  browser.values.set(`${name}1`, sealed.slice(0, -8));
  browser.values.set(`${name}2`, '');
  browser.values.set(`${name}3`, 'not sealed');
  const two = await openTab(browser, key);
  expect((await two.readKept()).map(({ key: each }) => each)).toEqual([name]);
});
