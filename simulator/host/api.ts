import * as v from 'valibot';

import { FAILURE } from '../ui/shapes';

/** The server of the page refused, with a sentence for the person. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;
export type Query = Readonly<Record<string, string | number>>;

/**
 * Reads from the page's own server.
 * @param path after `/ui`
 * @throws RefusedError with Alma's sentence
 */
export function read<S extends Schema>(
  schema: S,
  path: string,
  query: Query = {},
): Promise<v.InferOutput<S>> {
  const pairs = Object.entries(query).map(([key, value]) => [key, String(value)]);
  const text = new URLSearchParams(pairs).toString();
  return ask(schema, text === '' ? path : `${path}?${text}`, { method: 'GET' });
}

/** Has the page's own server do something. */
export function act<S extends Schema>(
  schema: S,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<v.InferOutput<S>> {
  const sent =
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return ask(schema, path, { method, ...sent });
}

async function ask<S extends Schema>(
  schema: S,
  path: string,
  init: RequestInit,
): Promise<v.InferOutput<S>> {
  const reply = await fetch(`/ui${path}`, init);
  const value: unknown = await reply.json();
  if (v.is(FAILURE, value)) throw new RefusedError(value.error);
  return v.parse(schema, value);
}
