import './plain-shapes.ts';
import { app } from 'electron';
import { join } from 'node:path';
import { places } from '#engine/places.ts';
import { privateFolder } from '#engine/store/private-folder.ts';
import { registerScheme } from './app-protocol.ts';
import { filesIn } from './arguments.ts';
import { guardContents, silenceChromium } from './guards.ts';
import { runShell } from './run-shell.ts';

const folders = places(process.env);
const { dataFolder } = folders;
const shellFolder = join(dataFolder, 'shell');
privateFolder(dataFolder);
privateFolder(shellFolder);
// The lock that makes a second start join the first lies here, so separate data means separate apps.
app.setPath('userData', shellFolder);

if (app.requestSingleInstanceLock({ files: filesIn(process.argv, process.cwd()) })) {
  registerScheme();
  silenceChromium();
  guardContents();
  void runShell(folders, shellFolder);
} else {
  app.quit();
}
