// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type ProjectInfo, type Result, type Row } from '#core/model/index.ts';
import { openSession } from '#renderer/features/editor/cell-session.ts';
import { hasHeldTexts } from '#renderer/features/editor/held-drafts.ts';
import { openCell } from '#renderer/features/editor/open-cell.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

type Edit = { readonly before: string; readonly after: { readonly text: string } };

const engine = vi.hoisted(() => ({
  held: '',
  sent: [] as string[],
  answer: (): Result<null> => ({ ok: true, value: null }),
}));

vi.mock('#renderer/api.ts', () => {
  const client = {
    cells: {
      edit: ({ before, after }: Edit) => {
        engine.sent.push(`${before} -> ${after.text}`);
        const answer = engine.answer();
        if (!answer.ok) return Promise.resolve(answer);
        if (before !== engine.held) return Promise.resolve(fail('cell.stale-edit'));
        engine.held = after.text;
        return Promise.resolve(ok({ row: rowWith(after.text), sequence: 1 }));
      },
    },
    rows: { page: () => Promise.resolve(ok({ total: 1, rows: [rowWith(engine.held)] })) },
  };
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined };
});

/** What these tests need of a row and a project. */
const rowWith = (text: string): Row =>
  ({
    row: 1,
    segment: 1,
    cells: { en: { text, tags: [], state: 'draft', locked: false, stale: false, origin: 'human' } },
  }) as unknown as Row;
const project = {
  path: '/a.duizhao',
  name: 'a',
  rows: 1,
  documents: [],
  settings: { columns: [] },
} as unknown as ProjectInfo;

const parent = document.createElement('div');
const open = (row: Row) =>
  openSession({ parent, row, side: 'en', language: 'en', label: 'English', caret: null });
const type = (text: string): void => {
  const view = openCell()?.view;
  view?.dispatch({ ...view.state.replaceSelection(text), userEvent: 'input.type' });
};
const saving = (): string => useWorkspace.getState().saving;

beforeEach(() => {
  // A browser tells of another selection later, not while the editor sets it.
  for (const name of ['collapse', 'extend', 'addRange'] as const)
    vi.spyOn(Selection.prototype, name).mockImplementation(() => undefined);
  document.body.append(parent);
  Object.assign(engine, { held: '', sent: [], answer: () => ok(null) });
  useWorkspace.setState({ project, active: { row: 1, side: 'en' }, mode: 'edit', saving: 'saved' });
});
afterEach(() => {
  parent.replaceChildren();
  vi.restoreAllMocks();
});

test('a text that could not be saved is sent again when its cell is opened, and is not said to be saved before it is', async () => {
  engine.answer = () => fail('disk.full', { path: project.path });
  const first = open(rowWith(''));
  type('Rain.');
  first.close();
  await expect.poll(hasHeldTexts).toBe(true);
  expect(saving()).toBe('failed');
  expect(useWorkspace.getState().notices).toHaveLength(1);

  // The row shows what was typed. Still refused, it stays unsaved, and is kept for the visit after.
  const second = open(rowWith('Rain.'));
  const shown = rowWith('Rain.').cells['en'];
  if (shown !== undefined) second.hear(shown);
  await expect.poll(() => engine.sent).toEqual([' -> Rain.', ' -> Rain.']);
  await expect.poll(saving).toBe('failed');
  second.close();
  await expect.poll(hasHeldTexts).toBe(true);

  engine.answer = () => ok(null);
  const third = open(rowWith('Rain.'));
  expect(openCell()?.text()).toBe('Rain.');
  await expect.poll(saving).toBe('saved');
  expect(engine.held).toBe('Rain.');
  expect(useWorkspace.getState().notices).toEqual([]);
  third.close();
  expect(hasHeldTexts()).toBe(false);
});
