import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RowTerm } from '#api/terms.ts';
import type { Row } from '#core/model/index.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { insertWords } from '../../workspace/insert-words.ts';
import { bindingsOf } from '../../workspace/registry.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { openSheet, useWorkspace } from '../../workspace/store.ts';
import { translationSide } from '../../workspace/translation-side.ts';
import { linesFor, readTerms, type TermLine } from './choices.ts';
import { conceptIntent } from './intent.ts';
import styles from './RowTerms.module.css';

/** What is said of a concept where its first term stands. */
const Head = ({ line: { term, forbidden, language } }: { readonly line: TermLine }) => {
  const { t } = useTranslation('terms');
  const { concept, termbase, text, inside, called } = term;
  const { name } = concept;
  const read = name === undefined ? '' : name.romanisations.pinyinTones;
  const facts = [
    ...(inside ? [t('inside')] : []),
    ...(name === undefined ? [] : [t(`name.kinds.${name.kind}`)]),
    ...(name?.gender === undefined || name.gender === null ? [] : [t(`name.genders.${name.gender}`)]),
    ...(concept.partOfSpeech === null || name !== undefined
      ? []
      : [t(`partsOfSpeech.${concept.partOfSpeech}`)]),
    ...(concept.domain === '' ? [] : [concept.domain]),
    ...(termbase === null ? [] : [termbase]),
  ];
  return (
    <span className={styles.head}>
      <span className={styles.original} lang={concept.terms.find((one) => one.text === text)?.language}>
        {called === undefined ? text : t('calledFor', { called, name: text })}
      </span>
      {read === '' ? null : <span lang="zh-Latn">{read}</span>}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {forbidden.length === 0 ? null : (
        <span>
          {t('forbidden')} <span lang={language}>{forbidden.join(' · ')}</span>
        </span>
      )}
      {concept.note === '' ? null : <span className={styles.note}>{concept.note}</span>}
    </span>
  );
};

const edit = ({ term }: TermLine): void => openSheet('termbase', conceptIntent(term.concept.id));

const Line = ({ line, tabIndex }: { readonly line: TermLine; readonly tabIndex: 0 | -1 }) => {
  const { t } = useTranslation('terms');
  const { number, choice, language, opens } = line;
  const keys = number === null ? undefined : bindingsOf(`insertTerm${number}`)[0];
  return (
    <div className={styles.line}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.item}
        title={t(choice === null ? 'edit' : 'insert')}
        onClick={() => {
          if (choice === null) edit(line);
          else void insertWords(choice.text, useWorkspace.getState().active);
        }}
      >
        <span className={styles.number}>{number}</span>
        <span className={styles.body}>
          {opens ? <Head line={line} /> : null}
          {choice === null ? (
            <span className={styles.none}>{t('noneForColumn')}</span>
          ) : (
            <span className={styles.text}>
              <span lang={language}>{choice.text}</span>
              {choice.address === true ? <span className={styles.fact}>{t('address')}</span> : null}
              {choice.converted === true ? <span className={styles.fact}>{t('converted')}</span> : null}
              {choice.status === 'admitted' ? (
                <span className={styles.fact}>{t('statuses.admitted')}</span>
              ) : null}
            </span>
          )}
        </span>
        {keys === undefined ? null : <Kbd keys={keys} />}
      </button>
      {opens ? (
        <IconButton small label={t('editOf', { term: line.term.text })} keys="E" onClick={() => edit(line)}>
          <Pencil aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
};

const RowTerms = ({ terms }: { readonly terms: readonly RowTerm[] }) => {
  const { t } = useTranslation('terms');
  const side = useWorkspace(({ active }) => translationSide(active));
  return (
    <ItemList
      label={t('title')}
      items={linesFor(terms, side)}
      itemKey={({ term, choice }) => `${term.concept.id} ${choice?.text ?? ''}`}
      onKey={(event, line) => {
        if (event.key.toLowerCase() !== 'e') return false;
        edit(line);
        return true;
      }}
    >
      {(line, { tabIndex }) => <Line line={line} tabIndex={tabIndex} />}
    </ItemList>
  );
};

/** The concepts of the termbase that are named in the row's original. */
export const rowTerms: RowSection = {
  id: 'terms',
  titleKey: 'terms:title',
  read: async ({ segment, terms }: Row) => {
    if (terms === undefined) return null;
    const found = await readTerms(segment);
    return found.length === 0 ? null : <RowTerms terms={found} />;
  },
};
