import { pair } from '../docx/documents.ts';
import type { RichText } from '#core/model/index.ts';

/* Texts before and after somebody worked on them. */

export const pairs: readonly (readonly [string, string])[] = [
  ['He went home.', 'He walked home.'],
  ['He went home.', 'He went slowly home.'],
  ['He went slowly home.', 'He went home.'],
  ['He went home.', 'She went home, late.'],
  ['He went home, and slept.', 'He came home, and rested.'],
  ['He went home, and slept. Then he woke.', 'He walked away, and slept. Later she woke.'],
  ['The old man went home.', 'The man went old home.'],
  ['The ferry came, and the bell rang.', 'The bell rang, and the ferry came.'],
  ['In the morning he went home.', 'He went home in the morning.'],
  ['He said: go home.', 'He said: go to bed.'],
  ['A b c d e f g h.', 'A x c y e z g w.'],
  ['A b c d e f.', 'A x c y e z.'],
  ['One two three four.', 'One 2 three 4.'],
  ['well-known', 'well known'],
  ["don't go", 'do not go'],
  ['He went home', 'He went home.'],
  ['He went home.', 'He went home!'],
  ['He went home', 'He went  home'],
  ['“Go,” he said.', '"Go", he said.'],
  ['the', 'a'],
  ['The ship of the man', 'A ship of a man'],
  ['', 'He went home.'],
  ['He went home.', ''],
  ['He went home.', 'Quite another thing happened there.'],
  ['他回家了。', '他走回家了。'],
  ['他回家了。', '她回家了。'],
  ['他昨天很晚才回到家裡。', '他昨天很晚才到家。'],
  ['渡船來了，鐘聲響了。', '鐘聲響了，渡船來了。'],
  ['渡船來了，鐘聲響了，人都走了。', '渡船到了，鐘聲停了，人都散了。'],
  ['早上他回家，晚上他睡覺。', '晚上他睡覺，早上他回家。'],
  ['他看見一隻白色的狗。', '他看見一隻黑色的大狗。'],
  ['第一句。第二句。第三句。', '第一句。另一句。第三句。'],
  ['他說：「走吧！」', '他說：“走吧！”'],
  ['他在1998年出生。', '他在1999年出生。'],
  ['甲乙丙丁戊己庚辛', '甲一丙二戊三庚四'],
  ['𠮷野家', '吉野家'],
  ['He 走 home', 'He 跑 home'],
  ['a\nb\nc', 'a\nx\nc'],
  ['Mr. Lin, of No. 5, left.', 'Mr. Lin, of No. 7, came.'],
  ['He is the man who was there with her.', 'She is a man who is here with him.'],
];

const tagged = (text: string, ...tags: RichText['tags'][number][]): RichText => ({
  text,
  tags: tags.toSorted((a, b) => a.at - b.at),
});
const plainText = (text: string): RichText => ({ text, tags: [] });

/** One text as it was sent, as the translator has it now, and as reviewers left it. */
export type Case = {
  readonly sent: RichText;
  readonly ours: readonly RichText[];
  readonly theirs: readonly (readonly RichText[])[];
};

const frozen = 'He went home, and slept. Then he woke.';
const of = (...texts: readonly string[]): readonly RichText[] => texts.map(plainText);

export const cases: Readonly<Record<string, Case>> = {
  words: {
    sent: plainText(frozen),
    ours: of(
      frozen,
      'He walked home, and slept. Then he woke.',
      'He went home, and rested. Then he woke.',
      'He went back, and slept. Then he woke.',
      'He slept.',
    ),
    theirs: [
      of(frozen),
      of('He walked home, and slept. Then he woke.'),
      of('He walked home, and slept. Then he woke.', 'He walked home, and slept. Then he woke.'),
      of('He walked home, and slept. Then he woke.', 'He ran home, and slept. Then he woke.'),
      of('He walked home, and slept. Then he woke.', 'He went home, and slept. Later he woke.'),
      of('He walked home, and rested. Then he woke.', 'He went home, and rested. Then he woke up.'),
      of(
        'He went slowly home, and slept. Then he woke.',
        'He went home, and slept long. Then he woke.',
        'He went home, and slept. Then she woke.',
      ),
      of('Quite another text.', 'He went home, and slept.'),
      of('', 'He went home, and slept. Then he woke!'),
    ],
  },
  Chinese: {
    sent: plainText('他回家了，睡了。後來他醒了。'),
    ours: of('他回家了，睡了。後來他醒了。', '他走回家了，睡了。後來他醒了。', '他回家了。'),
    theirs: [
      of('他走回家了，睡了。後來他醒了。'),
      of('他跑回家了，睡了。後來他醒了。', '他回家了，躺下了。後來她醒了。'),
      of('他回了家，睡了。', '他回家了，睡了。後來他醒了！'),
    ],
  },
  looks: {
    sent: tagged('He went home.', ...pair(1, 'strong', 3, 7)),
    ours: [
      tagged('He went home.', ...pair(1, 'strong', 3, 7)),
      plainText('He went home.'),
      tagged('He walked home.', ...pair(1, 'strong', 3, 9)),
    ],
    theirs: [
      [plainText('He went home.')],
      [tagged('He went home.', ...pair(1, 'strong', 3, 12))],
      [
        tagged('He went home.', ...pair(1, 'emphasis', 3, 7)),
        tagged('He walked home.', ...pair(1, 'strong', 3, 9)),
      ],
      [
        tagged(
          'He went home.',
          ...pair(1, 'strong', 3, 7),
          ...pair(2, 'link', 8, 12, { href: 'https://a.example/' }),
        ),
        tagged('He went home.', ...pair(1, 'strong', 0, 2)),
      ],
      [
        tagged('He went.', ...pair(1, 'strong', 3, 7)),
        tagged('He went home.', { at: 2, kind: 'empty', id: 2, type: 'break' }, ...pair(1, 'strong', 3, 7)),
      ],
    ],
  },
};
