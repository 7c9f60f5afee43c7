import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { eventually } from '../../../testing/eventually';
import { KeepFocus } from './keep-focus';

@Component({
  selector: 'app-room',
  standalone: true,
  hostDirectives: [KeepFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>The page</h1>
    <section>
      @if (isThere()) {
        <div><button type="button">Press me</button></div>
      }
      @if (hasHeading()) {
        <h2>The section</h2>
      }
    </section>
    <section>
      <button type="button" class="other">Elsewhere</button>
    </section>
  `,
})
class Room {
  readonly isThere = signal(true);
  readonly hasHeading = signal(true);
}

describe('KeepFocus', () => {
  let fixture: ComponentFixture<Room>;

  beforeEach(() => {
    spyOn(document, 'hasFocus').and.returnValue(true);
    fixture = TestBed.createComponent(Room);
    fixture.detectChanges();
  });

  const find = (selector: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  };
  /** Gives it the focus; a browser without a screen may not tell of it by itself. */
  function focus(selector: string): void {
    find(selector).focus();
    find(selector).dispatchEvent(new FocusEvent('focus'));
  }

  /** Takes the pressed button away, and lets what watches the page have its turn. */
  async function vanish(): Promise<string> {
    fixture.componentInstance.isThere.set(false);
    fixture.detectChanges();
    return turn();
  }

  /** @returns what has the focus then; nothing for the page itself */
  async function turn(): Promise<string> {
    let looks = 0;
    await eventually(
      () => ++looks,
      (n) => n > 2,
    );
    const { activeElement } = document;
    return activeElement === document.body ? '' : (activeElement?.textContent ?? '');
  }

  it('moves it to the heading beside a button that vanished', async () => {
    focus('button');
    expect(await vanish()).toBe('The section');
  });

  it('goes further out where nothing is beside it', async () => {
    fixture.componentInstance.hasHeading.set(false);
    fixture.detectChanges();
    focus('button');
    expect(await vanish()).toBe('The page');
  });

  it('leaves alone who went elsewhere', async () => {
    focus('button');
    focus('.other');
    expect(await vanish()).toBe('Elsewhere');
  });

  it('leaves alone who had let go of it', async () => {
    focus('button');
    find('button').blur();
    find('button').dispatchEvent(new FocusEvent('blur'));
    await turn();
    expect(await vanish()).toBe('');
  });
});
