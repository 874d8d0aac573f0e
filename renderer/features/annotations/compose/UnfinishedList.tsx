import { languageAt } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RowNumber } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { headOf } from '#renderer/ui/code-points.ts';
import { useAnnotating, type Composing } from '#renderer/workspace/annotations.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import {
  discardUnfinished,
  goOnComposing,
  moveHere,
  useComposer,
  type Unfinished,
} from './composer-store.ts';
import { isBegun } from './draft.ts';
import { SideSign } from '../card/SideSign.tsx';
import styles from './Unfinished.module.css';

/** Code points of the words and of the note that one line shows. */
const shown = 60;

/** The row the words stand in by now; null while that is asked, and when their segment is gone. */
const useRowOf = ({ ranges }: Composing): RowNumber | null => {
  const segment = ranges[0]?.segment;
  const { data } = useQuery({
    queryKey: [liveKey, 'annotations', 'unfinished', segment],
    enabled: segment !== undefined,
    queryFn: () => answerOf(client.rows.of({ segments: segment === undefined ? [] : [segment] })),
  });
  return data?.[0]?.row ?? null;
};

/** One annotation that was begun and left: the words it is about, what it says so far, and what can be done with it. */
const Item = ({ item, canMove }: { readonly item: Unfinished; readonly canMove: boolean }) => {
  const { t } = useTranslation('annotations');
  const project = useWorkspace((state) => state.project);
  const { composing, draft } = item;
  const row = useRowOf(composing);
  const side = composing.ranges[0]?.side ?? 'source';
  const words = composing.ranges.map(({ quote }) => quote ?? '').join(' / ');
  return (
    <li className={styles.item}>
      <p className={styles.about}>
        <SideSign side={side} />
        {row === null ? null : <span>{t('row', { row })}</span>}
        <span className={styles.words} lang={languageAt(project, side, row)}>
          {headOf(words, shown)}
        </span>
      </p>
      <p className={styles.said}>{headOf(draft.body.trim() || draft.wording, shown)}</p>
      <div className={styles.buttons}>
        <Button small onClick={() => goOnComposing(item)}>
          {t('goOn')}
        </Button>
        {canMove ? (
          <Button small onClick={() => moveHere(item)}>
            {t('moveHere')}
          </Button>
        ) : null}
        <Button small look="quiet" onClick={() => discardUnfinished(item)}>
          {t('discard')}
        </Button>
      </div>
    </li>
  );
};

/** The annotations that were begun and left, each with the words it was begun about. */
export const UnfinishedList = () => {
  const { t } = useTranslation('annotations');
  const unfinished = useComposer((state) => state.unfinished);
  const isComposing = useAnnotating((state) => state.composing !== null);
  const isEmpty = useComposer(({ draft, words }) => !isBegun(draft, words));
  if (unfinished.length === 0) return null;
  return (
    <section className={styles.unfinished} aria-label={t('unfinished', { count: unfinished.length })}>
      <p className={styles.title}>{t('unfinished', { count: unfinished.length })}</p>
      <ul className={styles.list}>
        {unfinished.map((item) => (
          <Item key={item.id} item={item} canMove={isComposing && isEmpty} />
        ))}
      </ul>
    </section>
  );
};
