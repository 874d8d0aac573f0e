import type { SegmentId } from '#core/model/index.ts';
import { noteAgain } from '../checks/known.ts';
import { forgetLists } from '../checks/list.ts';
import type { Emit } from '../events.ts';
import { setGrammarSource, type GrammarSource } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { createLooking, type Asked, type Looking, type LookingOptions } from './looking.ts';

/** The grammar of an engine: one checker for all its projects. */
export type Grammar = Looking & {
  /** Checks the project's rows as they are shown, or no more. */
  readonly follow: (project: OpenProject, follows: boolean) => void;
  /** Tells who looks at the project of rows of which more is known. */
  readonly tell: (project: OpenProject, segments: readonly SegmentId[]) => void;
  /** Tells at once of the rows that were looked at as they were shown, and of which nobody was told yet. */
  readonly tellWaiting: () => void;
};

/** Texts of shown rows that may wait: more of them were scrolled past. */
const mostWaiting = 1000;
/** Milliseconds for which rows with news are collected. */
const newsInterval = 200;

type Shown = Asked & { readonly segment: SegmentId };

/**
 * Texts of shown rows that nobody has looked at, by the cell they are in: a later one of it takes the place of one that waits. Those of
 * single rows, as after typing, come first.
 */
const createWaiting = () => {
  const urgent = new Map<string, Shown>();
  const others = new Map<string, Shown>();
  return {
    add: (cell: string, shown: Shown, isOne: boolean): void => {
      urgent.delete(cell);
      others.delete(cell);
      (isOne ? urgent : others).set(cell, shown);
      const [oldest] = others.size <= mostWaiting ? [] : others.keys();
      if (oldest !== undefined) others.delete(oldest);
    },
    take: (): Shown | undefined => {
      for (const queue of [urgent, others])
        for (const [cell, shown] of queue) {
          queue.delete(cell);
          return shown;
        }
      return undefined;
    },
  };
};

const tellOf =
  (emit: Emit): Grammar['tell'] =>
  (project, segments) => {
    if (!project.handle.open) return;
    noteAgain(project, segments);
    forgetLists(project);
    const rows = segments.flatMap((segment) => {
      const row = project.order.rowOf(segment);
      return row === null ? [] : [{ segment, row }];
    });
    emit('grammar.changed', { path: project.path, rows });
  };

/** Collects rows of which more is known, and tells of them together. */
const createNews = (tell: Grammar['tell']) => {
  const news = new Map<OpenProject, Set<SegmentId>>();
  let timer: NodeJS.Timeout | undefined;
  const tellAll = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const all = [...news];
    news.clear();
    for (const [project, segments] of all) tell(project, [...segments]);
  };
  return {
    note: ({ project, segment }: Shown): void => {
      const segments = news.get(project) ?? new Set();
      news.set(project, segments.add(segment));
      timer ??= setTimeout(tellAll, newsInterval);
    },
    tellAll,
  };
};

export const createGrammar = (options: LookingOptions): Grammar => {
  const looking = createLooking(options);
  const waiting = createWaiting();
  const tell = tellOf(options.emit);
  const { note, tellAll: tellWaiting } = createNews(tell);
  let isAtIt = false;

  const goThrough = async (): Promise<void> => {
    if (isAtIt) return;
    isAtIt = true;
    for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
      // One text at a time: what is on the screen by then comes next.
      // oxlint-disable-next-line no-await-in-loop
      const looked = await looking.answer(next);
      if (looked.ok && looked.value.length > 0) note(next);
    }
    isAtIt = false;
  };

  const sourceFor = (project: OpenProject): GrammarSource => ({
    known: looking.known,
    want: ({ segment, side, dialect, prose }, isOne) => {
      waiting.add(`${project.path} ${segment} ${side}`, { project, dialect, prose, segment }, isOne);
      // Whoever shows rows has them first.
      setImmediate(() => void goThrough());
    },
  });

  return {
    ...looking,
    follow: (project, follows) => setGrammarSource(project, follows ? sourceFor(project) : null),
    tell,
    tellWaiting,
  };
};
