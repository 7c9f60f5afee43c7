import type { Configuration } from '../../core/configuration/configuration';

/** A changed field as the page names it. */
export interface FieldWords {
  /** Key of its name in i18n/. */
  readonly say: string;
  /** Name of its route, where it is a route's and there are several. */
  readonly route: string;
}

/** Names a field by its path in a difference: `routes.main.controlNumber.prefix`. */
export function fieldWords(path: string, ...configurations: readonly Configuration[]): FieldWords {
  const routes = configurations.flatMap((configuration) => configuration.routes);
  const route = routes.find(
    ({ id }) => path === `routes.${id}` || path.startsWith(`routes.${id}.`),
  );
  if (route === undefined) return { say: `config.field.${path.replaceAll('.', '-')}`, route: '' };
  const field = path.slice(`routes.${route.id}.`.length);
  const isAlone = new Set(routes.map(({ id }) => id)).size < 2;
  return {
    say: `config.field.route-${field === '' ? 'whole' : field.replaceAll('.', '-')}`,
    route: isAlone ? '' : route.name || route.prefix || route.id,
  };
}

/** A field's value in one line; empty where there is nothing. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(valueText).join('; ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, member]) => typeof member !== 'object' || Array.isArray(member))
      .map(([, member]) => valueText(member))
      .filter((text) => text !== '')
      .join(' · ');
  }
  return String(value);
}
