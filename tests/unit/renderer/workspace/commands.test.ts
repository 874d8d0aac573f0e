import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { preferencesSchema } from '#api/preferences.ts';
import { features } from '#renderer/features.ts';
import { commandGroups, menuSections } from '#renderer/workspace/command.ts';
import { allCommands, bindingsOf, commandOf } from '#renderer/workspace/commands.ts';
import { frameFeature } from '#renderer/workspace/frame-commands.ts';
import { hearsIn, places } from '#renderer/workspace/key-claims.ts';
import { allPanels, allSheets, registerFeatures } from '#renderer/workspace/registry.ts';
import { languages, root, wordsOf } from '../../words.ts';

// No engine and no page: what is asked here is known without them.
vi.mock('#renderer/api.ts', () => ({
  client: {},
  shell: null,
  onEvent: () => () => undefined,
  onWire: () => () => undefined,
}));
vi.hoisted(() => {
  vi.stubGlobal('CSS', {});
  vi.stubGlobal('window', {});
});
vi.mock('#renderer/workspace/preferences.ts', () => ({
  setPreferences: () => Promise.resolve(),
  takePreferences: () => undefined,
}));

const brought = [frameFeature, ...features].flatMap(({ commands = [] }) => commands);

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

beforeAll(() => registerFeatures([frameFeature, ...features]));

describe.each([
  { machine: 'Windows and Linux', mac: false },
  { machine: 'a Mac', mac: true },
])('the keys of the commands of all features on $machine', ({ mac }) => {
  const bound = () =>
    allCommands().flatMap((command) =>
      bindingsOf(command.id, mac).flatMap((key) =>
        places
          .filter((place) => hearsIn(command, key, place))
          .map((place) => ({ id: command.id, at: `${place}: ${key}`, key })),
      ),
    );

  it('call one command each in every place', () => {
    expect(bound().length).toBeGreaterThan(allCommands().length);
    const byPlace = Map.groupBy(bound(), ({ at }) => at);
    const shared = [...byPlace].filter(([, claims]) => claims.length > 1);
    expect(shared.map(([at, claims]) => `${at} ${claims.map(({ id }) => id).join(' ')}`)).toEqual([]);
  });

  it('are free to be used', () => {
    const forbidden = new Set(mac ? [...taken, ...takenOnMac] : taken);
    expect(bound().filter(({ key }) => forbidden.has(key))).toEqual([]);
    const switching = bound().filter(({ key }) => key.startsWith('Alt+Shift') && !mac);
    expect(switching).toEqual([]);
  });
});

describe('the commands', () => {
  it('write their keys as the preferences take them', () => {
    const keys = Object.fromEntries(
      brought.map((command) => [command.id, [...command.keys, ...(command.mac ?? [])]]),
    );
    const read = preferencesSchema.parse({ keys }).keys;
    for (const [id, written] of Object.entries(keys)) expect(read[id], id).toEqual([...new Set(written)]);
  });

  it('have names of their own, and none is lost on the way to the lists', () => {
    expect(new Set(brought.map(({ id }) => id)).size).toBe(brought.length);
    expect(
      allCommands()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(brought.map(({ id }) => id).sort());
  });

  it.each(languages)('have a title, and their groups a name, and no title is left over (%s)', (language) => {
    const words = [...wordsOf(language).keys()];
    const titles = words.filter((key) => key.startsWith('commands:titles.'));
    expect(titles.sort()).toEqual(brought.map(({ id }) => `commands:titles.${id}`).sort());
    for (const group of commandGroups) expect(words).toContain(`commands:groups.${group}`);
  });

  it('fill every part of the native menus', () => {
    const places = Object.entries(menuSections).flatMap(([role, sections]) =>
      sections.map((section) => `${role}.${section}`),
    );
    expect(places.filter((place) => !brought.some(({ menu }) => menu === place))).toEqual([]);
  });
});

// Features call commands and panels of others by name, which no type checks.
describe('the names of commands and panels in the sources', () => {
  const folder = join(root, 'renderer');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const used = (pattern: RegExp) =>
    sources.flatMap(({ name, text }) =>
      [...text.matchAll(pattern)].map((match) => ({
        file: name,
        id: match.slice(1).find((id) => id !== undefined) ?? '',
      })),
    );

  it('are names of commands', () => {
    const names = used(/\b(?:runCommand|bindingsOf|titleKey|canRun|whyNot)\('(\w+)'/g);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter(({ id }) => commandOf(id) === null)).toEqual([]);
  });

  it('are names of panels', () => {
    const names = used(/\bopenPanel\(\s*'(\w+)'|\bpanel: '(\w+)'|\bpanel (?:===|!==) '(\w+)'/g);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter(({ id }) => !allPanels().includes(id))).toEqual([]);
    expect(allPanels().length).toBeGreaterThan(2);
  });

  it('are names of sheets, each with the command that opens it', () => {
    const names = used(/\bopenSheet\(\s*'(\w+)'/g);
    const sheets = allSheets().map(({ id }) => id);
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter(({ id }) => !sheets.includes(id))).toEqual([]);
    expect(sheets.filter((id) => commandOf(id) === null)).toEqual([]);
  });

  it('are not those of features in the frame', () => {
    const own = new Set((frameFeature.commands ?? []).map(({ id }) => id));
    const frame = used(/\b(?:runCommand|bindingsOf|titleKey|canRun|whyNot)\('(\w+)'/g).filter(({ file }) =>
      file.startsWith('workspace'),
    );
    expect(frame.filter(({ id }) => !own.has(id))).toEqual([]);
  });
});
