import type { Library } from '../../../../../simulator/library/library';
import type { RestCaller, RestReply, RestRequest } from '../../../../../simulator/rest/http';
import { almaRest } from '../../../../../simulator/rest/alma-rest';

/** A record that was written by way of the API, and Alma took it. */
export interface Written {
  readonly mmsId: string;
  readonly before: string;
  readonly after: string;
  /** Somebody else wrote it after the app had last looked: Alma has no lock that could tell. */
  readonly isRace: boolean;
}

/** Answers for a library, and remembers every record that was written on the way. */
export class WriteLog {
  /** In order. */
  readonly writes: Written[] = [];
  /** What was last seen of each record, read by itself. */
  private readonly seen = new Map<string, string>();

  constructor(private readonly library: Library) {}

  answer(request: RestRequest, caller: RestCaller): RestReply {
    const mmsId = /^\/bibs\/(\d+)$/.exec(request.path)?.[1] ?? '';
    const before = this.xmlOf(mmsId);
    const reply = almaRest(this.library, caller).handle(request);
    if (request.method === 'GET') this.seen.set(mmsId, before);
    if (request.method === 'PUT' && reply.status < 300) {
      const isRace = this.seen.get(mmsId) !== before;
      this.writes.push({ mmsId, before, after: this.xmlOf(mmsId), isRace });
    }
    return reply;
  }

  private xmlOf(mmsId: string): string {
    return this.library.records.get(mmsId)?.xml ?? '';
  }
}
