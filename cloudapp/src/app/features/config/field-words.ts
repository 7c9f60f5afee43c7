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
    route: isAlone ? '' : route.name || route.prefix,
  };
}
