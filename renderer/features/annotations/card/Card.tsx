import { languageAt } from '#renderer/workspace/columns.ts';
import { Check, Lock, MessagesSquare, Share2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { Visibility } from '#core/model/index.ts';
import { headOf } from '#renderer/ui/code-points.ts';
import { cx } from '#renderer/ui/cx.ts';
import { ago, moment } from '#renderer/ui/time.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { light, useAnnotating } from '#renderer/workspace/annotations.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { anchorsOn, areAbsent, sidesOf, statusOf } from './anchors.ts';
import { AnchorWords } from './AnchorWords.tsx';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import { CardDetails } from './CardDetails.tsx';
import { kindIcons } from '../kinds.ts';
import { NoteBody } from './NoteBody.tsx';
import { SideSign } from './SideSign.tsx';
import { TagChip } from './TagChip.tsx';
import styles from './Card.module.css';

/** Where a note goes; the usual case, shared with the project's people, needs no sign. */
const visibilityIcons: Readonly<Record<Visibility, typeof Lock | null>> = {
  private: Lock,
  shared: null,
  export: Share2,
};

const Where = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const categoryName = useCategoryName();
  const { kind, category, severity, resolution } = info.annotation;
  const rows = new Set(info.anchors.flatMap(({ row }) => (row === null ? [] : [row])));
  return (
    <span className={styles.where}>
      <span className={styles.kind}>{category === null ? t(`kinds.${kind}`) : categoryName(category)}</span>
      {severity === null ? null : <span>{t(`severities.${severity}`)}</span>}
      <span>
        {info.row === null
          ? t(statusOf(info.anchors) === 'ambiguous' ? 'statusNames.ambiguous' : 'nowhere')
          : rows.size > 1
            ? t('rows', { first: Math.min(...rows), last: Math.max(...rows) })
            : t('row', { row: info.row })}
      </span>
      {resolution === null ? null : (
        <span className={styles.resolved}>
          <Check aria-hidden />
          {t(`reasons.${resolution.reason}`)}
        </span>
      )}
    </span>
  );
};

const Foot = ({
  info,
  unfolded,
  now,
}: {
  readonly info: AnnotationInfo;
  readonly unfolded: boolean;
  readonly now: number;
}) => {
  const { t, i18n } = useTranslation('annotations');
  const { annotation, replies } = info;
  const Seen = visibilityIcons[annotation.visibility];
  return (
    <div className={styles.foot}>
      {annotation.tags.map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      <span className={styles.by} title={moment(annotation.created, i18n.language)}>
        {annotation.author === '' ? t('noName') : annotation.author}
        {' · '}
        {ago(annotation.created, now, i18n.language)}
      </span>
      <span className={styles.facts}>
        {replies.length === 0 ? null : (
          <span className={styles.fact}>
            <MessagesSquare aria-hidden />
            <span aria-hidden>{replies.length}</span>
            <VisuallyHidden>{t('repliesCount', { count: replies.length })}</VisuallyHidden>
          </span>
        )}
        {Seen === null ? null : (
          <span className={styles.fact} title={t(`visibilities.${annotation.visibility}`)}>
            <Seen aria-hidden />
            <VisuallyHidden>{t(`visibilities.${annotation.visibility}`)}</VisuallyHidden>
          </span>
        )}
        {unfolded ? null : (
          <span className={styles.sides}>
            {sidesOf(info).map((side) => (
              <SideSign key={side} side={side} />
            ))}
          </span>
        )}
      </span>
    </div>
  );
};

/** Code points of a folded card's note: more than its lines hold, and no more work than that. */
const shownFolded = 600;

/** One annotation: what it is about, what it says, who said it. Unfolded, everything that can be done with it. */
export const Card = ({
  info,
  unfolded,
  now,
  tabIndex,
  onGo,
}: {
  readonly info: AnnotationInfo;
  readonly unfolded: boolean;
  /** Milliseconds, for "5 minutes ago". */
  readonly now: number;
  readonly tabIndex: 0 | -1;
  readonly onGo: () => void;
}) => {
  const { t } = useTranslation('annotations');
  const project = useWorkspace((state) => state.project);
  const { id, kind, body, wording, resolution } = info.annotation;
  const isLit = useAnnotating(({ lit }) => lit === id);
  const Icon = kindIcons[kind];
  const anchors = anchorsOn(info, info.side);
  const status = statusOf(info.anchors);
  return (
    // Only lights up the words in the text; all that does something is a button inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      data-annotation={id}
      data-kind={kind}
      className={cx(
        styles.card,
        unfolded && styles.unfolded,
        isLit && styles.lit,
        resolution !== null && styles.settled,
      )}
      onPointerEnter={() => light(id)}
      onPointerLeave={() => light(null)}
      onFocus={() => light(id)}
      onBlur={() => light(null)}
    >
      <Icon aria-hidden className={styles.glyph} />
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        aria-expanded={unfolded}
        className={styles.main}
        onClick={onGo}
      >
        <Where info={info} />
        <span className={styles.quote}>
          <AnchorWords anchors={anchors} lang={languageAt(project, info.side, info.row)} />
        </span>
        {areAbsent(info.anchors) ? <span className={styles.honest}>{t('notSent')}</span> : null}
        {status === 'live' ? null : (
          <span className={styles.honest}>
            <TriangleAlert aria-hidden />
            {t(`statuses.${status}`)}
          </span>
        )}
      </button>
      <div className={styles.rest}>
        {kind === 'alternative' && wording !== null ? (
          <p className={styles.wording} lang={languageAt(project, info.side, info.row)}>
            <span aria-hidden className={styles.wordingSign}>
              →
            </span>
            <VisuallyHidden>{t('wordingIs')}</VisuallyHidden>
            {wording}
          </p>
        ) : null}
        {body.trim() === '' ? null : (
          <NoteBody body={unfolded ? body : headOf(body, shownFolded)} className={styles.body} />
        )}
        <Foot info={info} unfolded={unfolded} now={now} />
        {unfolded ? <CardDetails info={info} now={now} /> : null}
      </div>
    </article>
  );
};
