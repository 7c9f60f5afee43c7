import { type Library } from '../library/library';
import { almaRest } from '../rest/alma-rest';
import { type AlmaBehind, Gateway } from './gateway';
import { initData } from './init-data';
import { Session } from './session';

export interface GatewayChoices {
  /** @default 0 */
  readonly latencyMs?: number;
  /** @default true */
  readonly limits?: boolean;
  /** @default a fresh one: the administrator, in English */
  readonly session?: Session;
}

/** The message side of a library, ready to use: for tests in process as for the server. */
export function openGateway(library: Library, choices: GatewayChoices = {}): Gateway {
  return openGatewayOn(() => library, choices);
}

/**
 * The same for a library that may be replaced by a fresh one.
 * NOTE The clock and the switches are those of the first one: a reset keeps both.
 */
export function openGatewayOn(current: () => Library, choices: GatewayChoices): Gateway {
  const { clock, switches } = current();
  const alma: AlmaBehind = {
    clock,
    rest: (request, caller) => almaRest(current(), caller).handle(request),
    initData: (session) => initData(current(), session),
  };
  return new Gateway(alma, choices.session ?? new Session(), {
    latencyMs: choices.latencyMs ?? 0,
    limits: choices.limits ?? true,
    proxy: switches.proxy,
    bibXml: switches['bib-xml'],
    store: switches.store,
  });
}
