import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok, type ProjectInfo } from '#core/model/index.ts';
import { keepPlace } from '#renderer/workspace/keep-place.ts';
import { askForProject, askToClose, whileFilling } from '#renderer/workspace/session.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { takeFromTab } from '#renderer/workspace/tab-place.ts';

const asked = vi.hoisted((): string[] => []);

vi.mock('#renderer/api.ts', () => {
  const client = {
    project: {
      keepPlace: ({ row, panel }: { readonly row: number; readonly panel: string | null }) => {
        asked.push(`keep ${row} ${panel ?? 'no panel'}`);
        return Promise.resolve(ok(null));
      },
      open: ({ path }: { readonly path: string }) => {
        asked.push(`open ${path}`);
        return Promise.resolve(ok(null));
      },
      close: () => {
        asked.push('close');
        return Promise.resolve(ok(null));
      },
    },
  };
  const proofOf = (purpose: string): Promise<string> => Promise.resolve(`proof of ${purpose.length}`);
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined, proofOf };
});

vi.mock('#renderer/workspace/preferences.ts', () => ({ takePreferences: () => undefined }));

/** What these tests need of a project. */
const project = {
  path: '/a.duizhao',
  rows: 9,
  documents: [],
  settings: { columns: [] },
} as unknown as ProjectInfo;

let stop: () => void = () => undefined;

/** What the store of a tab does. */
const createTabStore = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};
let tabStore = createTabStore();

beforeEach(() => {
  tabStore = createTabStore();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('sessionStorage', tabStore);
  vi.useFakeTimers();
  asked.length = 0;
  useWorkspace.setState({ project, active: { row: 1, side: 'en' }, panel: null });
  stop = keepPlace();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a place is kept once, a moment after it has changed', () => {
  useWorkspace.setState({ active: { row: 2, side: 'en' } });
  useWorkspace.setState({ active: { row: 3, side: 'en' }, panel: 'row' });
  expect(asked).toEqual([]);
  vi.runAllTimers();
  expect(asked).toEqual(['keep 3 row']);
});

test.each([
  ['closed', 'close', askToClose],
  ['left for another one', 'open /b.duizhao', () => askForProject('/b.duizhao')],
  [
    'left for a new one',
    'fill',
    () =>
      whileFilling(() => {
        asked.push('fill');
        return Promise.resolve();
      }),
  ],
] as const)('a project that is %s in that moment has its place kept before', async (_, then, leave) => {
  useWorkspace.setState({ active: { row: 4, side: 'en' }, panel: 'check' });
  await leave();
  expect(asked).toEqual(['keep 4 check', then]);
  vi.runAllTimers();
  expect(asked).toHaveLength(2);
});

test('nothing is kept where nothing has changed', async () => {
  await askToClose();
  expect(asked).toEqual(['close']);
});

const leavePage = (): void => void window.dispatchEvent(new Event('pagehide'));

test('a page that goes before the engine has heard of its place leaves it in the tab, for its project alone, and once', async () => {
  useWorkspace.setState({ active: { row: 6, side: 'en' }, panel: 'row' });
  leavePage();
  expect(asked).toEqual(['keep 6 row']);
  const kept = [...tabStore.items];
  expect(JSON.stringify(kept)).not.toContain(project.path);
  expect(await takeFromTab('/bb.duizhao')).toBeNull();
  expect(tabStore.items.size).toBe(0);

  for (const [key, value] of kept) tabStore.setItem(key, value);
  expect(await takeFromTab(project.path)).toMatchObject({ row: 6, side: 'en', panel: 'row' });
  expect(await takeFromTab(project.path)).toBeNull();
});

test('a place that the engine has heard of is not left in the tab', async () => {
  useWorkspace.setState({ active: { row: 7, side: 'en' } });
  await vi.runAllTimersAsync();
  leavePage();
  expect(tabStore.items.size).toBe(0);
  useWorkspace.setState({ active: { row: 8, side: 'en' } });
  leavePage();
  expect(tabStore.items.size).toBe(1);
});

test('what another page has written into the tab is taken for nothing', async () => {
  for (const written of ['', 'null', '{', '{"of":1}', '[]']) {
    tabStore.setItem('duizhao-place', written);
    expect(await takeFromTab(project.path)).toBeNull();
  }
});
