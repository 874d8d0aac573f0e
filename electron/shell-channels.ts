/** Names of the messages between preload and main. One list for both ends. */
export const channels = {
  connect: 'shell:connect',
  port: 'shell:port',
  openDialog: 'shell:open-dialog',
  saveDialog: 'shell:save-dialog',
  folderDialog: 'shell:folder-dialog',
  showInFolder: 'shell:show-in-folder',
  openExternal: 'shell:open-external',
  listening: 'shell:listening',
  openFiles: 'shell:open-files',
  command: 'shell:command',
  setMenu: 'shell:set-menu',
  paste: 'shell:paste',
} as const;
