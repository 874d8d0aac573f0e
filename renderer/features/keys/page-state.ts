import { create } from 'zustand';
import type { Preferences } from '#api/preference-values.ts';
import { isMac } from '../../ui/keys.ts';
import { allCommands, bindingsOf } from '../../workspace/commands.ts';
import type { Command } from '../../workspace/command.ts';
import { defaultKeys } from '../../workspace/key-claims.ts';
import { setPreferences } from '../../workspace/preferences.ts';
import type { Reserved } from '../../workspace/reserved-keys.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { clashesOf, freedForInputMethods, takeOver, withKeys, type Clash } from './key-changes.ts';

/** Why keys were not taken. */
export type Refusal = {
  readonly binding: string;
  readonly why: Reserved | 'fixed' | 'unknown';
  /** The command that keeps them. */
  readonly holder?: Command;
};

/** What is asked at one command: new keys, in place of one it has or besides; or whether they are taken from others. */
type Asking =
  | {
      readonly at: 'keys';
      readonly command: string;
      readonly replaces: string | null;
      readonly refusal: Refusal | null;
    }
  | {
      readonly at: 'clash';
      readonly command: string;
      readonly keys: readonly string[];
      readonly clashes: readonly Clash[];
    };

type PageState = {
  readonly asking: Asking | null;
  /** What was done last, as a key of `keys:done` with its parameters, and the keys before it. */
  readonly done: {
    readonly key: string;
    readonly params: Readonly<Record<string, string>>;
    readonly before: Preferences['keys'];
  } | null;
  /** The command whose keys are to have the focus; a new object each time. */
  readonly focus: { readonly command: string } | null;
};

const atRest: PageState = { asking: null, done: null, focus: null };

export const usePage = create<PageState>()(() => atRest);

export const resetPage = (): void => usePage.setState(atRest, true);

const machine = () => ({ mac: isMac() });
const chosenNow = (): Preferences['keys'] => useWorkspace.getState().preferences.keys;

const apply = (keys: Preferences['keys'], key: string, command: Command | null = null): void => {
  const before = chosenNow();
  usePage.setState({
    asking: null,
    done: { key, params: command === null ? {} : { command: command.id }, before },
    ...(command === null ? {} : { focus: { command: command.id } }),
  });
  void setPreferences({ keys });
};

/** Waits for new keys of a command; `replaces` is the one that goes for them. */
export const askKeys = (command: Command, replaces: string | null): void =>
  usePage.setState({ asking: { at: 'keys', command: command.id, replaces, refusal: null } });

/** Lets what is asked go. */
export const stopAsking = (): void => {
  const { asking } = usePage.getState();
  if (asking !== null) usePage.setState({ asking: null, focus: { command: asking.command } });
};

/** The focus went elsewhere while keys were waited for. */
export const leaveAsking = (): void => {
  if (usePage.getState().asking?.at === 'keys') usePage.setState({ asking: null });
};

const refuse = (refusal: Refusal): void => {
  const { asking } = usePage.getState();
  if (asking?.at === 'keys') usePage.setState({ asking: { ...asking, refusal } });
};

/** Gives a command keys, unless others have them: then it asks whether these give them up. */
const propose = (command: Command, keys: readonly string[], done: string): void => {
  const clashes = clashesOf(allCommands(), chosenNow(), command, keys, machine());
  const kept = clashes.find(({ command: { fixed } }) => fixed === true);
  if (kept !== undefined) refuse({ binding: kept.binding, why: 'fixed', holder: kept.command });
  else if (clashes.length > 0)
    usePage.setState({ asking: { at: 'clash', command: command.id, keys, clashes } });
  else apply(withKeys(chosenNow(), command, keys, machine()), done, command);
};

/** Takes keys that were pressed for a command; those of another one only after asking. */
export const takeKeys = (command: Command, binding: string): void => {
  const { asking } = usePage.getState();
  if (asking?.at !== 'keys') return;
  const { replaces } = asking;
  const had = bindingsOf(command.id);
  if (had.includes(binding)) {
    stopAsking();
    return;
  }
  const keys = replaces === null ? [...had, binding] : had.map((key) => (key === replaces ? binding : key));
  propose(command, keys, 'changed');
};

/** Says why the keys that were pressed cannot be taken, and waits for others. */
export const refuseKeys = (binding: string, why: Reserved | 'unknown'): void => refuse({ binding, why });

/** Gives the keys that were asked about to the command, and takes them from the others. */
export const takeFromOthers = (command: Command): void => {
  const { asking } = usePage.getState();
  if (asking?.at !== 'clash') return;
  apply(takeOver(chosenNow(), command, asking.keys, asking.clashes, machine()), 'changed', command);
};

export const removeKeys = (command: Command, binding: string): void =>
  apply(
    withKeys(
      chosenNow(),
      command,
      bindingsOf(command.id).filter((key) => key !== binding),
      machine(),
    ),
    'changed',
    command,
  );

/** Back to the keys that a command came with; asks first where they are another's by now. */
export const resetCommand = (command: Command): void =>
  propose(command, defaultKeys(command, isMac()), 'reset');

export const resetAll = (): void => apply({}, 'resetAll');

export const freeForInputMethods = (): void =>
  apply(freedForInputMethods(allCommands(), chosenNow(), machine()), 'freed');

/** Takes back what was done last. */
export const undoChange = (): void => {
  const { done } = usePage.getState();
  if (done === null) return;
  usePage.setState({ asking: null, done: null });
  void setPreferences({ keys: done.before });
};
