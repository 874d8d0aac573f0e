import { createEngine } from '#engine/engine.ts';

/**
 * The program that update-portions.test.ts has killed in the middle: brings a document of the project at the first argument up to the
 * file at the second, in an engine over the third folder, and kills itself after so many portions.
 */
const [project = '', path = '', folder = '', document = '', portions = ''] = process.argv.slice(2);
const engine = createEngine({
  dataFolder: folder,
  libraryFolder: folder,
  samplesFolder: folder,
  form: 'cli',
});
const opened = await engine.client.project.open({ path: project });
let stored = 0;
engine.onEvent((name) => {
  if (name === 'project.changed') stored += 1;
  if (stored === Number(portions)) process.kill(process.pid, 'SIGKILL');
});
const updated = await engine.client.documents.update({
  document: Number(document),
  from: { path },
  job: 'update',
});
console.error(JSON.stringify([opened, updated]));
