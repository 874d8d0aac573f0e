import { isMac } from '../ui/keys.ts';
import { commandOf, commands, type Command, type CommandId, type Where } from './command-table.ts';
import { settleDrafts } from './drafts.ts';
import { strikes } from './keys.ts';
import { useWorkspace } from './store.ts';

export { commandOf, commands, titleKey, type Command, type CommandId } from './command-table.ts';

/** What a feature does when a command is called. `when` false: the command does nothing now, and its keys pass on. */
export type CommandHandler = {
  readonly run: () => void | Promise<void>;
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

/** True when the command would do something now. */
export const canRun = (id: CommandId): boolean => {
  const handler = handlers.get(id);
  return handler !== undefined && (handler.when?.() ?? true);
};

/** Runs a command if it can run now; answers whether it did. Settles what was typed first, where the command needs that. */
export const runCommand = (id: CommandId): boolean => {
  const handler = handlers.get(id);
  if (handler === undefined || !(handler.when?.() ?? true)) return false;
  const settled = settleDrafts();
  if (commandOf(id)?.settles === true) {
    void settled.then((committed) => (committed ? handler.run() : undefined));
  } else {
    void handler.run();
  }
  return true;
};

/** The place a key stroke falls in, from the element that has the focus. */
const placeOf = (target: EventTarget | null): 'editor' | 'grid' | 'field' | 'page' => {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[data-place="editor"]') !== null) return 'editor';
  if (
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]')
  ) {
    return 'field';
  }
  return target.closest('[data-place="grid"]') === null && target !== document.body ? 'page' : 'grid';
};

/** True when keys meant for `where` are heard in `place`. */
export const hears = (where: Where, place: ReturnType<typeof placeOf>): boolean => {
  if (where === 'anywhere') return true;
  if (where === 'page') return place !== 'field';
  if (where === 'cell') return place === 'grid' || place === 'editor';
  return place === where;
};

/** The command a key stroke calls in a place, or null. */
const struck = (event: KeyboardEvent, mac: boolean): Command | null => {
  const place = placeOf(event.target);
  const overlaid = useWorkspace.getState().overlay !== null;
  return (
    commands.find(
      ({ id, where }) =>
        hears(where, place) &&
        (!overlaid || id === 'palette' || id === 'shortcuts') &&
        bindingsOf(id, mac).some((binding) => strikes(event, binding, mac)) &&
        canRun(id),
    ) ?? null
  );
};

/** True while an input method is at work on the key: it is not ours. 229 is what older engines say instead. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Hears the keys of all commands. Goes before everything else on the page. Answers how to stop. */
export const listenForKeys = (): (() => void) => {
  const mac = isMac();
  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposing(event) || event.getModifierState('AltGraph')) return;
    const command = struck(event, mac);
    if (command === null || !runCommand(command.id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
};
