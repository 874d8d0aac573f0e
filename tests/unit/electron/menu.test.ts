import { describe, expect, it } from 'vitest';
import { acceleratorOf, menuTemplate, type Menus, type MenuSetting } from '#electron/menu.ts';

const setting = (platform: NodeJS.Platform, ran: string[] = []): MenuSetting => ({
  platform,
  t: (key) => key,
  run: (command) => void ran.push(command),
  recent: ['/a.duizhao'],
  openRecent: (path) => void ran.push(path),
});

const given: Menus = [
  { label: 'Project', items: [{ command: 'project.check', label: 'Check' }] },
  {
    label: 'File',
    role: 'file',
    items: [{ command: 'file.open', label: 'Open', keys: 'Mod+O' }, { line: true }],
  },
];

const submenu = (template: ReturnType<typeof menuTemplate>, label: string) => {
  const found = template.find((menu) => menu.label === label)?.submenu;
  return Array.isArray(found) ? found : [];
};

describe('the menu bar', () => {
  it('keeps the page’s menus and adds those it gave none of, in the usual order', () => {
    const labels = menuTemplate(given, setting('linux')).map((menu) => menu.label);
    expect(labels).toEqual(['File', 'edit', 'view', 'Project', 'window']);
    expect(menuTemplate(given, setting('darwin'))[0]?.label).toBe('app');
  });

  it('runs the command of a chosen item and leaves its keys to the page', () => {
    const ran: string[] = [];
    const [open] = submenu(menuTemplate(given, setting('linux', ran)), 'File');
    expect(open).toMatchObject({ label: 'Open', accelerator: 'CmdOrCtrl+O', registerAccelerator: false });
    Reflect.apply(open?.click ?? (() => undefined), null, []);
    expect(ran).toEqual(['file.open']);
  });

  it('never puts two lines side by side, nor one first', () => {
    for (const menu of menuTemplate(given, setting('linux'))) {
      const types = submenu([menu], menu.label ?? '').map((item) => item.type ?? 'item');
      expect(types[0]).toBe('item');
      expect(types.join(' ')).not.toContain('separator separator');
    }
  });

  it('leaves quitting to the app menu on macOS', () => {
    const quits = (platform: NodeJS.Platform) =>
      submenu(menuTemplate(given, setting(platform)), 'File').some((item) => item.role === 'quit');
    expect([quits('linux'), quits('win32'), quits('darwin')]).toEqual([true, true, false]);
  });
});

describe('keys as Electron names them', () => {
  it.each([
    ['Mod+Shift+E', 'CmdOrCtrl+Shift+E'],
    ['Alt+ArrowDown', 'Alt+Down'],
    ['Mod++', 'CmdOrCtrl+Plus'],
    ['F3', 'F3'],
    ['Mod+Enter', 'CmdOrCtrl+Enter'],
    ['Nonsense+X', undefined],
    ['Mod+Henkan', undefined],
    ['Mod+', undefined],
    ['', undefined],
  ])('%s is %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});
