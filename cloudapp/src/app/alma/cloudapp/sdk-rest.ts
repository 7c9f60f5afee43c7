import {
  type CloudAppRestService,
  HttpMethod,
  type Request,
} from '@exlibris/exl-cloudapp-angular-lib';
import { firstValueFrom, Observable, takeUntil, timeout, TimeoutError } from 'rxjs';

import { AlmaError } from '../port/alma-error';
import { readAlmaError, tellsOfError } from '../port/read-alma-error';
import { type RestCaller, type RestRequest } from '../port/rest';

/** The SDK gives up after 30 s without a word, and an answer may still come after that. */
const DEADLINE_MS = 35_000;

/** Alma's REST API as the Cloud App framework passes it on, as the logged-in user. */
export function sdkRest(service: CloudAppRestService): RestCaller {
  return {
    call: async (request, signal) => {
      signal?.throwIfAborted();
      try {
        const reply: unknown = await firstValueFrom(
          // NOTE The service overwrites the url of what it is given: it gets a copy each time.
          service
            .call<unknown>(sdkRequest(request))
            .pipe(timeout(DEADLINE_MS), takeUntil(aborted(signal))),
          // A reply without a body is an empty one: DELETE has nothing to say.
          { defaultValue: undefined },
        );
        signal?.throwIfAborted();
        if (tellsOfError(reply)) throw readAlmaError(reply);
        return reply;
      } catch (thrown) {
        if (signal?.aborted === true) throw signal.reason;
        throw thrown instanceof TimeoutError ? lost(request) : readAlmaError(thrown);
      }
    },
  };
}

const METHODS: Readonly<Record<RestRequest['method'], HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

function sdkRequest({ method, path, query, body, accept = 'json' }: RestRequest): Request {
  return {
    url: path,
    method: METHODS[method],
    queryParams: { ...query },
    headers: {
      Accept: `application/${accept}`,
      ...(body === undefined
        ? {}
        : { 'Content-Type': typeof body === 'string' ? 'application/xml' : 'application/json' }),
    },
    ...(body === undefined ? {} : { requestBody: body }),
  };
}

function aborted(signal: AbortSignal | undefined): Observable<void> {
  return new Observable((subscriber) => {
    const onAbort = (): void => subscriber.next();
    signal?.addEventListener('abort', onAbort, { once: true });
    return () => signal?.removeEventListener('abort', onAbort);
  });
}

function lost({ method, path }: RestRequest): AlmaError {
  return new AlmaError(`No answer to ${method} ${path} within ${DEADLINE_MS / 1000} s.`, {
    kind: 'lost',
    status: 0,
    code: '',
    trackingId: '',
  });
}
