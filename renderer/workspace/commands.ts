import { isMac } from '../ui/keys.ts';
import { needsFor, type Unavailable } from './availability.ts';
import type { Command, CommandCall, CommandGroup, Occasion } from './command.ts';
import { settleDrafts } from './drafts.ts';
import { fetchFeatureCode, isCodeToCome } from './feature-code.ts';
import { keepEarlyKey } from './input-hold/early-keys.ts';
import {
  earlyReceiver,
  holdInput,
  holdUntilDrawn,
  onThisJourney,
  refuseInput,
  takeKey,
} from './input-hold/input-hold.ts';
import { hearsIn, type Place } from './key-claims.ts';
import { strikes } from './keys.ts';
import { allCommands, bindingsOf, commandOf, titleKey } from './registry.ts';
import { closeSheet, notify, notifyFailure, useWorkspace, type NoticeAction } from './store.ts';

export { allCommands, allSheets, bindingsOf, commandOf, titleKey, useKey } from './registry.ts';

/** Why a command can do nothing now; null when it can, or when there is nothing to say. */
export const whyNot = (id: string): Unavailable | null => {
  const command = commandOf(id);
  return command === null ? null : (needsFor[command.changes ?? 'text']() ?? command.unless?.() ?? null);
};

/** True when the command would do something now. */
export const canRun = (id: string): boolean => {
  const command = commandOf(id);
  return command !== null && whyNot(id) === null && (command.when?.() ?? true);
};

/** Groups whose commands do something to the text, choose in it or take the user somewhere in it: what is typed waits for them. */
const groupsInText: ReadonlySet<CommandGroup> = new Set([
  'move',
  'select',
  'text',
  'format',
  'state',
  'annotations',
  'reviewing',
  'panels',
]);

/** What a sheet stays open for. Everything else is about what lies beneath it, or opens a sheet itself. */
const groupsOverSheets: ReadonlySet<CommandGroup> = new Set(['view', 'project']);

/** Of these the keys are heard in a sheet; those of the text are not. */
const groupsHeardInSheets: ReadonlySet<CommandGroup> = new Set([...groupsOverSheets, 'panels']);

/** A command whose deed lies beneath the open sheet takes the user there. */
const execute = (command: Command, call: CommandCall): void | Promise<void> => {
  if (useWorkspace.getState().sheet !== null && !groupsOverSheets.has(command.group)) closeSheet();
  return command.run(call);
};

/** Runs what takes its time; what is typed meanwhile waits, and is then typed where that has led. */
const runInTurn = async (
  { group }: Command,
  run: () => void | Promise<void>,
  settled: Promise<boolean> | null,
): Promise<void> => {
  const end = groupsInText.has(group) ? holdInput() : null;
  try {
    if (settled === null || (await settled)) await run();
    // What was typed could not be saved, and stays in its cell: nothing else goes there.
    else if (end !== null) refuseInput();
  } finally {
    end?.();
  }
};

/** Runs a command if it can run now; answers whether it did. Settles what was typed first, where the command needs that. */
export const runCommand = (id: string): boolean => {
  const command = commandOf(id);
  if (command === null && isCodeToCome()) {
    void fetchFeatureCode().then((isThere) => isThere && runCommand(id));
    return true;
  }
  if (command === null || !canRun(id)) return false;
  const call = { active: useWorkspace.getState().active, isStillMeant: onThisJourney() };
  const settled = settleDrafts();
  if (command.settles === true) {
    void runInTurn(command, () => execute(command, call), settled);
    return true;
  }
  const running = execute(command, call);
  if (running === undefined) holdUntilDrawn();
  else void runInTurn(command, () => running, null);
  return true;
};

/** The commands that a message offers as the way on. */
export const offersAt = (occasion: Occasion): readonly NoticeAction[] =>
  allCommands().flatMap(({ id, offer }) =>
    offer === occasion ? [{ key: titleKey(id), run: () => void runCommand(id) }] : [],
  );

/** Tells the user why something they wanted cannot be done, and what to do about it. */
export const tellUnavailable = (reason: Unavailable): void => {
  const { project } = useWorkspace.getState();
  if (reason === 'finished') notifyFailure({ code: 'review.finished' });
  else if (reason === 'read-only' && project !== null)
    notifyFailure({ code: 'project.read-only', params: { path: project.path } }, offersAt('read-only'));
  else notify({ tone: 'info', key: `commands:unavailable.${reason}`, topic: 'unavailable' });
};

/** The place a key stroke falls in, from the element that has the focus. */
const placeOf = (target: EventTarget | null): Place => {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[data-place="editor"]') !== null) return 'editor';
  if (target.closest('[data-place="receiver"]') !== null) {
    return useWorkspace.getState().mode === 'edit' ? 'editor' : 'grid';
  }
  if (
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]')
  ) {
    return 'field';
  }
  if (target.closest('[data-row-keys]') !== null) return 'row';
  // The heads of the grid, and what stands beside the text, hold buttons, which keep their own keys.
  if (target.closest('thead, [data-own-keys]') !== null) return 'page';
  return target.closest('[data-place="grid"]') === null && target !== document.body ? 'page' : 'grid';
};

/** The commands a key stroke may call in a place, whether they can run now or not; first those the user gave the keys to. */
const struck = (event: KeyboardEvent, mac: boolean): readonly Command[] => {
  const place = placeOf(event.target);
  const { overlay, sheet } = useWorkspace.getState();
  const heard = allCommands().filter(
    (command) =>
      (overlay === null || command.overDialogs === true) &&
      (sheet === null || groupsHeardInSheets.has(command.group)) &&
      bindingsOf(command.id, mac).some(
        (binding) => strikes(event, binding, mac) && hearsIn(command, binding, place),
      ),
  );
  const { keys } = useWorkspace.getState().preferences;
  const isChosen = ({ id }: Command): boolean => keys[id] !== undefined;
  return heard.length < 2 ? heard : [...heard.filter(isChosen), ...heard.filter((each) => !isChosen(each))];
};

/** Why what was struck changes nothing, where that has to be said: who writes shall not think that it was written. */
const refusal = (meant: readonly Command[]): Unavailable | null =>
  meant.map(({ id }) => whyNot(id)).find((reason) => reason === 'read-only' || reason === 'finished') ?? null;

/** True for a stroke that some command in the text is bound to, whether it could run now or not. */
const isBound = (event: KeyboardEvent, mac: boolean): boolean =>
  allCommands().some(({ id }) => bindingsOf(id, mac).some((binding) => strikes(event, binding, mac)));

/** True for a command that only moves the active cell, by a place that is known at once. */
const isStep = (command: Command | null): boolean => command?.group === 'move' && command.quiet === true;

let recorder: ((event: KeyboardEvent) => void) | null = null;

/** Gives every key to `record` instead of to the commands. Answers how to stop. */
export const recordKeys = (record: (event: KeyboardEvent) => void): (() => void) => {
  recorder = record;
  return () => {
    if (recorder === record) recorder = null;
  };
};

/** Hears the keys of all commands. Goes before everything else on the page but input methods. Answers how to stop. */
export const listenForKeys = (): (() => void) => {
  const mac = isMac();
  const hear = (event: KeyboardEvent): void => {
    if (recorder !== null) {
      recorder(event);
      return;
    }
    if (event.defaultPrevented) return;
    const isAltGraph = event.getModifierState('AltGraph');
    const meant = isAltGraph ? [] : struck(event, mac);
    if (keepEarlyKey(event, !isAltGraph && meant.length === 0, earlyReceiver)) return;
    const command = meant.find(({ id }) => canRun(id)) ?? null;
    if (takeKey(event, !isAltGraph && isBound(event, mac), isStep(command))) return;
    const reason = command === null ? refusal(meant) : null;
    if (reason !== null) tellUnavailable(reason);
    else if (command === null || !runCommand(command.id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
};
