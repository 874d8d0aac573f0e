import { languageAt } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { Link2, TriangleAlert, Unlink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { headOf, tailOf } from '#renderer/ui/code-points.ts';
import { show, startLinking } from '#renderer/workspace/annotations.ts';
import { runCommand } from '#renderer/workspace/commands.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { columnsOf, goTo, useWorkspace } from '#renderer/workspace/store.ts';
import {
  alignedSides,
  areAbsent,
  anchorsOn,
  rangesOn,
  sidesOf,
  statusOf,
  type NumberedAnchor,
} from './anchors.ts';
import { AnchorWords } from './AnchorWords.tsx';
import { choose, link } from '../deeds.ts';
import { SideSign } from './SideSign.tsx';
import styles from './CardDetails.module.css';

/** The places an anchor may belong to, each in its text, to choose one from. */
const Places = ({ info, anchor }: { readonly info: AnnotationInfo; readonly anchor: NumberedAnchor }) => {
  const { t } = useTranslation('annotations');
  const project = useWorkspace((state) => state.project);
  return (
    <div className={styles.places}>
      <p className={styles.faint}>{t('choosePlace', { quote: anchor.quote })}</p>
      <ul aria-label={t('places')}>
        {anchor.places.map((place, at) => (
          <li key={`${place.segment}:${place.start}`}>
            <button
              type="button"
              className={styles.place}
              onClick={() => void choose(info.annotation.id, anchor.number, at)}
            >
              <span className={styles.placeRow}>{t('row', { row: place.row })}</span>
              <span lang={languageAt(project, anchor.side, place.row)}>
                {tailOf(place.lead, 12)}
                <mark className={styles.mark}>{place.words}</mark>
                {headOf(place.trail, 12)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Lets the user choose the words on a side in the text, beside those it has already. */
const beginLinking = (info: AnnotationInfo, side: Side): void => {
  startLinking({ info, side, link: (ranges) => link(info.annotation.id, side, ranges) });
  goTo({ side, mode: 'grid', ...(info.row === null ? {} : { row: info.row }) });
  runCommand('focusText');
};

/** A side without words: what is probably meant there, or the way to choose by hand. */
const NoWords = ({ info, side }: { readonly info: AnnotationInfo; readonly side: Side }) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const project = useWorkspace((state) => state.project);
  const aligned = project !== null && alignedSides(project, info.side).includes(side);
  const ranges = rangesOn(info, info.side);
  const { data: proposed = [] } = useQuery({
    queryKey: [liveKey, 'annotations', 'counterparts', ranges, side],
    enabled: aligned && ranges.length > 0,
    queryFn: () => answerOf(client.annotations.propose({ ranges: [...ranges], side })),
  });
  return (
    <div className={styles.side}>
      <SideSign side={side} />
      <span className={styles.linking}>
        {proposed.length === 0 ? null : (
          <Button
            small
            icon={<Link2 aria-hidden />}
            onClick={() => void link(info.annotation.id, side, proposed)}
          >
            {t('linkProposed')}
          </Button>
        )}
        <Button small look="quiet" onClick={() => beginLinking(info, side)}>
          {t('linkWords', {
            column: t(side === 'source' ? 'editor:columns.source' : `editor:columnNames.${side}`),
          })}
        </Button>
      </span>
    </div>
  );
};

const HasWords = ({
  info,
  side,
  only,
  readOnly,
}: {
  readonly info: AnnotationInfo;
  readonly side: Side;
  readonly only: boolean;
  readonly readOnly: boolean;
}) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const project = useWorkspace((state) => state.project);
  const anchors = anchorsOn(info, side);
  const status = statusOf(anchors);
  const row = anchors.find((anchor) => anchor.row !== null && !anchor.absent)?.row ?? null;
  const isAbsent = areAbsent(anchors);
  const column = t(side === 'source' ? 'editor:columns.source' : `editor:columnNames.${side}`);
  return (
    <>
      <div className={styles.side}>
        <SideSign side={side} />
        <button type="button" className={styles.go} onClick={() => show(info, side)} disabled={row === null}>
          <AnchorWords anchors={anchors} lang={languageAt(project, side, row)} context />
          {isAbsent ? <span className={styles.faint}>{t('notSent')}</span> : null}
          {status === 'live' ? null : (
            <span className={styles.status}>
              <TriangleAlert aria-hidden />
              {t(`statuses.${status}`)}
            </span>
          )}
        </button>
        {readOnly || isAbsent ? null : (
          <span className={styles.sideDeeds}>
            <IconButton small label={t('linkOther', { column })} onClick={() => beginLinking(info, side)}>
              <Link2 aria-hidden />
            </IconButton>
            {only ? null : (
              <IconButton
                small
                label={t('unlink', { column })}
                onClick={() => void link(info.annotation.id, side, [])}
              >
                <Unlink aria-hidden />
              </IconButton>
            )}
          </span>
        )}
      </div>
      {anchors
        .filter((anchor) => anchor.status === 'ambiguous' && !anchor.absent && !readOnly)
        .map((anchor) => (
          <Places key={anchor.number} info={info} anchor={anchor} />
        ))}
    </>
  );
};

/** The words of an annotation on every side of the project, and what joins and parts them. */
export const SideWords = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const project = useWorkspace((state) => state.project);
  if (project === null) return null;
  const has = sidesOf(info);
  const all = [...new Set([...columnsOf(project), ...has])];
  return (
    <section className={styles.sides} aria-label={t('sides')}>
      {all.map((side) =>
        has.includes(side) ? (
          <HasWords key={side} info={info} side={side} only={has.length === 1} readOnly={project.readOnly} />
        ) : project.readOnly ? null : (
          <NoWords key={side} info={info} side={side} />
        ),
      )}
    </section>
  );
};
