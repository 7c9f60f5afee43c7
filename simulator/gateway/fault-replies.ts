import { AlmaFault } from '../rest/alma-fault';
import { type RestReply } from '../rest/http';
import { renderFault } from '../rest/render';
import { type FaultEffect } from './faults';

const LOG_IN_PAGE =
  '<!DOCTYPE html><html><head><title>Alma - Login</title></head>' +
  '<body><form id="login" method="post"><h1>Your session has expired</h1></form></body></html>';

/** What Alma says on a call over the limits of a second. */
const TOO_MANY_REQUESTS = {
  errorCode: 'PER_SECOND_THRESHOLD',
  errorMessage:
    'HTTP requests are more than allowed per second. See https://developers.exlibrisgroup.com/alma/apis/#threshold',
};

/** The answer that a fault puts in place of the true one; undefined where it changes no answer. */
export function faultReply(effect: FaultEffect): RestReply | undefined {
  switch (effect) {
    case '500':
      return fault('INTERNAL_SERVER_ERROR', 'An internal error occurred on the server.', 500);
    case '401':
      return fault('UNAUTHORIZED', 'The user is not authorized to perform the action.', 401);
    case '503':
      return fault('SERVICE_UNAVAILABLE', 'The service is temporarily unavailable.', 503);
    case '429':
      return tooManyRequests();
    case 'html':
      return { status: 200, contentType: 'text/html;charset=UTF-8', body: LOG_IN_PAGE };
    case 'hang':
    case 'drop-answer':
    case 'slow':
      return undefined;
  }
}

/** The body of a 429 has no tracking id. */
export function tooManyRequests(): RestReply {
  return {
    status: 429,
    contentType: 'application/json;charset=UTF-8',
    body: JSON.stringify({
      errorList: { error: [TOO_MANY_REQUESTS] },
      errorsExist: true,
      result: null,
    }),
  };
}

function fault(code: string, message: string, status: number): RestReply {
  return renderFault(new AlmaFault(code, message, status), 'E01-0000000000', false);
}
