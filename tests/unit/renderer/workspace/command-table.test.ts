import { describe, expect, it } from 'vitest';
import { commands, type Where } from '#renderer/workspace/command-table.ts';
import { languages, wordsOf } from '../../words.ts';

/** Places of the page in which a binding is heard. */
const places: Readonly<Record<Where, readonly string[]>> = {
  anywhere: ['editor', 'grid', 'field', 'page'],
  page: ['editor', 'grid', 'page'],
  cell: ['editor', 'grid'],
  grid: ['grid'],
  editor: ['editor'],
};

/** Kept by browsers, or by the desktop, whatever a page does. */
const taken = [
  'Mod+N',
  'Mod+T',
  'Mod+W',
  'Mod+Shift+N',
  'Mod+Shift+T',
  'Mod+Shift+W',
  'Mod+Q',
  'Mod+Tab',
  'Alt+F4',
];
const takenOnMac = ['Mod+H', 'Mod+M', 'Mod+Alt+H', 'Mod+Alt+M', 'Mod+Space'];

describe.each([
  { machine: 'Windows and Linux', mac: false },
  { machine: 'a Mac', mac: true },
])('the keys of the commands on $machine', ({ mac }) => {
  const bound = commands.flatMap((command) => {
    const keys = (mac ? command.mac : undefined) ?? command.keys;
    return keys.flatMap((key) =>
      places[command.where]
        .filter((place) => place !== 'editor' || command.notInEditor?.includes(key) !== true)
        .map((place) => ({ id: command.id, at: `${place}: ${key}`, key })),
    );
  });

  it('call one command each in every place', () => {
    const byPlace = Map.groupBy(bound, ({ at }) => at);
    const shared = [...byPlace].filter(([, claims]) => claims.length > 1);
    expect(shared.map(([at, claims]) => `${at} ${claims.map(({ id }) => id).join(' ')}`)).toEqual([]);
  });

  it('are free to be used', () => {
    const forbidden = new Set(mac ? [...taken, ...takenOnMac] : taken);
    expect(bound.filter(({ key }) => forbidden.has(key))).toEqual([]);
    const switching = bound.filter(({ key }) => key.startsWith('Alt+Shift') && !mac);
    expect(switching).toEqual([]);
  });
});

describe('the commands', () => {
  it('have names of their own', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });

  it.each(languages)('have a title, and their groups a name, and no title is left over (%s)', (language) => {
    const words = [...wordsOf(language).keys()];
    const titles = words.filter((key) => key.startsWith('commands:titles.'));
    expect(titles.sort()).toEqual(commands.map(({ id }) => `commands:titles.${id}`).sort());
    for (const { group } of commands) expect(words).toContain(`commands:groups.${group}`);
  });
});
