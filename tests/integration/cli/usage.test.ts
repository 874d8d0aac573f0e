import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureOf, workplace, type Ran } from './running.ts';

/** One line that is no JSON, and exit code 2. */
const misunderstood = ({ code, stdout, stderr }: Ran): string => {
  expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
  return stderr.trimEnd();
};

describe('a command line that is not understood', () => {
  test.each([
    [['frob'], 'There is no command “frob”. See: duizhao --help'],
    [['claen', 'a.txt'], 'There is no command “claen”; there is clean. See: duizhao --help'],
    [['help', 'frob'], 'There is no such command. See: duizhao --help'],
    [['--frob'], 'There is no option --frob. See: duizhao --help'],
    [['clean', '--ou', 'b', 'a'], 'There is no option --ou; there is --out. See: duizhao clean --help'],
    [['clean'], '<file> is missing. See: duizhao clean --help'],
    [['clean', 'a', 'b'], /^Too many arguments: 2 instead of 1\..* See: duizhao clean --help$/],
    [['clean', 'a', '--out'], '--out <file> is given without its value. See: duizhao clean --help'],
    [['clean', 'a', '--certain', '--apply-all'], /--apply-all cannot be used together with --certain\./],
    [['clean', 'a', '--encoding', 'ebcdic'], /^--encoding <name>: “ebcdic” is not one of utf-8, /],
    [['convert', 'a'], '--to <script> is missing. See: duizhao convert --help'],
    [['new', 'p'], '<files> is missing. See: duizhao new --help'],
    [
      ['rows', 'p', '--from', '0'],
      '--from <n>: “0” is not a whole number of 1 or more. See: duizhao rows --help',
    ],
    [['rows', 'p', '--count', '1e3'], /^--count <m>: “1e3” is not a whole number/],
    [['set', 'p', '0', '--lang', 'en', '--text', 'x'], /^<rows>: “0” are not rows, such as 3/],
    [
      ['set', 'p', '1', '--lang', 'en', '--text', '', '--state', 'draft'],
      /^An empty text cannot be in a state/,
    ],
    [
      ['set', 'p', '1', '--lang', 'en', '--text', 'a\uFFFDb'],
      /^--text <text>: some of this text .* unreadable/,
    ],
    [['find', 'p', ''], '<text> must not be empty. See: duizhao find --help'],
    [
      ['export', 'p', '--format', 'pdf', '--out', 'a'],
      /^--format <format>: “pdf” is not one of docx, epub, html, md, txt, /,
    ],
    [['web', '--port', '99999'], /^--port <number>: 99999 is not a port: .* See: duizhao web --help$/],
  ])('%j', async (args, sentence) => {
    const { run, folder } = workplace();
    const said = misunderstood(await run(args));
    expect(said).toMatch(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is told so in the language of the environment, which the program’s own variable overrules', async () => {
    const { run } = workplace();
    const [hans, hant, named, english] = await Promise.all([
      run(['clean'], { LANG: 'zh_CN.UTF-8' }),
      run(['clean'], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_HK.UTF-8' }),
      run(['clean'], { LC_ALL: 'zh_CN.UTF-8', DUIZHAO_LANG: 'zh-Hant' }),
      run(['clean'], { LC_ALL: 'fr_FR.UTF-8' }),
    ]);
    expect(misunderstood(hans)).toBe('缺少 <file>。请参阅：duizhao clean --help');
    expect(misunderstood(hant)).toBe('缺少 <file>。請參閱：duizhao clean --help');
    expect(misunderstood(named)).toBe('缺少 <file>。請參閱：duizhao clean --help');
    expect(misunderstood(english)).toBe('<file> is missing. See: duizhao clean --help');
  });

  test('is one JSON document with --json', async () => {
    const { run } = workplace();
    expect(failureOf(await run(['rows', '--frob', '--json']))).toMatchObject({ code: 'usage' });
  });
});

describe('help', () => {
  const commands =
    'clean segment convert new info rows history check set find annotate annotations export undo web'.split(
      ' ',
    );

  test('lists every command, in three languages, on stdout', async () => {
    const { run } = workplace();
    const languages = ['en', 'zh-Hans', 'zh-Hant'];
    const all = await Promise.all(languages.map((DUIZHAO_LANG) => run(['--help'], { DUIZHAO_LANG })));
    for (const { code, stdout, stderr } of all) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} \\[options\\]`, 'm'));
    }
    const [english, hans, hant] = all.map(({ stdout }) => stdout);
    expect(english).toMatch(/^Options:$/m);
    expect(hans).toMatch(/^选项：$/m);
    expect(hant).toMatch(/^選項：$/m);
    // Nothing of one language is left in another.
    for (const stdout of [hans, hant]) expect(stdout).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  });

  test('is shown for a command, for no command at all, and the version when asked', async () => {
    const { run } = workplace();
    const [none, set, helpSet, version] = await Promise.all([
      run([]),
      run(['set', '--help']),
      run(['help', 'set']),
      run(['--version']),
    ]);
    expect([none.code, set.code, helpSet.code, version.code]).toEqual([0, 0, 0, 0]);
    expect(none.stdout).toMatch(/^Usage: duizhao/);
    expect(set.stdout).toMatch(
      /--state <state> +state to set \(one of draft, translated, reviewed,\s+approved\)/,
    );
    expect(helpSet.stdout).toBe(set.stdout);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
