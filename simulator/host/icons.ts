const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a grid of 24. */
const PATHS = {
  home: 'M4 11 12 4l8 7v9h-6v-6h-4v6H4z',
  sets: 'M5 7h14M5 12h14M5 17h14',
  search: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.5 15.5 20 20',
  run: 'M8 5v14l11-7z',
  monitor: 'M4 19V5M4 19h16M8 16v-4M12 16V8M16 16v-6',
  profiles: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 4v3M12 17v3M4 12h3M17 12h3',
  panel: 'M4 5h16v14H4zM15 5v14',
} as const;
export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing itself. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
