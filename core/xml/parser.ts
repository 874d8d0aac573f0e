import { SaxesParser } from 'saxes';

/** The members in which saxes keeps handlers. */
type Handlers = {
  xmldeclHandler?: undefined;
  doctypeHandler?: undefined;
  textHandler?: undefined;
  cdataHandler?: undefined;
  commentHandler?: undefined;
  piHandler?: undefined;
  openTagHandler?: undefined;
  closeTagHandler?: undefined;
  errorHandler?: undefined;
};

/**
 * A parser that is as fast as it can be: `on` adds handlers under names that V8 does not know before, and an object that gets more than a few of
 * these has its members in a hash table from then on. Every access to them, and so all parsing, is then some five times slower.
 * Members that are there already are only set.
 */
export const newParser = (): SaxesParser => {
  const parser = new SaxesParser();
  const handlers = parser as unknown as Handlers;
  handlers.xmldeclHandler = undefined;
  handlers.doctypeHandler = undefined;
  handlers.textHandler = undefined;
  handlers.cdataHandler = undefined;
  handlers.commentHandler = undefined;
  handlers.piHandler = undefined;
  handlers.openTagHandler = undefined;
  handlers.closeTagHandler = undefined;
  handlers.errorHandler = undefined;
  return parser;
};
