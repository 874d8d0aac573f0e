import { afterEach, describe, expect, it } from 'vitest';
import {
  columnsOfDocument,
  defaultColumns,
  defaultSettings,
  type DocumentId,
  type DocumentInfo,
  type ProjectInfo,
  type Sequence,
  type Side,
} from '#core/model/index.ts';
import {
  columnsOf,
  dismiss,
  documentAt,
  goTo,
  notify,
  notifyFailure,
  shownColumns,
  signedAs,
  useWorkspace,
} from '#renderer/workspace/store.ts';

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
  columns: columnsOfDocument(defaultColumns, 'zh-Hant', targets),
  firstRow,
  rows,
});

const project: ProjectInfo = {
  path: '/tmp/p.duizhao',
  name: 'p',
  readOnly: false,
  logSetAside: null,
  reviewer: null,
  settings: defaultSettings,
  documents: [document(1, 1, 10, ['en', 'zh-Hans']), document(2, 11, 5, ['en'])],
  rows: 15,
  sequence: 3 as Sequence,
  canUndo: false,
  canRedo: false,
};

const start = useWorkspace.getState();
afterEach(() => useWorkspace.setState(start, true));

describe('the name one signs with', () => {
  it('is the reviewer’s in a copy, whoever uses the machine, and else that of the preferences', () => {
    const { preferences } = start;
    expect(signedAs({ ...start, project })).toBe('');
    expect(signedAs({ ...start, project: { ...project, reviewer: '甲' } })).toBe('甲');
    const named = { ...start, preferences: { ...preferences, author: 'A' } };
    expect(signedAs({ ...named, project })).toBe('A');
    expect(signedAs({ ...named, project: { ...project, reviewer: '甲' } })).toBe('甲');
  });
});

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

describe('the active cell', () => {
  const at = (row: number, side: Side) => {
    useWorkspace.setState({ project });
    goTo({ row, side, mode: 'edit' });
  };
  const documents = (...kept: DocumentInfo[]): ProjectInfo => ({
    ...project,
    documents: kept,
    rows: kept.reduce((sum, { rows }) => sum + rows, 0),
  });

  it('is the last row when its own was taken out, undone or merged away, and is open no more', () => {
    at(15, 'en');
    useWorkspace.setState({ project: documents(document(1, 1, 10, ['en', 'zh-Hans'])) });
    expect(useWorkspace.getState()).toMatchObject({ active: { row: 10, side: 'en' }, mode: 'grid' });
    useWorkspace.setState({ project: { ...project, rows: 9 } });
    expect(useWorkspace.getState().active.row).toBe(9);
    useWorkspace.setState({ project: documents() });
    expect(useWorkspace.getState().active).toEqual({ row: 1, side: 'source' });
  });

  it('is in a column that is there and shown', () => {
    at(3, 'zh-Hans');
    useWorkspace.setState({ project: documents(document(2, 1, 10, ['en'])) });
    expect(useWorkspace.getState().active).toEqual({ row: 3, side: 'source' });
    at(3, 'en');
    const { preferences } = useWorkspace.getState();
    useWorkspace.setState({ preferences: { ...preferences, hiddenColumns: ['en', 'source'] } });
    expect(useWorkspace.getState().active).toEqual({ row: 3, side: 'zh-Hans' });
  });

  it('stays as it was, and open, when rows come, or go behind it', () => {
    at(10, 'en');
    const { active } = useWorkspace.getState();
    useWorkspace.setState({ project: { ...project, rows: 20 } });
    useWorkspace.setState({ project: { ...project, rows: 10 } });
    expect(useWorkspace.getState().active).toBe(active);
    expect(useWorkspace.getState().mode).toBe('edit');
  });
});

describe('messages', () => {
  const shown = (): readonly string[] => useWorkspace.getState().notices.map(({ key }) => key);

  it('of one project are not left standing over another, nor over the library', () => {
    useWorkspace.setState({ project });
    notifyFailure({ code: 'cell.locked' });
    notify({ tone: 'info', key: 'app', about: 'app' });
    notify({ tone: 'info', key: 'coming', about: '/tmp/q.duizhao' });
    useWorkspace.setState({ project: { ...project, sequence: 4 as Sequence } });
    expect(shown()).toEqual(['failures:cell.locked', 'app', 'coming']);
    useWorkspace.setState({ project: { ...project, path: '/tmp/q.duizhao' } });
    expect(shown()).toEqual(['app', 'coming']);
    useWorkspace.setState({ project: null });
    expect(shown()).toEqual(['app']);
    notifyFailure({ code: 'project.gone', params: { path: '/tmp/q.duizhao' } });
    useWorkspace.setState({ project });
    expect(shown()).toEqual(['app']);
  });

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
