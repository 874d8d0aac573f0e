import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok, type ProjectInfo } from '#core/model/index.ts';
import { keepPlace } from '#renderer/workspace/keep-place.ts';
import { askForProject, askToClose, whileFilling } from '#renderer/workspace/session.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

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
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined };
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

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
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
