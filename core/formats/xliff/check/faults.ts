/** What is wrong with a document: the sentence is `xliff.faults.<word>`, `detail` names what is meant, `at` is its place in the text. */
export type Fault = { readonly word: FaultWord; readonly detail: string; readonly at: number };

type FaultWord =
  | 'element'
  | 'order-of-elements'
  | 'missing-element'
  | 'attribute'
  | 'missing-attribute'
  | 'value'
  | 'duplicate-id'
  | 'language'
  | 'no-target-language'
  | 'space'
  | 'skeleton'
  | 'reference'
  | 'order'
  | 'comment'
  | 'fragment'
  | 'code-point'
  | 'ends'
  | 'copy'
  | 'reorder'
  | 'missing-code'
  | 'format-style';

/** Told of what is wrong; the first of it counts. */
export type TellFault = (word: FaultWord, detail: string, at: number) => void;

/** `name="value"`, as it is told. */
export const pair = (name: string, value: string): string => `${name}="${value.slice(0, 60)}"`;
