import { isMac } from '../ui/keys.ts';
import type { Availability, Unavailable } from './availability.ts';
import {
  commandOf,
  commands,
  titleKey,
  type Command,
  type CommandGroup,
  type CommandId,
  type Where,
} from './command-table.ts';
import { settleDrafts } from './drafts.ts';
import { holdInput, holdUntilDrawn, onThisJourney, refuseInput, takeKey } from './input-hold/input-hold.ts';
import { strikes } from './keys.ts';
import { notify, notifyFailure, useWorkspace, type Active } from './store.ts';

export { commandOf, commands, titleKey, type CommandId } from './command-table.ts';

/** Where the user was when a command was called: until it runs, what was typed is saved, and a click may lead elsewhere. */
export type CommandCall = {
  /** The cell that was active. */
  readonly active: Active;
  /** False once the user has gone elsewhere by a click: the command takes them nowhere then. */
  readonly isStillMeant: () => boolean;
};

/**
 * What a feature does when a command is called. `unless` says why it can do nothing now; the palette shows that, and
 * its keys pass on, unless they would have changed what cannot be changed. `when` false: the same without a word, for
 * commands that nobody looks for by name.
 */
export type CommandHandler = {
  readonly run: (call: CommandCall) => void | Promise<void>;
  readonly unless?: Availability;
  readonly when?: () => boolean;
};

const handlers = new Map<CommandId, CommandHandler>();

/** Gives commands their deeds. Answers how to take them back. */
export const provideCommands = (
  provided: Readonly<Partial<Record<CommandId, CommandHandler>>>,
): (() => void) => {
  const entries = Object.entries(provided) as [CommandId, CommandHandler][];
  for (const [id, handler] of entries) handlers.set(id, handler);
  return () => {
    for (const [id, handler] of entries) if (handlers.get(id) === handler) handlers.delete(id);
  };
};

/** The keys of a command on this machine, the first being the one to show. */
export const bindingsOf = (id: CommandId, mac = isMac()): readonly string[] => {
  const command = commandOf(id);
  return (mac ? command?.mac : undefined) ?? command?.keys ?? [];
};

/** Why a command can do nothing now; null when it can, or when there is nothing to say. */
export const whyNot = (id: CommandId): Unavailable | null => handlers.get(id)?.unless?.() ?? null;

/** True when the command would do something now. */
export const canRun = (id: CommandId): boolean => {
  const handler = handlers.get(id);
  return handler !== undefined && whyNot(id) === null && (handler.when?.() ?? true);
};

/** Groups whose commands do something to the text or take the user somewhere in it: what is typed waits for them. */
const groupsInText: ReadonlySet<CommandGroup> = new Set([
  'move',
  'text',
  'format',
  'state',
  'annotations',
  'reviewing',
  'panels',
]);

/** Runs what takes its time; what is typed meanwhile waits, and is then typed where that has led. */
const runInTurn = async (
  id: CommandId,
  run: () => void | Promise<void>,
  settled: Promise<boolean> | null,
): Promise<void> => {
  const group = commandOf(id)?.group;
  const end = group !== undefined && groupsInText.has(group) ? holdInput() : null;
  try {
    if (settled === null || (await settled)) await run();
    // What was typed could not be saved, and stays in its cell: nothing else goes there.
    else if (end !== null) refuseInput();
  } finally {
    end?.();
  }
};

/** Runs a command if it can run now; answers whether it did. Settles what was typed first, where the command needs that. */
export const runCommand = (id: CommandId): boolean => {
  const handler = handlers.get(id);
  if (handler === undefined || !canRun(id)) return false;
  const call = { active: useWorkspace.getState().active, isStillMeant: onThisJourney() };
  const settled = settleDrafts();
  if (commandOf(id)?.settles === true) {
    void runInTurn(id, () => handler.run(call), settled);
    return true;
  }
  const running = handler.run(call);
  if (running === undefined) holdUntilDrawn();
  else void runInTurn(id, () => running, null);
  return true;
};

/** Tells the user why something they wanted cannot be done, and what to do about it. */
export const tellUnavailable = (reason: Unavailable): void => {
  const { project } = useWorkspace.getState();
  if (reason === 'finished') notifyFailure({ code: 'review.finished' });
  else if (reason === 'read-only' && project !== null) {
    notifyFailure({ code: 'project.read-only', params: { path: project.path } }, [
      { key: titleKey('saveCopy'), run: () => void runCommand('saveCopy') },
    ]);
  } else notify({ tone: 'info', key: `commands:unavailable.${reason}`, topic: 'unavailable' });
};

/** The place a key stroke falls in, from the element that has the focus. */
const placeOf = (target: EventTarget | null): 'editor' | 'grid' | 'field' | 'page' => {
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
  return target.closest('[data-place="grid"]') === null && target !== document.body ? 'page' : 'grid';
};

/** True when keys meant for `where` are heard in `place`. */
const hears = (where: Where, place: ReturnType<typeof placeOf>): boolean => {
  if (where === 'anywhere') return true;
  if (where === 'page') return place !== 'field';
  if (where === 'cell') return place === 'grid' || place === 'editor';
  return place === where;
};

/** The commands a key stroke may call in a place, whether they can run now or not. */
const struck = (event: KeyboardEvent, mac: boolean): readonly Command[] => {
  const place = placeOf(event.target);
  const overlaid = useWorkspace.getState().overlay !== null;
  return commands.filter(
    ({ id, where, notInEditor = [] }) =>
      hears(where, place) &&
      (!overlaid || id === 'palette' || id === 'shortcuts') &&
      bindingsOf(id, mac).some(
        (binding) => strikes(event, binding, mac) && !(place === 'editor' && notInEditor.includes(binding)),
      ),
  );
};

/** Why what was struck changes nothing, where that has to be said: who writes shall not think that it was written. */
const refusal = (meant: readonly Command[]): Unavailable | null =>
  meant.map(({ id }) => whyNot(id)).find((reason) => reason === 'read-only' || reason === 'finished') ?? null;

/** True for a stroke that some command in the text is bound to, whether it could run now or not. */
const isBound = (event: KeyboardEvent, mac: boolean): boolean =>
  commands.some(({ id }) => bindingsOf(id, mac).some((binding) => strikes(event, binding, mac)));

/** True for a command that only moves the active cell, by a place that is known at once. */
const isStep = (command: Command | null): boolean => command?.group === 'move' && command.quiet === true;

/** Hears the keys of all commands. Goes before everything else on the page but input methods. Answers how to stop. */
export const listenForKeys = (): (() => void) => {
  const mac = isMac();
  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const isAltGraph = event.getModifierState('AltGraph');
    const meant = isAltGraph ? [] : struck(event, mac);
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
