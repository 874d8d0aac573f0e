import { severities } from '../../model/index.ts';
import { unmarked } from '../agreement.ts';
import { categoryName, severityName, type Words } from '../score-lines.ts';

/** What somebody said of a place or row (`agreementOnItems`), in words: "accuracy/omission major" as "Omission · Major". */
export const agreementLabel = (label: string, words: Words): string => {
  if (label === unmarked) return words('agreement.unmarked');
  if (label === 'preferential') return words('agreement.preferential');
  const severity = severities.find((one) => label === one || label.endsWith(` ${one}`));
  if (severity === undefined) return label;
  const category = label.slice(0, -severity.length).trim();
  return [...(category === '' ? [] : [categoryName(category, words)]), severityName(severity, words)].join(
    ' · ',
  );
};
