/**
 * What the desktop shell offers the page beside the engine, as `window.duizhaoShell`. Absent in a browser tab.
 * Nothing here reaches the file system: paths are handed to the engine, which reads and writes.
 */
export type DuizhaoShell = {
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** Asks for the port to the engine. It arrives as a window `message` event, see `PortMessage`. */
  readonly connect: () => void;
  /** The path of a `File` that was dropped on the page or chosen in it, '' when it has none. */
  readonly pathForFile: (file: { readonly name: string; readonly size: number }) => string;
  /** The system's dialog for opening a file, or several. Answers none when the user thinks better of it. */
  readonly openDialog: (several: boolean) => Promise<readonly string[]>;
  /** The system's dialog for saving, with a name proposed. Null when the user thinks better of it. */
  readonly saveDialog: (name: string) => Promise<string | null>;
  /** The system's dialog for choosing a folder. Null when the user thinks better of it. */
  readonly folderDialog: () => Promise<string | null>;
  readonly showInFolder: (path: string) => void;
  /** Opens an http or https address in the user's browser; anything else is refused. */
  readonly openExternal: (url: string) => void;
  /** Files were opened from outside: the command line, the file manager, the list of recent files. Answers how to stop listening. */
  readonly onOpenFiles: (heard: (paths: readonly string[]) => void) => () => void;
  /** A menu item was chosen; it carries the id of a command of the page. Answers how to stop listening. */
  readonly onCommand: (heard: (command: string) => void) => () => void;
  /** Builds the native menu in the interface language. */
  readonly setMenu: (menu: readonly ShellMenu[]) => void;
  /** Pastes into what has the focus, as the keys do: pages are not allowed to read the clipboard. */
  readonly paste: () => void;
};

/** One menu of the menu bar. Items without a command are lines between groups. */
export type ShellMenu = {
  readonly label: string;
  readonly role?: 'file' | 'edit' | 'view' | 'window' | 'help';
  readonly items: readonly ShellMenuItem[];
};
export type ShellMenuItem =
  | {
      readonly command: string;
      readonly label: string;
      /** As the page writes it, `Mod+Shift+E`; shown only, the page hears its own keys. */
      readonly keys?: string;
      readonly enabled?: boolean;
    }
  | { readonly line: true };

/**
 * The message that brings the engine's port: `event.ports[0]`. `again` when the engine was started anew, and the port
 * takes the place of the one before.
 */
export type PortMessage = { readonly type: 'duizhao:port'; readonly again: boolean };
