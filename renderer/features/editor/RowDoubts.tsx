import { CircleQuestionMark } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOfSide, type Language, type Row, type Side } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { tailOf, headOf } from '../../ui/code-points.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { PlaceItem } from '../../ui/PlaceItem.tsx';
import { markWords, unmarkWords } from '../../workspace/highlights.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { documentAt, goTo, useWorkspace } from '../../workspace/store.ts';
import { chooseForm } from './alternatives-state.ts';
import { doubtsOf } from './doubts.ts';
import styles from './RowDoubts.module.css';

type Doubt = {
  readonly row: Row;
  readonly side: Side;
  readonly lang: Language;
  readonly doubt: DoubtfulCharacter;
};

/** How many code points are shown on either side. */
const around = 8;

const go = ({ row, side, doubt: { at } }: Doubt): void => {
  goTo({ row: row.row, side, mode: 'grid' });
  markWords(row.segment, side, [{ start: at, end: at + 1 }]);
};

const choose = ({ row: { segment }, side, doubt }: Doubt, form: string | undefined): boolean => {
  if (form === undefined) return false;
  void chooseForm({ segment, side, doubt }, form);
  return true;
};

/** A number chooses the form of that number, as in the text. */
const handleKey = (event: KeyboardEvent, one: Doubt): boolean =>
  /^[1-9]$/.test(event.key) && choose(one, one.doubt.alternatives[Number(event.key) - 1]);

const Words = ({ row, side, doubt: { at, current } }: Doubt) => {
  const text = row.cells[side]?.text ?? '';
  return (
    <>
      {tailOf(sliceCodePoints(text, 0, at), around)}
      <mark className={styles.mark}>{current}</mark>
      {headOf(sliceCodePoints(text, at + 1), around)}
    </>
  );
};

const RowDoubts = ({ doubts }: { readonly doubts: readonly Doubt[] }) => {
  const { t } = useTranslation('editor');
  useEffect(() => unmarkWords, []);
  return (
    <ItemList
      label={t('alternatives.list')}
      items={doubts}
      itemKey={({ side, doubt }) => `${side} ${doubt.at}`}
      onKey={handleKey}
    >
      {(one, state) => {
        const { side, lang, doubt } = one;
        return (
          <PlaceItem
            state={state}
            where={t(`columns.${side}`)}
            words={<Words {...one} />}
            lang={lang}
            glyph={<CircleQuestionMark aria-hidden className={styles.glyph} />}
            reason={t('alternatives.from', { original: doubt.original })}
            onGo={() => go(one)}
          >
            <span className={styles.choices} lang={lang}>
              {doubt.alternatives.map((form) => (
                <button
                  key={form}
                  type="button"
                  className={styles.choice}
                  aria-pressed={form === doubt.current}
                  onClick={() => choose(one, form)}
                >
                  {form}
                </button>
              ))}
            </span>
          </PlaceItem>
        );
      }}
    </ItemList>
  );
};

/** The doubtful characters of a row's converted texts, with the forms they may take. */
export const rowDoubts: RowSection = {
  id: 'editor',
  titleKey: 'editor:alternatives.list',
  read: async (row) => {
    const { project } = useWorkspace.getState();
    const document = project === null ? null : documentAt(project, row.row);
    if (document === null) return null;
    const doubts = await Promise.all(
      Object.keys(row.cells).map(async (side) =>
        (await doubtsOf(row, side, document)).map((doubt): Doubt => ({
          row,
          side,
          lang: languageOfSide(document.columns, side),
          doubt,
        })),
      ),
    ).then((ofSides) => ofSides.flat());
    return doubts.length === 0 ? null : <RowDoubts doubts={doubts} />;
  },
};
