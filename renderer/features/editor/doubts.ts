import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import {
  convertedFrom,
  languageOfSide,
  type DocumentInfo,
  type Language,
  type Row,
  type Side,
} from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { mayBeDoubtful } from '#core/text/conversion/may-be-doubtful.ts';
import { client } from '../../api.ts';

type Doubts = readonly DoubtfulCharacter[];

/** A converted text and what it was converted from. */
type Converted = {
  readonly source: string;
  readonly converted: string;
  readonly from: Language;
  readonly to: Language;
};

const none: Doubts = [];

/** Answers are about texts, so none is ever out of date. */
const useKnown = create<{ readonly known: ReadonlyMap<string, Doubts> }>()(() => ({ known: new Map() }));

/** So many texts are remembered; those asked for first are forgotten first. */
const mostKnown = 5000;
/** So many texts, and so many UTF-16 units of them, are asked for in one call. */
const mostTexts = 500;
const mostUnits = 200_000;

const keyOf = ({ source, converted, from, to }: Converted): string =>
  [from, to, source, converted].join('\u0000');

/** The text of a cell as one that may hold doubtful characters; null when people have written it, or nothing in it can be. */
const convertedIn = (row: Row, side: Side, { columns }: Pick<DocumentInfo, 'columns'>): Converted | null => {
  const cell = row.cells[side];
  if (cell === undefined || cell.origin !== 'converted' || cell.text === '') return null;
  const original = convertedFrom(columns, side);
  const source = original === null ? undefined : row.cells[original]?.text;
  if (original === null || source === undefined) return null;
  const [from, to] = [languageOfSide(columns, original), languageOfSide(columns, side)];
  return mayBeDoubtful(source, from, to) ? { source, converted: cell.text, from, to } : null;
};

const remember = (answers: readonly (readonly [string, Doubts])[]): void =>
  useKnown.setState(({ known }) => {
    const all = [...known, ...answers];
    return { known: new Map(all.slice(Math.max(0, all.length - mostKnown))) };
  });

type Wanted = { readonly key: string; readonly text: Converted };

const askOnce = async (wanted: readonly Wanted[]): Promise<void> => {
  const answer = await client.cells.doubts({ texts: wanted.map(({ text }) => text) });
  // Without an answer nothing is marked: it is asked for again with the next row that is drawn.
  if (answer.ok) remember(wanted.map(({ key }, at) => [key, answer.value[at] ?? none] as const));
};

/** What is asked for in one call, up to its bounds. */
const inCalls = (wanted: readonly Wanted[]): readonly (readonly Wanted[])[] => {
  const calls: Wanted[][] = [];
  let units = Infinity;
  for (const one of wanted) {
    const length = one.text.source.length + one.text.converted.length;
    const last = calls.at(-1);
    units += length;
    if (last !== undefined && last.length < mostTexts && units <= mostUnits) last.push(one);
    else {
      calls.push([one]);
      units = length;
    }
  }
  return calls;
};

/** Texts that are wanted, or on their way. */
const asked = new Map<string, Promise<void>>();
let gathered: Wanted[] = [];
let sent: Promise<void> | null = null;

const send = async (): Promise<void> => {
  // All rows that are drawn in one go ask in one go.
  await new Promise((resolve) => setTimeout(resolve));
  const wanted = gathered;
  gathered = [];
  sent = null;
  await Promise.all(inCalls(wanted).map(askOnce));
  for (const { key } of wanted) asked.delete(key);
};

const ask = (key: string, text: Converted): Promise<void> => {
  const before = asked.get(key);
  if (before !== undefined) return before;
  gathered.push({ key, text });
  sent ??= send();
  asked.set(key, sent);
  return sent;
};

/** The characters of a converted cell that may have to be others; none when people have written the cell, or no answer came. */
export const doubtsOf = async (
  row: Row,
  side: Side,
  document: Pick<DocumentInfo, 'columns'>,
): Promise<Doubts> => {
  const text = convertedIn(row, side, document);
  if (text === null) return none;
  const key = keyOf(text);
  if (!useKnown.getState().known.has(key)) await ask(key, text);
  return useKnown.getState().known.get(key) ?? none;
};

/** The same for what is drawn: none until the answer is there. */
export const useDoubts = (row: Row, side: Side, document: Pick<DocumentInfo, 'columns'>): Doubts => {
  const wanted = useMemo(() => {
    const text = convertedIn(row, side, document);
    return text === null ? null : { key: keyOf(text), text };
  }, [row, side, document]);
  const doubts = useKnown(({ known }) => (wanted === null ? none : known.get(wanted.key)));
  useEffect(() => {
    if (wanted !== null && doubts === undefined) void ask(wanted.key, wanted.text);
  }, [wanted, doubts]);
  return doubts ?? none;
};
