import { afterEach, describe, expect, it } from 'vitest';
import {
  defaultSettings,
  type DocumentId,
  type DocumentInfo,
  type ProjectInfo,
  type Sequence,
} from '../../../../core/model/index.ts';
import {
  columnsOf,
  dismiss,
  documentAt,
  goTo,
  notify,
  notifyFailure,
  shownColumns,
  useWorkspace,
} from '../../../../renderer/workspace/store.ts';

const document = (
  id: number,
  firstRow: number,
  rows: number,
  targets: DocumentInfo['targets'],
): DocumentInfo => ({
  id: id as DocumentId,
  name: `${id}.txt`,
  format: 'txt',
  encoding: 'utf-8',
  language: 'zh-Hant',
  targets,
  firstRow,
  rows,
});

const project: ProjectInfo = {
  path: '/tmp/p.duizhao',
  name: 'p',
  readOnly: false,
  logSetAside: null,
  settings: defaultSettings,
  documents: [document(1, 1, 10, ['en', 'zh-Hans']), document(2, 11, 5, ['en'])],
  rows: 15,
  sequence: 3 as Sequence,
  canUndo: false,
  canRedo: false,
};

const start = useWorkspace.getState();
afterEach(() => useWorkspace.setState(start, true));

describe('the columns of a project', () => {
  it('are the original and every language of its documents, always in one order', () => {
    expect(columnsOf(project)).toEqual(['source', 'zh-Hans', 'en']);
  });

  it('may be hidden, but never all of them', () => {
    expect(shownColumns(project, ['zh-Hans'])).toEqual(['source', 'en']);
    expect(shownColumns(project, ['source', 'zh-Hans', 'en'])).toEqual(['source', 'zh-Hans', 'en']);
  });

  it('belong to the document a row is in', () => {
    expect(documentAt(project, 10)?.id).toBe(1);
    expect(documentAt(project, 11)?.id).toBe(2);
    expect(documentAt(project, 16)).toBeNull();
  });
});

describe('going to a cell', () => {
  it('stays inside the project', () => {
    useWorkspace.setState({ project });
    goTo({ row: 99, side: 'en' });
    expect(useWorkspace.getState().active).toEqual({ row: 15, side: 'en' });
    goTo({ row: -3 });
    expect(useWorkspace.getState().active).toEqual({ row: 1, side: 'en' });
  });

  it('keeps the same active cell when nothing changes, so that nothing is drawn again', () => {
    useWorkspace.setState({ project });
    goTo({ row: 4, side: 'en', mode: 'edit', caret: 2 });
    const { active } = useWorkspace.getState();
    goTo({ row: 4 });
    expect(useWorkspace.getState().active).toBe(active);
    expect(useWorkspace.getState()).toMatchObject({ mode: 'edit', caret: null });
  });
});

describe('messages', () => {
  it('take the place of older ones on the same topic, and go when dismissed', () => {
    notify({ tone: 'info', key: 'editor:allDone', topic: 'all-done' });
    const id = notify({ tone: 'info', key: 'editor:allDone', topic: 'all-done' });
    expect(useWorkspace.getState().notices.map((notice) => notice.id)).toEqual([id]);
    dismiss(id);
    expect(useWorkspace.getState().notices).toEqual([]);
  });

  it('tell a failure in its own sentence, and nothing of what the user stopped', () => {
    notifyFailure({ code: 'job.cancelled' });
    notifyFailure({ code: 'nothing-to-undo' });
    notifyFailure({ code: 'disk.full', params: { path: '/p' } });
    expect(useWorkspace.getState().notices).toMatchObject([
      { tone: 'info', key: 'failures:nothing-to-undo' },
      { tone: 'danger', key: 'failures:disk.full', params: { path: '/p' } },
    ]);
  });
});
