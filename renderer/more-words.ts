import { addWords, type Words } from './i18n.ts';

// The words of all that comes after the first screen, in the same part of the code.
addWords(
  import.meta.glob<Words>(
    [
      '../locales/*/*.json',
      '!../locales/*/{cli,commands,common,editor,failures,keys,library,menu,shell}.json',
    ],
    { eager: true, import: 'default' },
  ),
);
