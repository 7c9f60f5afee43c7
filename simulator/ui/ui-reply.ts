import { type Ability } from '../library/users';
import { type Session } from '../gateway/session';
import { type Library } from '../library/library';

/** What the page asks of its own server, beyond REST. */
export interface UiRequest {
  readonly method: string;
  /** After `/ui`: `/session`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface UiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a handler works with. */
export interface UiCall {
  readonly library: Library;
  readonly session: Session;
  readonly query: Readonly<Record<string, string>>;
  /** The part of the path that the route leaves open: an id. */
  readonly id: string;
  readonly body: unknown;
}

export interface UiRoute {
  readonly method: string;
  /** `/sets/{id}/members`. */
  readonly path: string;
  /** undefined: everybody who is logged in may. */
  readonly ability?: Ability;
  readonly handle: (call: UiCall) => UiReply | Promise<UiReply>;
}

/** Something that Alma's page refuses, with the sentence it shows. */
export class UiRefusal extends Error {
  override name = 'UiRefusal';
}

export function json(value: unknown, status = 200): UiReply {
  const headers = { 'content-type': 'application/json;charset=UTF-8' };
  return { status, headers, body: JSON.stringify(value) };
}

/**
 * The sentence of a refusal.
 * NOTE Answered as a success: browsers report other answers as errors in the console, where tests
 * look for faults of the app.
 */
export function refused(sentence: string): UiReply {
  return json({ error: sentence });
}

/** A file for the browser to save. */
export function file(name: string, type: string, body: string | Uint8Array): UiReply {
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  };
  return { status: 200, headers, body };
}

/** Alma's lists show so many a page. */
export const PAGE_SIZE = 20;

/** The rows of the page asked for, `page` from 1. */
export function pageOf<Row>(rows: readonly Row[], query: UiCall['query']): readonly Row[] {
  const page = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1);
  return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}
