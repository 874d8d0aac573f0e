import { describe, expect, test } from 'vitest';
import {
  isNoted,
  readPhrase,
  readState,
  readXliff12,
  stateWords,
  writePhrase,
  writeState,
  type StateScheme,
} from '#core/formats/states.ts';
import { cellStates, type CellState } from '#core/model/index.ts';

const schemes = Object.keys(stateWords) as StateScheme[];
const rank = (state: CellState): number => cellStates.indexOf(state);
const wordsOf = (scheme: StateScheme): readonly string[] => [
  ...Object.values(stateWords[scheme].written).filter((word) => word !== null),
  ...Object.keys(stateWords[scheme].read),
];

describe.each(schemes)('states of %s', (scheme) => {
  test.each(cellStates)('%s is read again as it was written', (state) => {
    const word = writeState(scheme, { word: null, was: 'empty', now: state, textChanged: true });
    expect(readState(scheme, word, state !== 'empty')).toBe(state);
  });

  test('the word of the file stays where nothing changed, also one that is unknown here', () => {
    for (const word of [...wordsOf(scheme), 'x-own', null]) {
      const was = readState(scheme, word, true);
      expect(writeState(scheme, { word, was, now: was, textChanged: false })).toBe(word);
    }
  });

  test('no import raises a state', () => {
    const { written } = stateWords[scheme];
    for (const state of cellStates)
      expect(rank(readState(scheme, written[state], false))).toBeLessThanOrEqual(rank(state));
    for (const word of [...Object.keys(stateWords[scheme].read), 'x-own', 'toString', null])
      expect(readState(scheme, word, true)).toBe('draft');
    for (const word of wordsOf(scheme)) expect(readState(scheme, word, false)).toBe('empty');
  });

  test('a changed text has the word of its state', () => {
    const [word] = Object.keys(stateWords[scheme].read);
    const written = writeState(scheme, { word: word ?? null, was: 'draft', now: 'draft', textChanged: true });
    expect(written).toBe(stateWords[scheme].written.draft);
  });
});

test('a file of a tool that refuses other words gets only words it knows: the next lower one', () => {
  const change = { word: 'PartiallyEdited', was: 'draft', now: 'approved', textChanged: true } as const;
  const known = new Set(['PartiallyEdited', 'ManuallyConfirmed']);
  expect(writeState('mqxliff', change, (word) => known.has(word))).toBe('ManuallyConfirmed');
  expect(writeState('mqxliff', change, () => false)).toBe('PartiallyEdited');
});

test('reasons that a reviewer gave are told besides', () => {
  expect(isNoted('xliff-1.2', 'needs-review-l10n')).toBe(true);
  expect(isNoted('sdlxliff', 'RejectedSignOff')).toBe(true);
  expect(isNoted('xliff-1.2', 'needs-l10n')).toBe(false);
  expect(isNoted('xliff-2', null)).toBe(false);
});

test.each([
  ['final', 'yes', 'approved'],
  ['final', 'no', 'translated'],
  ['final', null, 'translated'],
  ['signed-off', 'no', 'reviewed'],
  ['translated', 'yes', 'translated'],
  ['needs-review-translation', 'yes', 'draft'],
  [null, 'yes', 'approved'],
  [null, null, 'draft'],
] as const)('XLIFF 1.2 with state %s and approved %s is %s', (state, approved, ours) => {
  expect(readXliff12({ state, approved }, true)).toBe(ours);
  expect(readXliff12({ state, approved }, false)).toBe('empty');
});

test.each([
  ['0', '1', 'draft'],
  ['1', '1', 'translated'],
  ['1', '3', 'translated'],
  ['2', '2', 'reviewed'],
  ['2', '3', 'reviewed'],
  ['3', '3', 'approved'],
  ['x', '3', 'draft'],
  [null, null, 'draft'],
] as const)('a text of Phrase confirmed to step %s of %s is %s', (confirmed, level, ours) => {
  expect(readPhrase(confirmed, level, true)).toBe(ours);
});

test('Phrase is told no step that its workflow does not have', () => {
  expect(writePhrase('approved', '1')).toBe('1');
  expect(writePhrase('approved', '4')).toBe('4');
  expect(writePhrase('reviewed', '3')).toBe('2');
  expect(writePhrase('draft', '3')).toBe('0');
  expect(writePhrase('reviewed', null)).toBe('1');
});
