import { describe, expect, it } from 'vitest';
import {
  clashesOf,
  freedForInputMethods,
  isChanged,
  sharedKeys,
  takeOver,
  withKeys,
} from '#renderer/features/keys/key-changes.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { keysOf } from '#renderer/workspace/key-claims.ts';

const pc = { mac: false };
const command = (given: Pick<Command, 'id' | 'where' | 'keys'> & Partial<Command>): Command => ({
  group: 'text',
  run: () => undefined,
  ...given,
});
const copy = command({ id: 'copy', where: 'cell', keys: ['Mod+D'], mac: ['Mod+Alt+D'] });
const find = command({ id: 'find', where: 'anywhere', keys: ['F3', 'Mod+F'] });
const link = command({ id: 'link', where: 'editor', keys: ['Mod+K'] });
const palette = command({
  id: 'palette',
  where: 'anywhere',
  keys: ['Mod+K', 'Mod+P'],
  notInEditor: ['Mod+K'],
});
const step = command({ id: 'step', where: 'grid', keys: ['ArrowLeft'], fixed: true });
const grow = command({ id: 'grow', where: 'grid', keys: ['Shift+ArrowLeft', 'F8', 'Mod+8'] });
const all = [copy, find, link, palette, step, grow];

describe('the keys of a command', () => {
  it('are its own until others are chosen, and none when none are', () => {
    expect(keysOf(copy, {}, false)).toEqual(['Mod+D']);
    expect(keysOf(copy, {}, true)).toEqual(['Mod+Alt+D']);
    expect(keysOf(copy, { copy: ['F9'] }, false)).toEqual(['F9']);
    expect(keysOf(copy, { copy: [] }, false)).toEqual([]);
  });

  it('are never those that cannot be given away, nor others where they are fixed', () => {
    expect(keysOf(copy, { copy: ['Mod+W', 'F9', 'A'] }, false)).toEqual(['F9']);
    expect(keysOf(copy, { copy: ['Mod+W'] }, false)).toEqual(['Mod+D']);
    expect(keysOf(grow, { grow: ['Shift+ArrowLeft'] }, false)).toEqual(['Shift+ArrowLeft']);
    expect(keysOf(step, { step: [] }, false)).toEqual(['ArrowLeft']);
  });
});

describe('a change of keys', () => {
  it('is kept, and forgotten when it comes back to what was there from the start', () => {
    const chosen = withKeys({ gone: ['F1'] }, copy, ['F9'], pc);
    expect(chosen).toEqual({ gone: ['F1'], copy: ['F9'] });
    expect(isChanged(copy, chosen, pc)).toBe(true);
    expect(withKeys(chosen, copy, ['Mod+D'], pc)).toEqual({ gone: ['F1'] });
    expect(isChanged(copy, {}, pc)).toBe(false);
  });

  it('clashes with the commands that hear the same keys in the same place', () => {
    const clashing = (keys: string[], of = copy, chosen = {}) =>
      clashesOf(all, chosen, of, keys, pc).map(({ command: { id }, binding }) => `${id} ${binding}`);
    expect(clashing(['F3'])).toEqual(['find F3']);
    expect(clashing(['F9'])).toEqual([]);
    // In the cell with the caret it is one command's, elsewhere the other's.
    expect(clashing(['Mod+K'])).toEqual(['link Mod+K', 'palette Mod+K']);
    expect(clashing(['Mod+K'], grow)).toEqual(['palette Mod+K']);
    // What it has already is no news, and what was given up is free.
    expect(clashing(['Mod+D', 'F9'])).toEqual([]);
    expect(clashing(['F3'], copy, { find: ['Mod+F'] })).toEqual([]);
  });

  it('can take keys from others, which keep their other ones', () => {
    const clashes = clashesOf(all, {}, copy, ['F3'], pc);
    const chosen = takeOver({}, copy, ['F3'], clashes, pc);
    expect(chosen).toEqual({ copy: ['F3'], find: ['Mod+F'] });
    // Nobody else lost anything, and no two have the same.
    expect(clashesOf(all, withKeys(chosen, copy, [], pc), copy, ['F3'], pc)).toEqual([]);
  });

  it('is told of where two have come to the same keys all the same', () => {
    expect([...sharedKeys(all, {}, pc)]).toEqual([]);
    const shared = sharedKeys(all, { copy: ['F3'] }, pc);
    expect(shared.get('copy')?.map(({ command: { id }, binding }) => [id, binding])).toEqual([
      ['find', 'F3'],
    ]);
    expect(shared.get('find')?.map(({ command: { id } }) => id)).toEqual(['copy']);
    expect(shared.size).toBe(2);
  });

  it('frees the keys that input methods want, and no others', () => {
    expect(freedForInputMethods(all, { copy: ['F9', 'Shift+F10', 'F11'] }, pc)).toEqual({
      copy: [],
      grow: ['Mod+8'],
    });
  });
});
