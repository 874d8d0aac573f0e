import { Check, Circle, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Language, Repair, RepairDecision } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { headOf, tailOf } from '../../ui/code-points.ts';
import { Mark } from '../../ui/InlineDiff.tsx';
import type { LineState } from '../../ui/list-part.ts';
import { PlaceItem } from '../../ui/PlaceItem.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './RepairItem.module.css';

const glyphs = { accepted: Check, offered: Circle, refused: X } as const;
/** Kinds whose whole point may be a plain space. */
const showsSpaces: ReadonlySet<Repair['kind']> = new Set(['space', 'line-break', 'invisible', 'punctuation']);

/** How many code points of the text are shown on either side. */
const around = 7;

/** One repair in its place: the words before, what went and came, the words after, and why. */
export const RepairItem = ({
  repair,
  lang,
  state,
  explained,
  onGo,
  onDecide,
}: {
  readonly repair: Repair;
  readonly lang: Language | undefined;
  readonly state: LineState;
  /** The repair above has the same reason: it is told again only on the active one. */
  readonly explained: boolean;
  readonly onGo: () => void;
  readonly onDecide: (decision: RepairDecision) => void;
}) => {
  const { t } = useTranslation('cleanup');
  const Glyph = glyphs[repair.decision];
  const spaces = showsSpaces.has(repair.kind);
  const end = repair.before.length;
  return (
    <PlaceItem
      state={state}
      className={styles[repair.decision]}
      glyph={<Glyph aria-hidden className={styles.glyph} />}
      where={
        <>
          {t('panel.row', { row: repair.row })}
          <VisuallyHidden>{t(`panel.${repair.decision}`)}</VisuallyHidden>
          {repair.certainty === 'hint' ? <span className={styles.tag}>{t('panel.hint')}</span> : null}
          {repair.status === 'edited' ? <span className={styles.tag}>{t('panel.edited')}</span> : null}
        </>
      }
      words={
        <>
          <VisibleText text={tailOf(repair.lead, around)} />
          {repair.before === '' ? null : (
            <Mark part={{ at: 0, kind: 'removed', text: repair.before }} spaces={spaces} />
          )}
          {repair.after === '' ? null : (
            <Mark part={{ at: end, kind: 'added', text: repair.after }} spaces={spaces} />
          )}
          <VisibleText text={headOf(repair.trail, around)} />
        </>
      }
      lang={lang}
      reason={explained && !state.active ? null : t(`reasons.${repair.reason}`, { ...repair.params })}
      onGo={onGo}
    >
      {repair.status === 'live' ? (
        <Decide decision={repair.decision} tabIndex={state.tabIndex} onDecide={onDecide} />
      ) : null}
    </PlaceItem>
  );
};

const Decide = ({
  decision,
  tabIndex,
  onDecide,
}: {
  readonly decision: RepairDecision;
  readonly tabIndex: 0 | -1;
  readonly onDecide: (decision: RepairDecision) => void;
}) => {
  const { t } = useTranslation('cleanup');
  return (
    <>
      {decision === 'offered' ? null : (
        <IconButton
          small
          label={t('panel.reopen')}
          keys="U"
          tabIndex={tabIndex}
          onClick={() => onDecide('offered')}
        >
          <Undo2 aria-hidden />
        </IconButton>
      )}
      {decision === 'accepted' ? null : (
        <IconButton
          small
          label={t('panel.accept')}
          keys="A"
          tabIndex={tabIndex}
          onClick={() => onDecide('accepted')}
        >
          <Check aria-hidden />
        </IconButton>
      )}
      {decision === 'refused' ? null : (
        <IconButton
          small
          label={t('panel.refuse')}
          keys="R"
          tabIndex={tabIndex}
          onClick={() => onDecide('refused')}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </>
  );
};
