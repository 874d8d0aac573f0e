import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  columnsOfDocument,
  convertedFrom,
  languageOfSide,
  plain,
  type BlockId,
  type Cell,
  type DocumentId,
  type Language,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { commitObservers } from '#engine/commit-observers.ts';
import { createEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { commit } from '#engine/project/commit.ts';
import { converterFor } from '#engine/project/conversion.ts';
import { noNetworkFolders } from '#engine/project/network-folders.ts';
import { closeProject, openProject, createProject, type OpenProject } from '#engine/project/open-project.ts';
import { writeBlock } from '#engine/store/blocks-repository.ts';
import { writeCell } from '#engine/store/cells-repository.ts';
import { insertDocument } from '#engine/store/documents-repository.ts';
import { run, type WriteHandle } from '#engine/store/handles.ts';
import { nextId } from '#engine/store/ids.ts';
import { writeSegment } from '#engine/store/segments-repository.ts';
import { quickFolder } from '#tests/quick-folder.ts';

/** A folder of its own for one test, removed when it has finished. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The value of a result that must be good. */
export const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The failure code of a result that must have failed, and null when it did not. */
export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.code);

/** Time that stands still; timers go off when the test says so. */
export const handClock = () => {
  const timers = new Set<() => void>();
  return {
    now: () => new Date('2026-01-02T03:04:05.678Z'),
    later: (_milliseconds: number, work: () => void) => {
      timers.add(work);
      return () => void timers.delete(work);
    },
    ring: () => {
      const due = [...timers];
      timers.clear();
      for (const work of due) work();
    },
  };
};

export const quiet = {
  clock: handClock(),
  emit: () => undefined,
  rescue: () => null,
  networkFolders: noNetworkFolders,
  observers: commitObservers,
};

export type DraftRow = {
  readonly source: string;
  readonly gap?: string;
  /** Starts a paragraph. */
  readonly opens?: boolean;
  readonly texts?: Partial<Record<Language, string>>;
  /** Offered; the words are what `before` and `after` have, or, when not given, glosses that stand in the text. */
  readonly repairs?: readonly {
    readonly start: number;
    readonly end: number;
    readonly before?: string;
    readonly after?: string;
  }[];
};

export type DraftDocument = {
  readonly language: Language;
  readonly targets: readonly Language[];
  readonly rows: readonly DraftRow[];
};

const cell = (text: string, origin: Cell['origin']): Cell => ({
  ...plain(text),
  state: text === '' ? 'empty' : origin === 'imported' ? 'translated' : 'draft',
  locked: false,
  origin,
  stale: false,
});

const writeTexts = (
  write: WriteHandle,
  project: OpenProject,
  document: DraftDocument,
  segment: SegmentId,
  row: DraftRow,
): void => {
  const written = new Map<Side, string>([['source', row.source]]);
  writeCell(write, segment, 'source', cell(row.source, 'imported'), document.language);
  const columns = columnsOfDocument(project.settings.columns, document.language, document.targets);
  for (const target of document.targets) {
    const from = convertedFrom(columns, target);
    const given = row.texts?.[target];
    const convert =
      from === null
        ? () => ''
        : converterFor(
            project.settings,
            languageOfSide(columns, from),
            languageOfSide(columns, target),
            null,
          );
    const text = given ?? convert(written.get(from ?? 'source') ?? '');
    written.set(target, text);
    const origin = given === undefined && from !== null ? 'converted' : 'typed';
    writeCell(write, segment, target, cell(text, origin), target);
  }
};

const insertRepairs = (write: WriteHandle, document: DocumentId, segment: SegmentId, row: DraftRow): void => {
  for (const { start, end, before, after } of row.repairs ?? []) {
    run(
      write,
      `INSERT INTO repairs (document_id, kind, certainty, before, after, reason, params, decision, status, segment_id, start, "end")
       VALUES (?, 'gloss', 'certain', ?, ?, 'gloss', '{}', 'offered', 'live', ?, ?, ?)`,
      document,
      before ?? '',
      after ?? Array.from(row.source).slice(start, end).join(''),
      segment,
      start,
      end,
    );
  }
};

const addParagraph = (write: WriteHandle, document: DocumentId): BlockId => {
  const id = nextId(write, 'blocks') as BlockId;
  writeBlock(write, document, { id, kind: 'paragraph', level: 0 });
  return id;
};

/** Ranks of one length, in order: enough for tests, and valid as fractional-indexing keys. */
const rankOf = (n: number): string => `d${n.toString().padStart(4, '0')}`;
const longRankOf = (n: number): string => `g${n.toString().padStart(7, '0')}`;

/** Puts a document into an open project as an import would. */
export const addDocument = (project: OpenProject, document: DraftDocument): DocumentId => {
  const write = project.database.write;
  if (write === null) throw new Error('read-only');
  const rank = document.rows.length > 9000 ? longRankOf : rankOf;
  const id = write.transaction(() => {
    const { language, targets } = document;
    const made = insertDocument(write, {
      name: 'document.txt',
      format: 'txt',
      encoding: 'utf-8',
      language,
      targets,
      present: false,
      status: 'ready',
      bytes: 0,
    });
    let block = addParagraph(write, made);
    document.rows.forEach((row, n) => {
      if (row.opens === true && n > 0) block = addParagraph(write, made);
      const segment = nextId(write, 'segments') as SegmentId;
      writeSegment(write, { id: segment, document: made, block, rank: rank(n), gap: row.gap ?? '' });
      writeTexts(write, project, document, segment, row);
      insertRepairs(write, made, segment, row);
    });
    return made;
  })();
  const languages = { language: document.language, targets: document.targets };
  good(
    commit(project, {
      kind: 'import',
      actor: 'test',
      steps: [
        {
          on: 'document',
          id,
          before: { present: false, ...languages },
          after: { present: true, ...languages },
        },
      ],
    }),
  );
  return id;
};

/** A project with the given documents, closed again; answers its path. */
export const projectFile = (folder: string, documents: readonly DraftDocument[], name = 'p'): string => {
  const path = join(folder, `${name}.duizhao`);
  const project = good(createProject(path, {}, quiet));
  for (const document of documents) addDocument(project, document);
  closeProject(project);
  return path;
};

export const reopen = (path: string): OpenProject => good(openProject(path, {}, quiet));

/** An engine on folders inside `folder`, closed when the test has finished. */
export const startEngine = (folder: string, options: Partial<EngineOptions> = {}): Engine => {
  const engine = createEngine({
    dataFolder: join(folder, 'data'),
    libraryFolder: join(folder, 'library'),
    samplesFolder: join(folder, 'samples'),
    ...options,
  });
  onTestFinished(() => engine.close());
  return engine;
};

export const dialogue: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: [
    { source: '他說：「發現了新的東西。」', opens: true },
    {
      source: '後來頭髮乾了，里長來看著。',
      repairs: [
        { start: 2, end: 4 },
        { start: 7, end: 9 },
      ],
    },
    { source: '這是第三句。', gap: '\n', texts: { en: 'This is the third.' } },
    { source: '新的一段開始了。', opens: true },
    { source: '結束。', texts: { en: 'The end.' } },
  ],
};

export const page: DraftDocument = {
  language: 'en',
  targets: ['zh-Hans', 'zh-Hant'],
  rows: [
    { source: 'The first sentence.', gap: ' ', opens: true, texts: { 'zh-Hans': '第一句话。' } },
    { source: 'The second, with a clause.', gap: '', texts: { 'zh-Hans': '第二句，有个从句。' } },
  ],
};
