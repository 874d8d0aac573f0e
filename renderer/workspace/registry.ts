import { isMac } from '../ui/keys.ts';
import type { Entered } from '#api/project.ts';
import type { CheckSection } from './check-section.ts';
import { commandGroups, type Command } from './command.ts';
import type { Feature } from './feature.ts';
import { keysOf } from './key-claims.ts';
import type { RowSection } from './row-section.ts';
import { useWorkspace, type DrawerId, type PanelId } from './store.ts';

type Sheet = NonNullable<Feature['sheet']>;

let commands: readonly Command[] = [];
let byId: ReadonlyMap<string, Command> = new Map();
let panels: readonly PanelId[] = [];
let drawers: readonly DrawerId[] = [];
let sheets: readonly Sheet[] = [];
let formerPanels: ReadonlyMap<string, PanelId> = new Map();
let checked: readonly CheckSection[] = [];
let told: readonly RowSection[] = [];
let entering: readonly NonNullable<Feature['onEnter']>[] = [];

/** Takes in what features bring, in their order: those of the first screen before it is drawn, all of them once their code is there. */
export const registerFeatures = (features: readonly Feature[]): void => {
  const brought = features.flatMap((feature) => feature.commands ?? []);
  commands = commandGroups.flatMap((group) => brought.filter((command) => command.group === group));
  byId = new Map(commands.map((command) => [command.id, command]));
  drawers = features.flatMap(({ drawer }) => (drawer === undefined ? [] : [drawer.id]));
  sheets = features.flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet]));
  const brings = features.flatMap(({ panel }) => panel ?? []);
  panels = brings.map(({ id }) => id);
  formerPanels = new Map(
    brings.flatMap(({ id, formerly = [] }) => formerly.map((name) => [name, id] as const)),
  );
  told = features.flatMap(({ row }) => row ?? []);
  entering = features.flatMap(({ onEnter }) => onEnter ?? []);
  checked = features.flatMap(({ check }) => check ?? []);
};

/** Tells features that a project is shown from now on, with the rows round its active one. */
export const tellEntered = (page: Entered['page'] | null): void => entering.forEach((hear) => hear(page));

/** Every command, by groups. */
export const allCommands = (): readonly Command[] => commands;

/** A command by its id; null for a name that is none. */
export const commandOf = (id: string): Command | null => byId.get(id) ?? null;

/** The tabs of the side panel. */
export const allPanels = (): readonly PanelId[] => panels;

/** The tabs of the drawer. */
export const allDrawers = (): readonly DrawerId[] => drawers;

/** The full pages over the workspace. */
export const allSheets = (): readonly Sheet[] => sheets;

/** The panel of a name that a project keeps, also of one from an earlier version; null for a name that is none. */
export const panelNamed = (name: string): PanelId | null =>
  panels.includes(name) ? name : (formerPanels.get(name) ?? null);

/** The parts of the Row panel, in the order of the features. */
export const rowSections = (): readonly RowSection[] => told;

/** The parts of the Check panel, in the order of the features. */
export const checkSections = (): readonly CheckSection[] => checked;

/** The i18n key of a command's title. */
export const titleKey = (id: string): string => `commands:titles.${id}`;

/** The keys of a command on this machine, the first being the one to show; none for a name that is no command. */
export const bindingsOf = (id: string, mac = isMac()): readonly string[] => {
  const command = commandOf(id);
  return command === null ? [] : keysOf(command, useWorkspace.getState().preferences.keys, mac);
};

/** The keys of a command to show beside it; follows what the user makes of them. */
export const useKey = (id: string): string | undefined => useWorkspace(() => bindingsOf(id)[0]);
