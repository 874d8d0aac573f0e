import type { MenuItemConstructorOptions } from 'electron';
import { z } from 'zod';
import type { ShellMenu, ShellMenuItem } from '#api/shell.ts';

const item = z.union([
  z.object({
    command: z.string(),
    label: z.string(),
    keys: z.string().optional(),
    enabled: z.boolean().optional(),
  }),
  z.object({ line: z.literal(true) }),
]);

/** The menus a page may ask for. */
export const menusShape = z.array(
  z.object({
    label: z.string(),
    role: z.enum(['file', 'edit', 'view', 'window', 'help']).optional(),
    items: z.array(item).max(100),
  }),
);
export type Menus = z.infer<typeof menusShape>;

/** What the shell adds to the page's menus: words in the interface language, and what its items do. */
export type MenuSetting = {
  readonly platform: NodeJS.Platform;
  /** Words of `locales/<language>/menu.json`. */
  readonly t: (key: string) => string;
  readonly run: (command: string) => void;
  readonly recent: readonly string[];
  readonly openRecent: (path: string) => void;
};

type Items = MenuItemConstructorOptions[];
const line: MenuItemConstructorOptions = { type: 'separator' };

const keyNames: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};

/**
 * Electron's name for keys as the page writes them (`Mod+Shift+E`), or undefined when it has none: Electron throws on
 * a name it does not know, and a menu without a hint is better than none.
 */
export const acceleratorOf = (keys: string): string | undefined => {
  const parts = keys.replace(/\+\+$/, '+Plus').split('+');
  const names = parts.map((part) => keyNames[part] ?? part);
  const last = names.pop() ?? '';
  const modifiers = names.every((name) => ['CmdOrCtrl', 'Ctrl', 'Alt', 'Shift', 'Meta'].includes(name));
  const known =
    /^([\x21-\x7e]|F\d{1,2}|Up|Down|Left|Right|Home|End|PageUp|PageDown|Enter|Escape|Backspace|Delete|Tab|Space|Plus)$/;
  return modifiers && known.test(last) ? [...names, last].join('+') : undefined;
};

const itemOf = (given: ShellMenuItem, run: (command: string) => void): MenuItemConstructorOptions => {
  if ('line' in given) return line;
  const accelerator = given.keys === undefined ? undefined : acceleratorOf(given.keys);
  return {
    label: given.label,
    enabled: given.enabled ?? true,
    click: () => run(given.command),
    // Shown only: the page hears its own keys.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
};

const roles = (
  t: (key: string) => string,
  names: readonly NonNullable<MenuItemConstructorOptions['role']>[],
): Items => names.map((role) => ({ role, label: t(`roles.${role}`), registerAccelerator: false }));

const fileTail = ({ t, recent, openRecent, platform }: MenuSetting): Items => [
  line,
  {
    label: t('recent'),
    enabled: recent.length > 0,
    submenu: recent.map((path) => ({ label: path, click: () => openRecent(path) })),
  },
  ...(platform === 'darwin' ? [] : [line, ...roles(t, ['quit'])]),
];

const tails: Readonly<Record<NonNullable<ShellMenu['role']>, (setting: MenuSetting) => Items>> = {
  file: fileTail,
  edit: ({ t }) => [line, ...roles(t, ['cut', 'copy', 'paste', 'selectAll'])],
  view: ({ t }) => [line, ...roles(t, ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'])],
  window: ({ t }) => [line, ...roles(t, ['minimize', 'close'])],
  help: () => [],
};

const appMenu = ({ t }: MenuSetting): MenuItemConstructorOptions => ({
  label: t('app'),
  submenu: [
    ...roles(t, ['about']),
    line,
    ...roles(t, ['hide', 'hideOthers', 'unhide']),
    line,
    ...roles(t, ['quit']),
  ],
});

/** Lines at the edges of a menu separate nothing. */
const trim = (items: Items): Items =>
  items.filter((each, at) => each.type !== 'separator' || (at > 0 && items[at - 1]?.type !== 'separator'));

/**
 * The whole menu bar as Electron takes it: the page's menus, each with what only the shell can do at its end, and
 * the menus every window needs where the page gives none.
 */
export const menuTemplate = (given: Menus, setting: MenuSetting): Items => {
  const present = new Set(given.map((menu) => menu.role));
  const needed = (['file', 'edit', 'view', 'window'] as const).filter((role) => !present.has(role));
  const own: Menus = needed.map((role) => ({ label: setting.t(role), role, items: [] }));
  const order = ['file', 'edit', 'view', undefined, 'window', 'help'];
  const all = [...given, ...own].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const menus = all.map((menu): MenuItemConstructorOptions => {
    const items = menu.items.map((each) => itemOf(each as ShellMenuItem, setting.run));
    const tail = menu.role === undefined ? [] : tails[menu.role](setting);
    return { label: menu.label, submenu: trim([...items, ...tail]) };
  });
  return setting.platform === 'darwin' ? [appMenu(setting), ...menus] : menus;
};
