/** What stands for a whole route, where it comes or goes: its name, and what it works with. */
const ROUTE_IN_SHORT = ['name', 'prefix', 'formats', 'copyJob', 'migrateJob', 'profile'];

const BUTTONS: Readonly<Record<string, string>> = {
  run: 'config.button.run',
  'save-then-run': 'config.button.saveThenRun',
};

/** A field's value in one line, as a person reads it; empty where there is nothing. */
export function valueWords(
  /** Key of the field's name in i18n/. */
  field: string,
  value: unknown,
  say: (key: string) => string,
): string {
  if (typeof value === 'boolean') {
    return say(value ? 'config.difference.yes' : 'config.difference.no');
  }
  const button = field === 'config.field.route-runButton' ? BUTTONS[String(value)] : undefined;
  if (button !== undefined) return say(button);
  if (field === 'config.field.route-whole' && isGroup(value)) {
    return joined(ROUTE_IN_SHORT.map((name) => shortText(value[name]))) || shortText(value);
  }
  return plainText(value);
}

/** Every member of it, since any of them may be what differs. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  if (!isGroup(value)) return value === undefined || value === null ? '' : String(value);
  const { name, value: given } = value;
  // A job's parameter.
  if (given !== undefined) return `${plainText(name)} = ${plainText(given)}`;
  return joined(Object.values(value).map(plainText));
}

/** What a person calls it by. */
function shortText(value: unknown): string {
  return isGroup(value) ? plainText(value['name'] || value['id']) : plainText(value);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
