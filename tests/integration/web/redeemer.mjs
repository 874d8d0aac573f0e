// Runs as another user of the machine: looks for the address of a session in everything it can read, and opens it as soon as it is known.
// It is even told the address by its standard input, which is more than another user can know. Answers one line of JSON for each race.
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const attempt = (address) =>
  new Promise((resolve) => {
    const asked = get(address, { agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, key: body.includes('duizhao-session') }),
      );
      response.on('error', () => resolve({ status: 0, key: body.includes('duizhao-session') }));
    });
    asked.on('error', () => resolve({ status: 0, key: false }));
  });

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const list = (path) => {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
};

/** Every text another user can read that may hold an address: arguments of programs, and files below the given folders. */
const readable = (folders) => {
  const processes = list('/proc')
    .filter(({ name }) => /^\d+$/.test(name))
    .map(({ name }) => read(`/proc/${name}/cmdline`));
  const below = (folder, depth) =>
    list(folder).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? below(path, depth - 1) : [];
      return entry.name.endsWith('.html') ? [read(path)] : [];
    });
  return [...processes, ...folders.flatMap((folder) => below(folder, 3))];
};

for await (const line of createInterface({ input: process.stdin })) {
  const { address, folders } = JSON.parse(line);
  const token = new URL(address).searchParams.get('token');
  const seen = readable(folders).filter((text) => text.includes(token)).length;
  const answers = await Promise.all([attempt(address), attempt(address), attempt(new URL('/', address))]);
  console.log(
    JSON.stringify({ seen, taken: answers.filter(({ key, status }) => key || status !== 0).length }),
  );
}
