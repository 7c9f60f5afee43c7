import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { Icon } from './icon';

/** Takes a file: chosen with the button, or dropped on it. */
@Component({
  selector: 'app-file-drop',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label
      class="drop"
      [class.over]="isOver()"
      (dragenter)="over($event)"
      (dragover)="over($event)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <app-icon name="upload" />
      <span>
        <strong>{{ label() | translate }}</strong>
        <span class="small muted hint">{{ hint() | translate }}</span>
      </span>
      <input
        #box
        class="visually-hidden"
        type="file"
        [accept]="accept()"
        [attr.data-testid]="testId()"
        (change)="choose(box)"
      />
    </label>
  `,
  styleUrl: './file-drop.scss',
})
export class FileDrop {
  /** Key of what the file is for. */
  readonly label = input.required<string>();
  /** Key of which files are taken. */
  readonly hint = input.required<string>();
  /** As an `accept` attribute: `.csv,.txt`. */
  readonly accept = input.required<string>();
  readonly testId = input.required<string>();
  readonly taken = output<File>();

  protected readonly isOver = signal(false);

  protected choose(box: HTMLInputElement): void {
    const file = box.files?.item(0);
    if (file) this.taken.emit(file);
    // The same file can be chosen again after it was mended.
    box.value = '';
  }

  protected over(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    // Without this the browser opens the file in place of the app.
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files.item(0);
    if (file) this.taken.emit(file);
  }
}
