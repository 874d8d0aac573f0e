import dns from 'node:dns';
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { Socket } from 'node:net';
import { join } from 'node:path';

/** Loads the engine, works on a project with a memory, and tells what of the network was touched. */
const touched: string[] = [];
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    if (/\/node_modules\/(?:pg|pg-[a-z]+|pgpass)\//.test(found.url)) touched.push(`loaded ${specifier}`);
    return found;
  },
});
const connect = Reflect.get(Socket.prototype, 'connect') as (...given: unknown[]) => Socket;
Reflect.set(Socket.prototype, 'connect', function watched(this: Socket, ...given: unknown[]): Socket {
  touched.push('connected');
  return Reflect.apply(connect, this, given);
});
const { lookup } = dns;
dns.lookup = ((...given: unknown[]): void => {
  touched.push(`looked up ${String(given[0])}`);
  Reflect.apply(lookup, dns, given);
}) as typeof dns.lookup;

const [folder = '', address = ''] = process.argv.slice(2);
const { createEngine } = await import('#engine/engine.ts');
const engine = createEngine({
  dataFolder: join(folder, 'data'),
  libraryFolder: join(folder, 'library'),
  samplesFolder: join(folder, 'samples'),
  teamPassword: 'secret',
});
const { client } = engine;
writeFileSync(join(folder, 'text.txt'), '今天天氣很好。\n明天會下雨。\n');
const answers: unknown[] = [];
const made = await client.documents.import({
  from: { path: join(folder, 'text.txt') },
  into: 'new',
  job: 'import',
});
answers.push(made.ok);
const page = await client.rows.page({ from: 1, count: 2 });
const segment = page.ok ? page.value.rows[0]?.segment : undefined;
if (segment !== undefined) {
  answers.push((await client.memory.lookup({ segment })).ok);
  const list = await client.teamMemory.list({});
  answers.push(list.ok ? list.value : list.error.code);
  // A project may name a server that nobody has set up here, as one does that came from somebody else.
  const attached = await client.teamMemory.attach({ place: address });
  answers.push(attached.ok ? 'attached' : attached.error.code);
}
await engine.close();
console.log(JSON.stringify({ answers, touched }));
