import type { Preferences } from '#api/preference-values.ts';
import type { Command } from '../../workspace/command.ts';
import { defaultKeys, keysOf, sharePlace } from '../../workspace/key-claims.ts';

/** Keys by command, where the user has changed them. */
type Chosen = Preferences['keys'];
type Keys = readonly string[];
/** The kind of keyboard: with Command or without. */
type Machine = { readonly mac: boolean };

/** Another command that would hear the same keys in the same place. */
export type Clash = { readonly command: Command; readonly binding: string };

const isSame = (a: Keys, b: Keys): boolean => a.length === b.length && a.every((key, at) => key === b[at]);

/** True when a command has other keys than it came with. */
export const isChanged = (command: Command, chosen: Chosen, { mac }: Machine): boolean =>
  !isSame(keysOf(command, chosen, mac), defaultKeys(command, mac));

/** Gives a command these keys and no others. What it came with is not kept as a change. */
export const withKeys = (chosen: Chosen, command: Command, keys: Keys, { mac }: Machine): Chosen => {
  const rest = Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== command.id));
  return isSame(keys, defaultKeys(command, mac)) ? rest : { ...rest, [command.id]: keys };
};

/** The commands that have some of the keys which a command would have newly. */
export const clashesOf = (
  commands: readonly Command[],
  chosen: Chosen,
  command: Command,
  keys: Keys,
  { mac }: Machine,
): readonly Clash[] => {
  const had = keysOf(command, chosen, mac);
  const others = commands.filter(({ id }) => id !== command.id);
  return keys
    .filter((binding) => !had.includes(binding))
    .flatMap((binding) =>
      others
        .filter(
          (other) => keysOf(other, chosen, mac).includes(binding) && sharePlace(command, other, binding),
        )
        .map((other) => ({ command: other, binding })),
    );
};

/**
 * Of each command by its id, the others that hear one of its keys too. Nobody comes to that here, but by a file of
 * preferences, or by a later version whose new command comes with keys that somebody has given to another.
 */
export const sharedKeys = (
  commands: readonly Command[],
  chosen: Chosen,
  { mac }: Machine,
): ReadonlyMap<string, readonly Clash[]> => {
  const byKey = new Map<string, readonly Command[]>();
  for (const command of commands)
    for (const binding of keysOf(command, chosen, mac))
      byKey.set(binding, [...(byKey.get(binding) ?? []), command]);
  const shared = new Map<string, readonly Clash[]>();
  for (const [binding, claims] of byKey)
    for (const command of claims) {
      const others = claims.filter((other) => other.id !== command.id && sharePlace(command, other, binding));
      const clashes = others.map((other) => ({ command: other, binding }));
      if (clashes.length > 0) shared.set(command.id, [...(shared.get(command.id) ?? []), ...clashes]);
    }
  return shared;
};

/** Gives a command keys, and takes them from those that have them. */
export const takeOver = (
  chosen: Chosen,
  command: Command,
  keys: Keys,
  clashes: readonly Clash[],
  machine: Machine,
): Chosen =>
  clashes.reduce(
    (now, { command: other, binding }) =>
      withKeys(
        now,
        other,
        keysOf(other, now, machine.mac).filter((key) => key !== binding),
        machine,
      ),
    withKeys(chosen, command, keys, machine),
  );

/** Keys that input methods of Chinese want for themselves: F6 to F10, and Shift with arrows. */
const wantedByInputMethods = /^(?:Shift\+)?F(?:[6-9]|10)$|^Shift\+Arrow/;

/** Takes from all commands the keys that input methods want. */
export const freedForInputMethods = (
  commands: readonly Command[],
  chosen: Chosen,
  machine: Machine,
): Chosen =>
  commands
    .filter(({ fixed }) => fixed !== true)
    .reduce(
      (now, command) =>
        withKeys(
          now,
          command,
          keysOf(command, now, machine.mac).filter((key) => !wantedByInputMethods.test(key)),
          machine,
        ),
      chosen,
    );
