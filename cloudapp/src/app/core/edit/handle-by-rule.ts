import type { RepairRule } from '../configuration/configuration';
import type { Handle } from '../handle/handle';
import { handleOf, isOurs } from '../handle/handle-parts';
import { foldHandle } from '../handle/same-handle';

/** The handle that the rule makes of a record's own numbers, or why there is none. */
export type HandleByRule =
  | { readonly handle: Handle }
  | { readonly refused: 'no-rule' | 'rule-finds-none' | 'rule-finds-several' };

/**
 * Makes a handle by the administrator's rule: `grinnell:(\d+)` → `11084/$1`.
 * @param prefix the route's; a rule that makes handles of another prefix finds none
 */
export function handleByRule(
  rule: RepairRule | undefined,
  localNumbers: readonly string[],
  prefix: string,
): HandleByRule {
  const pattern = rule && patternOf(rule.pattern);
  if (rule === undefined || pattern === undefined) return { refused: 'no-rule' };
  const found = new Map<string, Handle>();
  for (const number of localNumbers) {
    const match = pattern.exec(number);
    if (match === null) continue;
    const handle = handleFrom(rule.handle.replaceAll('$1', () => match[1] ?? ''));
    if (handle !== undefined && isOurs(handle, prefix)) found.set(foldHandle(handle), handle);
  }
  const [handle] = found.values();
  if (handle === undefined) return { refused: 'rule-finds-none' };
  return found.size > 1 ? { refused: 'rule-finds-several' } : { handle };
}

function patternOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    // A rule that was never a rule is none; the configuration page says so where it is typed.
    return undefined;
  }
}

function handleFrom(text: string): Handle | undefined {
  const slash = text.indexOf('/');
  return slash < 0 ? undefined : handleOf(text.slice(0, slash), text.slice(slash + 1));
}
