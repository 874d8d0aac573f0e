import type { ShellMenu, ShellMenuItem } from '#api/shell.ts';
import { shell } from '../api.ts';
import { i18n } from '../i18n.ts';
import { menuSections, type MenuRole } from './command.ts';
import { allCommands, bindingsOf, canRun, titleKey } from './commands.ts';
import { useWorkspace } from './store.ts';

const itemOf = (id: string): ShellMenuItem => {
  const keys = bindingsOf(id)[0];
  return {
    command: id,
    label: i18n.t(titleKey(id)),
    enabled: canRun(id),
    ...(keys === undefined ? {} : { keys }),
  };
};

const menuOf = (role: MenuRole): ShellMenu => {
  const sections = menuSections[role]
    .map((section) => allCommands().filter(({ menu }) => menu === `${role}.${section}`))
    .filter((commands) => commands.length > 0);
  return {
    role,
    label: i18n.t(`menu:${role}`),
    items: sections.flatMap((commands, at): readonly ShellMenuItem[] => [
      ...(at === 0 ? [] : [{ line: true } as const]),
      ...commands.map(({ id }) => itemOf(id)),
    ]),
  };
};

/** The menus of the desktop app, made of what commands say of their place there. */
export const nativeMenus = (): readonly ShellMenu[] => (['file', 'edit', 'view'] as const).map(menuOf);

const settleAfter = 150;

/** Keeps the native menu of the desktop app true to the commands, their words and whether they can run. */
export const keepNativeMenu = (): void => {
  if (shell === null) return;
  const { setMenu } = shell;
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (): void => {
    const now = nativeMenus();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    setMenu(now);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(send, settleAfter);
  };
  i18n.on('languageChanged', soon);
  useWorkspace.subscribe(soon);
  soon();
};
