import { createEngine } from '#engine/engine.ts';

/**
 * The program that long-undo.test.ts has killed in the middle: undoes or redoes in the project at the first argument, in an engine over the
 * second folder, and kills itself after so many portions.
 */
const [project = '', folder = '', step = '', portions = ''] = process.argv.slice(2);
const engine = createEngine({
  dataFolder: folder,
  libraryFolder: folder,
  samplesFolder: folder,
  form: 'cli',
});
const opened = await engine.client.project.open({ path: project });
let turned = 0;
engine.onEvent((name) => {
  if (name === 'project.changed') turned += 1;
  if (turned === Number(portions)) process.kill(process.pid, 'SIGKILL');
});
const done = await engine.client.history[step === 'undo' ? 'undo' : 'redo']({});
console.error(JSON.stringify([opened, done]));
