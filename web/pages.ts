import type { ServerResponse } from 'node:http';
import { contentPolicy, guardHeaders } from './content-policy.ts';

/** Ends a response with one line of text, which a browser shows as it is. */
export const answerText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { ...guardHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
};

/** Ends a response with JSON. */
export const answerJson = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { ...guardHeaders, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
};

/** Ends a response with the app's page under its content policy. */
export const answerPage = (
  response: ServerResponse,
  html: string,
  nonce: string,
  connect: readonly string[],
): void => {
  response.writeHead(200, {
    ...guardHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentPolicy(nonce, connect),
  });
  response.end(html);
};
