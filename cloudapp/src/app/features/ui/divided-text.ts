import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** After these a technical value may be divided: `harrowvale.example.org`, `task_214_sourceField`. */
const PARTS = /[^_./:]*[_./:]+|[^_./:]+/g;

/** A technical value, divided where a person would divide it, and copied as it is. */
@Component({
  selector: 'app-divided',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <bdi>
      @for (part of parts(); track $index) {
        <span [textContent]="part"></span><wbr />
      }
    </bdi>
  `,
  styles: `
    /* Whether a part that is too long may be divided is for the place that it stands in to say. */
    bdi {
      overflow-wrap: inherit;
    }
  `,
})
export class DividedText {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => this.text().match(PARTS) ?? []);
}
