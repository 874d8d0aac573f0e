import type { Choices, ImportOption } from '../import-options.ts';

/** Which texts of a file of keys are read: names of keys, set off by commas. */
export const keysOption: ImportOption = { id: 'keys', kind: 'text', default: '' };

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A name in which `*` stands for any letters. */
const nameTest = (name: string): ((key: string) => boolean) => {
  const pattern = new RegExp(`^${name.split('*').map(escapeRegExp).join('.*')}$`, 's');
  return (key) => pattern.test(key);
};

type KeyTest = (keys: readonly string[]) => boolean;

/** A name is of a key wherever it stands; a path with `/` begins at the root. */
const testOf = (name: string): KeyTest => {
  if (!name.includes('/')) {
    const isNamed = nameTest(name);
    return (keys) => keys.some(isNamed);
  }
  const path = name
    .split('/')
    .filter((part) => part !== '')
    .map(nameTest);
  return (keys) => path.length <= keys.length && path.every((isNamed, n) => isNamed(keys[n] ?? ''));
};

/**
 * Whether a text is one of those that the user chose by its keys: below one of the names, and below none that begins with `!`.
 * All are where none is named.
 */
export const keyFilter = ({ keys = '' }: Choices): KeyTest => {
  const names = String(keys)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '!');
  const wanted = names.filter((name) => !name.startsWith('!')).map(testOf);
  const unwanted = names.filter((name) => name.startsWith('!')).map((name) => testOf(name.slice(1)));
  return (path) =>
    (wanted.length === 0 || wanted.some((isWanted) => isWanted(path))) &&
    !unwanted.some((isNot) => isNot(path));
};
