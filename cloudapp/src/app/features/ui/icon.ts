import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** The app's own pictures, drawn on a grid of 24: nothing is fetched. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2.5',
  close: 'M6 6l12 12M18 6L6 18',
  circle: 'M19 12a7 7 0 1 1-14 0 7 7 0 0 1 14 0z',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  cross: 'M7 7l10 10M17 7L7 17',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14',
  help: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.6 9.5a2.5 2.5 0 1 1 3.3 2.4c-.6.3-.9.8-.9 1.5M12 16.6v.01',
  history: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M12 8v4.5l3 2',
  home: 'M4 11.5L12 5l8 6.5M6.5 10v9h11v-9',
  info: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11.5v5M12 7.8v.01',
  list: 'M8 7h11M8 12h11M8 17h11M4.5 7v.01M4.5 12v.01M4.5 17v.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  open: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.6-3.6 3.7-5 7.5-5s6.9 1.4 7.5 5',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.5v13l11-6.5z',
  question: 'M9 9a3 3 0 1 1 4 2.8c-.8.3-1 .9-1 1.7M12 17.5v.01',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 4v4h-4',
  repair: 'M14.5 6.5a4 4 0 0 0-5 5L4 17l3 3 5.5-5.5a4 4 0 0 0 5-5l-2.5 2.5-3-3z',
  settings: 'M4 7h10M18 7h2M4 12h3M11 12h9M4 17h8M16 17h4M14 5v4M7 10v4M12 15v4',
  stop: 'M7 7h10v10H7z',
  undo: 'M9 6L4 11l5 5M4 11h10a6 6 0 0 1 6 6v1',
  upload: 'M12 15V4M7.5 8.5L12 4l4.5 4.5M5 20h14',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.01',
} as const;

/** Those that point along the line of reading: from right to left they point the other way; time does not. */
const POINTING: readonly string[] = ['back', 'list', 'open', 'undo'];

export type IconName = keyof typeof PATHS;

/** A small picture beside words; says nothing by itself to a screen reader. */
@Component({
  selector: 'app-icon',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" [class.pointing]="isPointing()">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      /* In a line of words it stands on their height. */
      vertical-align: -0.25em;
    }
    svg {
      width: 1.25em;
      height: 1.25em;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    :host-context([dir='rtl']) svg.pointing {
      transform: scaleX(-1);
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
  protected readonly isPointing = computed(() => POINTING.includes(this.name()));
}
