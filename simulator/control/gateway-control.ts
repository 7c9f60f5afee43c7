import { type CallStats } from '../gateway/call-stats';
import { InvalidFaultError, readFaults } from '../gateway/faults';
import { type Gateway } from '../gateway/gateway';

/** A request to `/sim/…`, its body parsed. */
export interface ControlRequest {
  readonly method: string;
  /** After `/sim`: `/requests`. */
  readonly path: string;
  readonly body: unknown;
}

/** An answer in JSON. */
export interface ControlReply {
  readonly status: number;
  readonly json: unknown;
}

/** Calls from elsewhere than the app, counted beside the app's. */
export interface OtherStats {
  readonly outside: CallStats;
  readonly handles: CallStats;
}

/** What `/sim` tells of requests and does with faults; undefined when the path is another's. */
export function gatewayControl(
  gateway: Gateway,
  others: OtherStats,
  request: ControlRequest,
): ControlReply | undefined {
  switch (`${request.method} ${request.path}`) {
    case 'GET /requests':
      return { status: 200, json: gateway.log.all };
    case 'GET /stats':
      return { status: 200, json: statsOf(gateway, others) };
    case 'POST /faults':
    case 'PUT /faults':
      return replaceFaults(gateway, request.body);
    default:
      return undefined;
  }
}

function statsOf({ appStats }: Gateway, { outside, handles }: OtherStats): unknown {
  return {
    app: {
      calls: appStats.calls,
      maxInFlight: appStats.maxInFlight,
      maxIn5s: appStats.maxIn5s,
    },
    outside: { calls: outside.calls },
    handles: { calls: handles.calls, maxInFlight: handles.maxInFlight },
  };
}

function replaceFaults(gateway: Gateway, body: unknown): ControlReply {
  try {
    const faults = readFaults(body);
    gateway.faults.replace(faults);
    return { status: 200, json: { faults: faults.length } };
  } catch (error) {
    if (!(error instanceof InvalidFaultError)) throw error;
    return { status: 400, json: { error: error.message } };
  }
}
