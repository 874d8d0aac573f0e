import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { AnnotationRange } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import type { Cell, Row, Side } from '#core/model/index.ts';
import type { Engine, EngineOptions } from '#engine/engine.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { rangeOf } from '../annotating.ts';
import { good, scratch, startEngine } from '../fixtures.ts';
import { makeRichProject } from '../rich-project.ts';
import { tablesOf } from './tables.ts';

/*
 * What the engine says from call to call, as lines that a person can compare: each answer, and which texts, annotations and entries of the history
 * are others afterwards.
 */

const cellText = ({ text, tags, state, locked, origin, stale }: Cell): string =>
  `[${[state, origin, locked ? 'locked' : '', stale ? 'stale' : ''].filter((word) => word !== '').join(' ')}] ${JSON.stringify(text)}${tags.length > 0 ? ` ${JSON.stringify(tags)}` : ''}`;

const rowLines = ({ row, segment, cells, ...rest }: Row): readonly string[] => [
  `row ${row} is ${segment}: ${JSON.stringify(rest)}`,
  ...Object.entries(cells).flatMap(([side, cell]) =>
    cell === undefined ? [] : [`row ${row} ${side}: ${cellText(cell)}`],
  ),
];

/** Everything of the open project that a change may change, line by line. */
const stateOf = async (client: EngineClient): Promise<readonly string[]> => {
  const page = await client.rows.page({ from: 1, count: 200 });
  if (!page.ok) return [page.error.code];
  const notes = good(await client.annotations.list({ count: 200 }));
  const entries = good(await client.history.list({ count: 3 }));
  return [
    ...page.value.rows.flatMap(rowLines),
    ...notes.items.map(({ annotation, anchors, replies }) =>
      JSON.stringify({
        ...annotation,
        anchors: anchors.map(({ row, side, start, end, status, words }) =>
          [row, side, start, end, status, words].join(' '),
        ),
        replies,
      }),
    ),
    ...entries.map((entry) => `history: ${JSON.stringify(entry)}`),
    `counts: ${JSON.stringify(good(await client.project.counts({})))}`,
  ];
};

/** Of what is drawn by lot. */
const identity = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;

/** What differs from run to run: folders, times, identities and what is computed of them. */
const steady = (folder: string) => {
  const names = new Map<string, string>();
  const named = (kind: string, value: string): string => {
    const name = names.get(value) ?? `‹${kind} ${names.size + 1}›`;
    names.set(value, name);
    return name;
  };
  return (text: string): string =>
    text
      .replaceAll(folder, '…')
      .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.-]+Z|\b\d{8}T\d{6}Z|\b20\d\d-\d\d-\d\d(?: \d\d:\d\d)?/g, '‹time›')
      .replaceAll(/\bkey "[\da-f]{16}"/g, 'key ‹hash›')
      // Which log was the last one: how many there were goes by how soon SQLite could write each back.
      .replaceAll(/(?<=\bmeta: key "log", value )"(?:[^"\\]|\\.)*"/g, '"…"')
      .replaceAll(identity, (id) => named('id', id))
      .replaceAll(/\bd-[\da-f]{16}\b/g, (id) => named('dictionary', id))
      // Termbases have numbers drawn by lot, and their concepts numbers made of these.
      .replaceAll(/"number":\d{3,}|\b\d{9,}\b/g, (number) => number.replace(/\d+/, '‹n›'))
      // In a reviewer's copy annotations are numbered by their identities.
      .replaceAll(/"annotation":\d+|"id":\d+(?=,"uid")/g, (member) => member.replace(/\d+/, '‹n›'))
      .replaceAll(/"(?:sha256|sum|bytes|size|key)":("?)[\w+/=-]+\1/g, '"…":…')
      .replaceAll(/\bsum -?[\d‹n›]+$/gm, 'sum ‹n›')
      .replaceAll(/"replaces\\?":\[[^\]]+\]/g, (list) => list.replaceAll(/[\da-f]{16}/g, '‹hash›'))
      // What is taken in from a review is put in the order of its identities.
      .replaceAll(/\bn \d+(?=, on_what "review")/g, 'n ‹n›');
};

/** An answer is told up to here. */
const longest = 4000;

export type Telling = {
  readonly client: EngineClient;
  readonly engine: Engine;
  readonly folder: string;
  /** Waits for an answer, writes it down under this name with what has changed in the project, and gives it back. */
  readonly tell: <T>(name: string, answer: Promise<T>) => Promise<T>;
  /** Writes down what a file holds. */
  readonly tellFile: (path: string) => void;
  /** Writes down everything that a package holds, which is what leaves the machine with it: a line for each row, suggestion or annotation. */
  readonly tellPackage: (path: string) => void;
  /** All of it. */
  readonly text: () => string;
  /** Closes the project; all of it, and in the tables of its file what is others than at first. */
  readonly end: () => Promise<string>;
};

const made = new Map<'project', Promise<string>>();
/** The rich project, made once for all tests of a process; answers the folder of a copy for each. */
const copyOfProject = async (): Promise<string> => {
  const folder = scratch();
  const making =
    made.get('project') ??
    (async () => {
      const first = join(quickFolder, `duizhao-journeys-${process.pid}`);
      mkdirSync(first, { recursive: true });
      process.once('exit', () => rmSync(first, { recursive: true, force: true }));
      const engine = startEngine(first);
      const path = await makeRichProject(engine.client, first);
      good(await engine.client.project.close({}));
      return path;
    })();
  made.set('project', making);
  copyFileSync(await making, join(folder, 'rich.duizhao'));
  return folder;
};

/** In a reviewer's copy annotations and replies are numbered by their identities, which are drawn by lot. */
const unnumbered = (line: string): string =>
  line
    .replaceAll(/\bannotation_id \d+|^(?:annotations|replies): id \d+/g, (found) =>
      found.replace(/\d+/, '‹n›'),
    )
    .replaceAll(/\\"(?:annotation|id)\\":\d+(?=,\\"(?:before|uid|author|created))/g, (found) =>
      found.replace(/\d+/, '‹n›'),
    );

/** The members of an object, and of its lists of objects each, by their names. */
const elementsOf = (value: unknown, name = ''): readonly string[] => {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object'))
    return value.flatMap((one) => `  ${name}[]: ${JSON.stringify(one)}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`  ${name}: ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, member]) => elementsOf(member, `${name}/${key}`));
};

/** Sums are of times too. */
const unkeyed = (line: string): string => line.replaceAll(/"[\da-f]{16}(?:[\da-f]{48})?"/g, '"‹hash›"');

/** Tells of an engine in which a project is open, whose tables held this before it was opened; null: a reviewer's copy, which has just been made. */
export const tellingOf = async (
  engine: Engine,
  folder: string,
  tables: readonly string[] | null = null,
): Promise<Telling> => {
  const { client } = engine;
  const asSteady = steady(folder);
  const lines: string[] = [];
  let before = (await stateOf(client)).map(asSteady);
  const tell = async <T>(name: string, answer: Promise<T>): Promise<T> => {
    const said = await answer;
    lines.push(`== ${name}`, asSteady(JSON.stringify(said)).slice(0, longest));
    const after = (await stateOf(client)).map(asSteady);
    const [had, has] = [new Set(before), new Set(after)];
    lines.push(
      ...before.filter((line) => !has.has(line)).map((line) => `  - ${line}`),
      ...after.filter((line) => !had.has(line)).map((line) => `  + ${line}`),
    );
    before = after;
    return said;
  };
  const tellFile = (path: string): void => {
    const text = asSteady(readFileSync(path, 'utf8'));
    lines.push(`== file ${asSteady(path)}`, ...text.split(/\r?\n/).map((line) => `  ${line.slice(0, 600)}`));
  };
  const tellPackage = (path: string): void => {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
      const elements = elementsOf(JSON.parse(strFromU8(bytes)))
        .filter((line) => !line.includes('/profile/categories'))
        // In the order of what they say, and not of their identities, by which these are named.
        .map((line) => [line.replaceAll(identity, ''), line] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, line]) => line);
      lines.push(`== ${name} of ${asSteady(path)}`, ...elements.map(asSteady).map(unkeyed).toSorted());
    }
  };
  const text = (): string => `${lines.join('\n')}\n`;
  const end = async (): Promise<string> => {
    const { path } = good(await client.project.info({}));
    good(await client.project.close({}));
    const steadily = (of: readonly string[]): readonly string[] =>
      of
        .map(asSteady)
        .map(tables === null ? unnumbered : String)
        .toSorted();
    const [first, last] = [steadily(tables ?? []), steadily(tablesOf(path))];
    const [had, has] = [new Set(first), new Set(last)];
    lines.push(
      '== tables',
      ...first.filter((line) => !has.has(line)).map((line) => `- ${line}`),
      ...last.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
    );
    return text();
  };
  return { client, engine, folder, tell, tellFile, tellPackage, text, end };
};

/** Opens a copy of a project that has something in every table. With `allTables` all of them are told at the end, not what has changed. */
export const openTelling = async ({
  allTables = false,
  options = {},
}: { readonly allTables?: boolean; readonly options?: Partial<EngineOptions> } = {}): Promise<Telling> => {
  const folder = await copyOfProject();
  const engine = startEngine(folder, options);
  const path = join(folder, 'rich.duizhao');
  const tables = allTables ? [] : tablesOf(path);
  good(await engine.client.project.open({ path }));
  return tellingOf(engine, folder, tables);
};

/** Where these words stand first in a column. */
export const placeOf = async (client: EngineClient, side: Side, words: string): Promise<AnnotationRange> => {
  const { rows } = good(await client.rows.page({ from: 1, count: 200 }));
  const row = rows.find(({ cells }) => cells[side]?.text.includes(words) === true);
  if (row === undefined) throw new Error(`nowhere: ${words}`);
  return rangeOf(client, row.row, side, words);
};
