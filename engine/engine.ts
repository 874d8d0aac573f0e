import { clientOf } from '#api/client.ts';
import type { EngineClient, EngineHandlers } from '#api/contract.ts';
import { createInvoke } from '#api/server.ts';
import type { Invoke } from '#api/wire.ts';
import type { Result } from '#core/model/index.ts';
import { admit } from './admit.ts';
import { systemClock, type Clock } from './clock.ts';
import { commitObservers } from './commit-observers.ts';
import type { EngineContext } from './context.ts';
import { createPreviewPrinter } from './books/preview-printer.ts';
import { chromiumPrinter } from './books/print-chromium.ts';
import type { Printer } from './books/printer.ts';
import { scheduleBackups } from './backups/schedule.ts';
import { createEventHub, type EventListener } from './events.ts';
import { annotationsHandlers } from './handlers/annotations.ts';
import { backupsHandlers } from './handlers/backups.ts';
import { booksHandlers } from './handlers/books.ts';
import { bulkHandlers } from './handlers/bulk.ts';
import { cellsHandlers } from './handlers/cells.ts';
import { checksHandlers } from './handlers/checks.ts';
import { columnsHandlers } from './handlers/columns.ts';
import { cleanupHandlers } from './handlers/cleanup.ts';
import { damageHandlers } from './handlers/damage.ts';
import { dictionaryHandlers } from './handlers/dictionary.ts';
import { documentsHandlers } from './handlers/documents.ts';
import { exportsHandlers } from './handlers/exports.ts';
import { findHandlers } from './handlers/find.ts';
import { grammarHandlers } from './handlers/grammar.ts';
import { historyHandlers } from './handlers/history.ts';
import { jobsHandlers } from './handlers/jobs.ts';
import { libraryHandlers } from './handlers/library.ts';
import { memoryHandlers } from './handlers/memory.ts';
import { memoryUnitsHandlers } from './handlers/memory-units.ts';
import { preferencesHandlers } from './handlers/preferences.ts';
import { projectHandlers } from './handlers/project.ts';
import { reviewHandlers } from './handlers/review.ts';
import { rowsHandlers } from './handlers/rows.ts';
import { alignmentHandlers } from './handlers/alignment.ts';
import { segmentsHandlers } from './handlers/segments.ts';
import { spellingHandlers } from './handlers/spelling.ts';
import { teamMemoryHandlers } from './handlers/team-memory.ts';
import { termbasesHandlers } from './handlers/termbases.ts';
import { termsHandlers } from './handlers/terms.ts';
import { closeAllEntries } from './dictionaries/dictionary-file.ts';
import { beginChecker, type Checker } from './grammar/checker.ts';
import { followGrammar } from './grammar/follow.ts';
import { createGrammar } from './grammar/service.ts';
import { createReader } from './import/reader.ts';
import { createJobs } from './jobs.ts';
import { noSecrets, type Secrets } from './team-memory/secrets.ts';
import { offerMirrors } from './memory/mirrors/mirror-kind.ts';
import { offerTeams } from './team-memory/team-kind.ts';
import { createTeams } from './team-memory/teams.ts';
import { closeMemoriesWithProject } from './memory/attached.ts';
import { closeTermbasesWithProject } from './terms/close-with-project.ts';
import { feedBeforeClosing, feedWhenOpened } from './memory/feed.ts';
import { backupBeforeMigration } from './project/migration-backup.ts';
import type { OpenProject } from './project/open-project.ts';
import { createProjects } from './project/projects.ts';
import type { Form } from './store/open-marks.ts';
import { createLane, type Lane } from './serialise.ts';
import { isStorageError, storageFailure } from './store/failures.ts';
import { projectKind, type DatabaseKind } from './store/database-kind.ts';
import { narrowAppData } from './store/private-folder.ts';
import { bookFonts, grammarFile } from './places.ts';
import { workers } from './workers/pool.ts';
import { openPreferences } from './store/preferences-file.ts';
import { sweepAtStart } from './store/sweep.ts';

export type EngineOptions = {
  /** App data: preferences, the library's list, backups. */
  readonly dataFolder: string;
  /** Where new projects and exports go. */
  readonly libraryFolder: string;
  readonly samplesFolder: string;
  /** The form of the program this engine is in, for others that find a project open here; the command line unless said. */
  readonly form?: Form;
  /** For teams' memories on servers: a password from the environment, and the system's key store where there is one. */
  readonly teamPassword?: string | null;
  readonly secrets?: Secrets;
  /** Makes PDFs of pages; an installed Chromium unless said. */
  readonly printer?: Printer;
  /** For tests: another checker of grammar. */
  readonly grammar?: () => Checker;
  /** For tests: another folder of the faces of printed books. */
  readonly fontsFolder?: string;
  /** For tests: other versions of the file format. */
  readonly kind?: DatabaseKind;
  /** For tests: other time. */
  readonly clock?: Clock;
  /** Hears of bugs: errors a handler threw. Their text may hold the user's words; it is for the user's own log. */
  readonly report?: (error: unknown) => void;
};

/** The engine of the command line, the web host and Electron. Calls never reject; failures are values. */
export type Engine = {
  readonly invoke: Invoke;
  readonly client: EngineClient;
  /** Hears everything the engine says unasked, until the answer is called. */
  readonly onEvent: (listener: EventListener) => () => void;
  /** Cancels what is running, waits for it, and closes the project. */
  readonly close: () => Promise<void>;
};

const handlers: EngineHandlers<EngineContext> = {
  library: libraryHandlers,
  project: projectHandlers,
  documents: documentsHandlers,
  rows: rowsHandlers,
  cells: cellsHandlers,
  bulk: bulkHandlers,
  segments: segmentsHandlers,
  alignment: alignmentHandlers,
  history: historyHandlers,
  cleanup: cleanupHandlers,
  checks: checksHandlers,
  memory: memoryHandlers,
  memoryUnits: memoryUnitsHandlers,
  teamMemory: teamMemoryHandlers,
  terms: termsHandlers,
  termbases: termbasesHandlers,
  dictionary: dictionaryHandlers,
  spelling: spellingHandlers,
  grammar: grammarHandlers,
  columns: columnsHandlers,
  damage: damageHandlers,
  annotations: annotationsHandlers,
  review: reviewHandlers,
  find: findHandlers,
  exports: exportsHandlers,
  books: booksHandlers,
  backups: backupsHandlers,
  jobs: jobsHandlers,
  preferences: preferencesHandlers,
};

type AnyHandler = (context: EngineContext, input: unknown) => Result<unknown> | Promise<Result<unknown>>;

const handlerOf = (feature: string, method: string): AnyHandler => {
  const methods = handlers[feature as keyof typeof handlers] as Record<string, unknown>;
  // createInvoke has checked both names against the contract, and the type of `handlers` that each has its function.
  return methods[method] as AnyHandler;
};

/** Milliseconds for which the checker of grammar is kept without a text to look at. */
const grammarIdle = 300_000;

const createContext = (options: EngineOptions, alone: Lane): EngineContext => {
  const { dataFolder, libraryFolder, samplesFolder } = options;
  const clock = options.clock ?? systemClock;
  const events = createEventHub();
  const printer = options.printer ?? chromiumPrinter();
  return {
    paths: {
      data: dataFolder,
      library: libraryFolder,
      samples: samplesFolder,
      fonts: options.fontsFolder ?? bookFonts,
    },
    clock,
    events,
    jobs: createJobs(events.emit, clock),
    reader: createReader(),
    preferences: openPreferences(dataFolder),
    teams: createTeams({
      dataFolder,
      clock,
      secrets: options.secrets ?? noSecrets,
      password: options.teamPassword ?? null,
      changed: (place, what) => events.emit('team.changed', { place, what }),
    }),
    grammar: createGrammar({
      begin: options.grammar ?? (() => beginChecker(workers, grammarFile)),
      emit: events.emit,
      idle: grammarIdle,
    }),
    alone,
    printer,
    previews: createPreviewPrinter(printer, dataFolder, clock),
    refused: { failure: null },
    projects: createProjects({
      dataFolder,
      libraryFolder,
      form: options.form ?? 'cli',
      clock,
      events,
      observers: commitObservers,
      kind: options.kind ?? projectKind,
      backupBeforeMigration: backupBeforeMigration(dataFolder, clock),
    }),
  };
};

const isTurning = (project: OpenProject | null): boolean => project !== null && project.turning !== null;

/** Undo and redo find a long action as it was left, portion after portion: whatever changes the project comes before them or after. */
const untilTurned = async ({ projects }: EngineContext): Promise<void> => {
  while (isTurning(projects.current())) await projects.current()?.turning;
};

/** An error of the file or the disk that a handler meets while it reads is a failure like any other. */
const failureOf = (context: EngineContext, error: unknown): Result<never> => {
  if (!isStorageError(error)) throw error;
  return { ok: false, error: storageFailure(error, context.projects.current()?.path ?? '') };
};

export const createEngine = (options: EngineOptions): Engine => {
  narrowAppData(options.dataFolder);
  const lane = createLane();
  const context = createContext(options, lane);
  const { data, library } = context.paths;
  sweepAtStart({ data, library }, context.clock.now().getTime());
  scheduleBackups(context);
  closeMemoriesWithProject(context);
  closeTermbasesWithProject(context);
  const withdrawTeams = offerTeams(context.teams);
  const withdrawMirrors = offerMirrors(options.dataFolder);
  // The command line checks grammar where it is told to, whatever is liked on the screen.
  if ((options.form ?? 'cli') !== 'cli') followGrammar(context);
  feedWhenOpened(context);
  const invoke = createInvoke(
    async (call) => {
      const { feature, method, rules, input } = call;
      const handler = handlerOf(feature, method);
      const make = (): Result<unknown> | Promise<Result<unknown>> => {
        const admitted = admit(context.projects.current(), call);
        return admitted.ok ? handler(context, input) : admitted;
      };
      try {
        if (rules.lasting) return await lane(async () => make());
        if (rules.changes && isTurning(context.projects.current())) await untilTurned(context);
        return await make();
      } catch (error) {
        return failureOf(context, error);
      }
    },
    options.report ?? (() => undefined),
  );
  return {
    invoke,
    client: clientOf(invoke),
    onEvent: context.events.on,
    close: () => {
      context.jobs.cancelAll();
      return lane(async () => {
        await feedBeforeClosing(context);
        const closed = context.projects.close('asked');
        withdrawTeams();
        withdrawMirrors();
        context.teams.close();
        context.previews.close();
        await context.grammar.rest();
        closeAllEntries(options.dataFolder);
        return closed;
      });
    },
  };
};
