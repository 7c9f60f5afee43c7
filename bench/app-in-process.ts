import { pacedRest, type PacedRest } from '../cloudapp/src/app/alma/pace/paced-rest';
import { setReader } from '../cloudapp/src/app/alma/pace/read-set';
import { type Alma } from '../cloudapp/src/app/alma/port/alma';
import { almaOverRest } from '../cloudapp/src/app/alma/port/alma-over-rest';
import { readAlmaError } from '../cloudapp/src/app/alma/port/read-alma-error';
import { type RestCaller } from '../cloudapp/src/app/alma/port/rest';
import { type SetReader } from '../cloudapp/src/app/alma/port/set-reader';
import { type Gateway } from '../simulator/gateway/gateway';

/** The app's way to Alma in this very process: paced as in the panel, without browser and SDK. */
export interface AppInProcess {
  readonly pace: PacedRest;
  /** For what a person waits for. */
  readonly alma: Alma;
  readonly bulkAlma: Alma;
  readonly reader: SetReader;
}

export function appInProcess(gateway: Gateway): AppInProcess {
  const pace = pacedRest(restOver(gateway));
  const bulkAlma = almaOverRest(pace);
  return { pace, alma: almaOverRest(pace.urgent), bulkAlma, reader: setReader(bulkAlma) };
}

/** Calls as the SDK sends them over the message bus; an answer that is lost never comes. */
export function restOver(gateway: Gateway): RestCaller {
  return {
    call: async ({ method, path, query, body, accept = 'json' }) => {
      const isXml = typeof body === 'string';
      const reply = await gateway.send({
        name: 'CALL_REST_API',
        payload: {
          url: path,
          method,
          queryParams: { ...query },
          headers: {
            Accept: `application/${accept}`,
            ...(body === undefined
              ? {}
              : { 'Content-Type': isXml ? 'application/xml' : 'application/json' }),
          },
          ...(body === undefined ? {} : { requestBody: body }),
        },
      });
      if (typeof reply === 'object' && reply !== null && 'error' in reply) {
        throw readAlmaError(reply.error);
      }
      return typeof reply === 'object' && reply !== null && 'body' in reply
        ? reply.body
        : undefined;
    },
  };
}
