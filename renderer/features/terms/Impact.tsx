import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImpactedText, TermImpact } from '#api/term-impact.ts';
import type { ConceptContent, ConceptId } from '#core/model/index.ts';
import { keysText } from '../../ui/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Difference } from '../../workspace/Difference.tsx';
import type { LineState } from '../../ui/list-part.ts';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { PanelFoot } from '../../ui/Panel.tsx';
import { columnLanguage } from '../../workspace/columns.ts';
import { changeWithTexts, saveConcept } from './act.ts';
import styles from './Impact.module.css';

const keyOf = ({ segment, side }: ImpactedText): string => `${segment} ${side}`;

const Line = ({
  text,
  accepted,
  state: { tabIndex },
  onToggle,
}: {
  readonly text: ImpactedText;
  readonly accepted: boolean;
  readonly state: LineState;
  readonly onToggle: () => void;
}) => {
  const { t } = useTranslation('terms');
  const { row, side, before, after, locked } = text;
  const lang = columnLanguage(side);
  return (
    <label className={styles.line}>
      <input
        type="checkbox"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.box}
        aria-disabled={after === null}
        checked={accepted}
        onChange={onToggle}
      />
      <span className={styles.body}>
        <span className={styles.place}>
          {t('impact.place', { row, column: t(`editor:columns.${side}`) })}
          {after === null ? <span> · {t(locked ? 'impact.locked' : 'impact.notFound')}</span> : null}
        </span>
        {after === null ? (
          <span lang={lang}>{before}</span>
        ) : (
          <Difference before={before} after={after} lang={lang} />
        )}
      </span>
    </label>
  );
};

const Foot = ({
  accepted,
  onSave,
  onSaveEntry,
  onBack,
}: {
  readonly accepted: number;
  readonly onSave: () => void;
  readonly onSaveEntry: () => void;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation('terms');
  return (
    <PanelFoot>
      <div className={styles.actions}>
        <Button look="primary" onClick={onSave}>
          {accepted === 0 ? t('impact.saveEntry') : t('impact.save', { count: accepted })}
        </Button>
        {accepted === 0 ? null : <Button onClick={onSaveEntry}>{t('impact.only')}</Button>}
        <Button look="quiet" onClick={onBack}>
          {t('impact.back')}
        </Button>
      </div>
    </PanelFoot>
  );
};

/** What a change of an entry would do to the texts: each proposal can be accepted, all at once or one by one, and undone in one step with the change. */
export const Impact = ({
  concept,
  content,
  impact: { texts },
  onBack,
  onDone,
}: {
  readonly concept: ConceptId;
  readonly content: ConceptContent;
  readonly impact: TermImpact;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('terms');
  const proposed = texts.filter(({ after }) => after !== null);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const accepted = proposed.filter((text) => !refused.has(keyOf(text)));
  const toggle = (text: ImpactedText): void => {
    if (text.after === null) return;
    const next = new Set(refused);
    if (!next.delete(keyOf(text))) next.add(keyOf(text));
    setRefused(next);
  };
  const toggleAll = (): void => setRefused(accepted.length === 0 ? new Set() : new Set(proposed.map(keyOf)));
  const save = async (): Promise<void> => {
    if (await changeWithTexts(concept, content, accepted)) onDone();
  };
  return (
    <div className={styles.impact} data-list-part>
      <ListPanel
        head={
          <div className={styles.head}>
            <p className={styles.title}>{t('impact.title', { count: texts.length })}</p>
            <p className={styles.hint}>{t('impact.text')}</p>
          </div>
        }
        label={t('impact.list')}
        loading={null}
        none={null}
        help={t('impact.help', { save: keysText('Mod+Enter') })}
        list={{
          count: texts.length,
          estimate: () => 56,
          itemKey: (index) => {
            const text = texts[index];
            return text === undefined ? index : keyOf(text);
          },
          onKey: (event, index) => {
            const text = texts[index];
            const isModified = event.ctrlKey || event.metaKey;
            if (text === undefined || event.altKey) return false;
            if (event.key === 'Enter' && isModified) void save();
            else if (isModified) return false;
            else if (event.key.toLowerCase() === 'a') toggleAll();
            else return false;
            event.preventDefault();
            return true;
          },
          render: (index, state) => {
            const text = texts[index];
            if (text === undefined) return null;
            const isAccepted = text.after !== null && !refused.has(keyOf(text));
            return <Line text={text} accepted={isAccepted} state={state} onToggle={() => toggle(text)} />;
          },
        }}
      />
      <Foot
        accepted={accepted.length}
        onSave={() => void save()}
        onSaveEntry={() => void saveConcept(concept, content).then((done) => (done ? onDone() : undefined))}
        onBack={onBack}
      />
    </div>
  );
};
