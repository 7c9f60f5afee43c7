import { type Library } from '../library/library';
import { type Ability } from '../library/users';
import { type RestCaller, type RestRequest } from './http';
import { type Json } from './render';

/** What a handler works with. */
export interface Call {
  readonly library: Library;
  readonly caller: RestCaller;
  readonly request: RestRequest;
  readonly query: Readonly<Record<string, string>>;
  /** The parts of the path that the route names, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** What links begin with: relative for the app, absolute for others. */
  readonly root: string;
  /** Primary id under which what is done is recorded. */
  readonly user: string;
}

/** What a handler yields; `noContent` answers 204. */
export type Outcome = { readonly root: string; readonly value: Json } | 'noContent';

export interface Route {
  readonly method: string;
  /** `/conf/sets/{set_id}`. */
  readonly path: string;
  /** Every parameter that Alma documents for it. */
  readonly parameters: readonly string[];
  /** undefined: everybody who is logged in may. */
  readonly ability?: Ability;
  readonly handle: (call: Call) => Outcome;
}

/** A part of the path that the route is known to name. */
export function pathPart(call: Call, name: string): string {
  return call.path[name] ?? '';
}
