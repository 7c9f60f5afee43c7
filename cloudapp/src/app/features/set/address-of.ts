import type { CheckSubject } from './checked-set';

/** What stands for it in the address of its page. */
export function addressOf(subject: CheckSubject): string {
  return subject.kind === 'set' ? subject.set.id : subject.kind;
}
