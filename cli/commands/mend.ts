import { ok, type Result } from '#core/model/index.ts';
import type { DamageChoices, MendWay } from '#api/damage.ts';
import type { EngineClient } from '#api/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';
import type { Words } from '../words.ts';

/** What the user may ask for, and how the engine calls it. */
const mendTakes = { backup: 'backup', history: 'history', present: 'accept' } as const;
type Take = keyof typeof mendTakes;

export type MendOptions = { readonly take?: Take; readonly all: boolean };

const takeOf = (way: MendWay): Take => (way === 'accept' ? 'present' : way);

const choiceLines = ({ t }: Words, { item, where, what, choices }: DamageChoices): readonly string[] => [
  `${item}\t${where}\t${what.join(', ')}`,
  ...choices.map(({ way, text, exact, at }) =>
    ['', takeOf(way), at ?? '', exact && way !== 'accept' ? t('mend.exact') : '', field(text)].join('\t'),
  ),
];

const itemsOf = async (
  client: EngineClient,
  items: readonly string[],
  all: boolean,
): Promise<Result<readonly string[]>> => {
  if (items.length > 0 && !all) return ok(items);
  const listed = await client.damage.list({});
  return listed.ok ? ok(listed.value.map(({ item }) => item)) : listed;
};

const show = async (words: Words, client: EngineClient, items: readonly string[]): Outcome => {
  const found: DamageChoices[] = [];
  for (const item of items) {
    const one = await client.damage.item({ item });
    if (!one.ok) return one;
    found.push(one.value);
  }
  const lines = found.flatMap((one) => choiceLines(words, one));
  return ok({ json: { items: found }, lines: lines.length === 0 ? [words.t('mend.nothing')] : lines });
};

/**
 * `mend PROJECT [ITEM...] [--all] [--take WHICH]`: without `--take` what each damaged item would be, taken from the newest backup, from
 * history, or as it is; with it, takes that. Each is an event of history, which can be undone.
 */
export const mend = (
  { words }: Setting,
  path: string,
  named: readonly string[],
  { take, all }: MendOptions,
): Outcome =>
  inProject(path, async ({ client }) => {
    const items = await itemsOf(client, named, all || take === undefined);
    if (!items.ok) return items;
    if (take === undefined) return show(words, client, named.length > 0 ? named : items.value);
    const mended: string[] = [];
    const failed: string[] = [];
    for (const item of items.value) {
      const done = await client.damage.mend({ item, way: mendTakes[take] });
      if (done.ok) mended.push(item);
      else failed.push(`${item}: ${words.failure(done.error)}`);
    }
    return ok({
      json: { mended, failed },
      lines: [words.t('mend.done', { count: mended.length })],
      failures: failed,
    });
  });
