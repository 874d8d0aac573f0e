import { expect, test } from 'vitest';
import { isLoopback, parseTeamAddress } from '#engine/team-memory/address.ts';

const read = (given: string) => {
  const address = parseTeamAddress(given);
  if (!address.ok) throw new Error(`${address.error.code} ${JSON.stringify(address.error.params)}`);
  return address.value;
};
const refused = (given: string) => {
  const address = parseTeamAddress(given);
  return address.ok ? address.value : [address.error.code, address.error.params];
};

test('an address is read, and written in one way', () => {
  expect(read('postgresql://anna@db.example.org/team')).toEqual({
    place: 'postgres://anna@db.example.org:5432/team?memory=duizhao',
    host: 'db.example.org',
    port: 5432,
    user: 'anna',
    database: 'team',
    memory: 'duizhao',
    tls: true,
    rootCertificate: null,
  });
  expect(read('POSTGRES://%E5%AE%89@db.example.org:6000/te%20am?memory=acme').place).toBe(
    'postgres://%E5%AE%89@db.example.org:6000/te%20am?memory=acme',
  );
  for (const given of [
    'postgres://a@[::1]:5433/t?memory=m&sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem',
    'postgres://a@h:443/t',
    'postgres://a@127.0.0.1/t',
  ]) {
    const once = read(given);
    expect(read(once.place)).toEqual(once);
  }
  expect(read('postgres://a@h:443/t').port).toBe(443);
});

test('beyond this machine a checked certificate is asked for, always', () => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]'])
    expect(read(`postgres://a@${host}/t`).tls).toBe(false);
  for (const host of [
    'db.example.org',
    '10.0.0.5',
    '192.168.1.2',
    'localhost.example.org',
    '[fe80::1]',
    '127.0.0.1.example.org',
  ])
    expect(read(`postgres://a@${host}/t`).tls).toBe(true);
  expect(read('postgres://a@localhost/t?sslmode=verify-full').tls).toBe(true);
  expect(read('postgres://a@localhost/t?sslmode=disable').tls).toBe(false);
  for (const mode of ['disable', 'prefer', 'require', 'verify-ca', ''])
    expect(refused(`postgres://a@db.example.org/t?sslmode=${mode}`)).toEqual([
      'team.tls-needed',
      { host: 'db.example.org', mode },
    ]);
  expect(isLoopback('0.0.0.0')).toBe(false);
});

test('what is no address is told by what is wrong', () => {
  expect(refused('mysql://a@h/t')).toEqual(['team.bad-address', { detail: 'scheme' }]);
  expect(refused('postgres://h/t')).toEqual(['team.bad-address', { detail: 'user' }]);
  expect(refused('postgres://a@h')).toEqual(['team.bad-address', { detail: 'database' }]);
  expect(refused('postgres://a@h/t/u')).toEqual(['team.bad-address', { detail: 'database' }]);
  expect(refused('postgres://a@h:99999/t')).toEqual(['team.bad-address', { detail: 'form' }]);
  expect(refused('postgres://a@h/t?options=-c')).toEqual(['team.bad-address', { detail: 'option' }]);
  expect(refused('postgres://a@h/t?memory=a";drop')).toEqual(['team.bad-address', { detail: 'memory' }]);
  expect(refused('postgres://a:secret@h/t')).toEqual(['team.password-in-address', undefined]);
});
