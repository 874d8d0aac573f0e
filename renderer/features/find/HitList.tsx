import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '#api/find.ts';
import { convertedFrom, originalSide, type ProjectInfo, type Side } from '#core/model/index.ts';
import type { ListPart } from '../../ui/list-part.ts';
import type { ListPlace } from '../../ui/ListPanel.tsx';
import { languageAt } from '../../workspace/columns.ts';
import { documentAt } from '../../workspace/store.ts';
import { HitItem } from './HitItem.tsx';
import { useFind } from './find-store.ts';
import type { HitPlace } from './places.ts';
import { showHit } from './steps.ts';
import { useListed } from './use-found.ts';
import styles from './Find.module.css';

const listRange = (first: number, last: number): void => useListed.setState({ first, last });

/** The column a hit's text is converted from. */
const sourceOf = (project: ProjectInfo, { row, side }: Hit): Side =>
  convertedFrom(documentAt(project, row)?.columns ?? [], side) ?? originalSide;

/** The cells with hits, in the order of their rows, as lines of a list; and the line that is the active one, which follows `place`. */
export const useHitList = (
  project: ProjectInfo,
  {
    cells,
    hitAt,
    place,
  }: {
    readonly cells: number;
    readonly hitAt: (cell: number) => Hit | undefined;
    readonly place: HitPlace | null;
  },
): { readonly list: ListPart; readonly place: ListPlace } => {
  const { t } = useTranslation(['find', 'editor']);
  const replacing = useFind((state) => state.replacing);
  const [active, setActive] = useState(0);
  const [followed, setFollowed] = useState(place);
  if (place !== followed) {
    setFollowed(place);
    if (place !== null) setActive(place.cell);
  }
  return {
    place: { active, follow: place !== null, onActive: setActive },
    list: {
      count: cells,
      estimate: () => 36,
      onRange: listRange,
      itemKey: (index) => {
        const hit = hitAt(index);
        return hit === undefined ? index : `${hit.segment}:${hit.side}`;
      },
      render: (index, { tabIndex }) => {
        const hit = hitAt(index);
        if (hit === undefined) return <div className={styles.waiting} />;
        return (
          <HitItem
            hit={hit}
            showRow={hitAt(index - 1)?.row !== hit.row}
            column={t(`editor:columns.${hit.side}`)}
            follows={
              replacing && hit.follows
                ? t('follows', { column: t(`editor:columns.${sourceOf(project, hit)}`) })
                : null
            }
            lang={languageAt(project, hit.side, hit.row)}
            current={place?.cell === index ? place.hit : null}
            tabIndex={tabIndex}
            onGo={() => showHit({ cell: index, hit: 0 }, hit)}
          />
        );
      },
    },
  };
};
