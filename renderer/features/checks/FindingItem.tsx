import { EyeOff, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundFinding } from '#api/checks.ts';
import type { Language } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { cutAt, headOf, tailOf, type Stretch } from '../../ui/code-points.ts';
import { cx } from '../../ui/cx.ts';
import { Mark } from '../../ui/InlineDiff.tsx';
import type { LineState } from '../../ui/list-part.ts';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { PlaceItem } from '../../ui/PlaceItem.tsx';
import { VisibleText } from '../../ui/VisibleText.tsx';
import { hidesSpaces } from '../../ui/visible-text.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { SeverityGlyph } from './SeverityGlyph.tsx';
import styles from './FindingItem.module.css';

/** How many code points are shown before the first place and behind the last. */
const around = 14;

const Words = ({ stretch, fix }: { readonly stretch: Stretch; readonly fix: string | null }) => {
  if (fix === null)
    return (
      <mark className={cx(styles.mark, stretch.text === '' && styles.point)}>
        <VisibleText text={stretch.text} spaces={hidesSpaces(stretch.text)} />
      </mark>
    );
  return (
    <>
      <Mark part={{ at: 0, kind: 'removed', text: stretch.text }} />
      <Mark part={{ at: 1, kind: 'added', text: fix }} spaces />
    </>
  );
};

/** The text round the places, each marked; with a fix, as it is and as it would be. */
const Excerpt = ({ finding }: { readonly finding: FoundFinding }) => {
  const stretches = cutAt(finding.excerpt, finding.excerptRanges);
  const none = finding.excerptRanges.length === 0;
  return stretches.map((stretch, n) => {
    if (stretch.marked) return <Words key={stretch.at} stretch={stretch} fix={finding.fix} />;
    const { text } = stretch;
    const last = n === stretches.length - 1;
    const shown = none
      ? headOf(text, 2 * around)
      : n === 0
        ? tailOf(text, around)
        : last
          ? headOf(text, around)
          : text;
    return <VisibleText key={stretch.at} text={shown} />;
  });
};

/** One issue in its place: where, the words, and what it is; with what can be done about it. */
export const FindingItem = ({
  finding,
  lang,
  state,
  explained,
  onGo,
  onFix,
  onIgnore,
}: {
  readonly finding: FoundFinding;
  readonly lang: Language | undefined;
  readonly state: LineState;
  /** The issue above is of the same words: what they are is told again only on the active one. */
  readonly explained: boolean;
  readonly onGo: () => void;
  readonly onFix: () => void;
  readonly onIgnore: (where: 'here' | 'everywhere') => void;
}) => {
  const { t } = useTranslation(['checks', 'editor']);
  const { row, side, check, code, params } = finding;
  const { active, tabIndex } = state;
  return (
    <PlaceItem
      state={state}
      glyph={<SeverityGlyph severity={finding.severity} />}
      where={
        <>
          <VisuallyHidden>{t(`severities.${finding.severity}`)}</VisuallyHidden>
          <span>{t('panel.row', { row })}</span>
          <span>{t(`editor:columns.${side}`)}</span>
        </>
      }
      words={<Excerpt finding={finding} />}
      lang={lang}
      reason={explained && !active ? null : t(`texts.${check}.${code}`, { ...params })}
      onGo={onGo}
    >
      {finding.fix === null ? null : (
        <IconButton small label={t('panel.fix')} keys="F" tabIndex={tabIndex} onClick={onFix}>
          <WandSparkles aria-hidden />
        </IconButton>
      )}
      <Menu
        align="end"
        trigger={
          <IconButton small label={t('panel.ignore')} tabIndex={tabIndex}>
            <EyeOff aria-hidden />
          </IconButton>
        }
      >
        <MenuItem keys="I" onSelect={() => onIgnore('here')}>
          {t('panel.here')}
        </MenuItem>
        <MenuItem keys="Shift+I" onSelect={() => onIgnore('everywhere')}>
          {t('panel.everywhere')}
        </MenuItem>
      </Menu>
    </PlaceItem>
  );
};
