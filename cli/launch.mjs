import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Plain JavaScript on purpose: this has to run on a Node that cannot read TypeScript, to say so or to find one that can.

const needed = { major: 22, minor: 18 };

const recentEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > needed.major || (major === needed.major && minor >= needed.minor);
};

/** The sentence of `start.oldNode` in the language of the environment. */
const sayTooOld = () => {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const language = /^zh[_-](TW|HK|MO|Hant)/i.test(locale)
    ? 'zh-Hant'
    : /^zh/i.test(locale)
      ? 'zh-Hans'
      : 'en';
  const words = JSON.parse(
    readFileSync(new URL(`../locales/${language}/shell.json`, import.meta.url), 'utf8'),
  );
  return words.start.oldNode
    .replace('{{needed}}', `${needed.major}.${needed.minor}`)
    .replace('{{found}}', process.versions.node);
};

/** Runs the entry under another Node with the same terminal, and ends as it ends. */
const hand = (node, entry) => {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; the parent only has to outlive it.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
};

/** Runs an entry (its address): in this Node if it can, else in the one `npm ci` brings on Linux. */
export const launch = async (entry) => {
  if (recentEnough()) {
    await import(entry.href);
    return;
  }
  const brought = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (existsSync(brought)) hand(brought, fileURLToPath(entry));
  else {
    process.stderr.write(`${sayTooOld()}\n`);
    process.exitCode = 1;
  }
};
