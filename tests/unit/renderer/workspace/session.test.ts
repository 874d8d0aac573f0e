import { beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Failure, type ProjectInfo, type Result } from '#core/model/index.ts';
import { provideFeatureCode } from '#renderer/workspace/feature-code.ts';
import { queryClient } from '#renderer/workspace/queries.ts';
import { enterProject, refreshProject } from '#renderer/workspace/session.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

const engine = vi.hoisted(() => ({
  info: (): Promise<unknown> => Promise.reject(new Error('not asked')),
  enter: (): unknown => null,
  kept: [] as number[],
}));

vi.mock('#renderer/api.ts', () => {
  const client = {
    project: {
      info: () => engine.info(),
      enter: () => Promise.resolve(engine.enter()),
      keepPlace: ({ row }: { readonly row: number }) => {
        engine.kept.push(row);
        return Promise.resolve({ ok: true, value: null });
      },
      refused: () => Promise.resolve({ ok: true, value: null }),
    },
  };
  const proofOf = (purpose: string): Promise<string> => Promise.resolve(`proof of ${purpose.length}`);
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined, proofOf };
});

vi.mock('#renderer/workspace/preferences.ts', () => ({ takePreferences: () => undefined }));

/** What these tests need of a project. */
const project = {
  path: '/a.duizhao',
  rows: 5,
  documents: [],
  settings: { columns: [] },
} as unknown as ProjectInfo;

const entered: Result<unknown> = ok({ place: null, page: null });

beforeEach(() => {
  provideFeatureCode(() => Promise.resolve());
  useWorkspace.setState({ project: null, ready: true });
  engine.enter = () => entered;
});

test('what the engine has opened is shown', async () => {
  await enterProject(project);
  expect(useWorkspace.getState().project).toBe(project);
});

const gone: readonly Failure['code'][] = ['project.none-open', 'project.other'];

test.each(gone)(
  'a project of which is heard only after it was closed (%s) is not shown again, and what the first screen has asked is kept',
  async (code) => {
    let answer: (value: unknown) => void = () => undefined;
    engine.info = () => new Promise((resolve) => (answer = resolve));
    const asked = refreshProject();
    engine.enter = () => fail(code);
    queryClient.setQueryData(['library', 'recent'], ['asked']);
    answer(ok(project));
    await asked;
    expect(useWorkspace.getState().project).toBeNull();
    expect(queryClient.getQueryData(['library', 'recent'])).toEqual(['asked']);
    // Once it is open again it is shown.
    engine.enter = () => entered;
    await enterProject(project);
    expect(useWorkspace.getState().project).toBe(project);
  },
);

test('a place that a page could not tell before it went is told before the project is entered, which then begins there', async () => {
  const of = `proof of ${`place ${project.path}`.length}`;
  const place = { row: 4, side: 'source', panel: null };
  vi.stubGlobal('sessionStorage', {
    getItem: () => JSON.stringify({ of, place }),
    removeItem: () => undefined,
  });
  engine.enter = () => ok({ place: { ...place, row: engine.kept.at(-1) }, page: null });
  await enterProject(project);
  expect(useWorkspace.getState().active).toEqual({ row: 4, side: 'source' });
  vi.unstubAllGlobals();
});
