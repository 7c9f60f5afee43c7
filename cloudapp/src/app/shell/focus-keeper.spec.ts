import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { FocusKeeper } from './focus-keeper';

@Component({
  selector: 'app-room',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>The page</h1>
    <section>
      @if (isThere()) {
        <div>
          <button type="button" class="pressed" [disabled]="isOff()"><b>Press me</b></button>
        </div>
      }
      @switch (beside()) {
        @case ('heading') {
          <h2>The section</h2>
        }
        @case ('button') {
          <button type="button" data-focus-home>Ask again</button>
        }
      }
    </section>
    @if (hasPlace()) {
      <div tabindex="-1" data-takes-focus>The work</div>
    }
    <button type="button" class="other">Elsewhere</button>
  `,
})
class Room {
  readonly isThere = signal(true);
  readonly isOff = signal(false);
  readonly beside = signal<'heading' | 'button' | 'nothing'>('heading');
  readonly hasPlace = signal(false);
}

describe('FocusKeeper', () => {
  let fixture: ComponentFixture<Room>;
  let hasFocus: jasmine.Spy;

  beforeEach(() => {
    hasFocus = spyOn(document, 'hasFocus').and.returnValue(true);
    TestBed.inject(FocusKeeper).watch();
    fixture = TestBed.createComponent(Room);
    fixture.detectChanges();
  });

  const room = (): Room => fixture.componentInstance;
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
  const point = (selector: string): boolean =>
    find(selector).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

  /** @returns what has the focus once the pressed button is gone; nothing for the page itself */
  function vanish(): string {
    room().isThere.set(false);
    fixture.detectChanges();
    return focused();
  }
  function focused(): string {
    const { activeElement } = document;
    return activeElement === document.body ? '' : (activeElement?.textContent ?? '');
  }

  it('moves it to the heading beside a button that vanished', () => {
    focus('.pressed');
    expect(vanish()).toBe('The section');
  });

  it('moves it to what stands in for a heading', () => {
    room().beside.set('button');
    focus('.pressed');
    expect(vanish()).toBe('Ask again');
  });

  it('goes further out where nothing is beside it', () => {
    room().beside.set('nothing');
    focus('.pressed');
    expect(vanish()).toBe('The page');
  });

  it('prefers a place that was made for it to the headings around', () => {
    room().beside.set('nothing');
    room().hasPlace.set(true);
    focus('.pressed');
    expect(vanish()).toBe('The work');
  });

  it('moves it on from a button that is switched off', () => {
    focus('.pressed');
    room().isOff.set(true);
    fixture.detectChanges();
    expect(focused()).toBe('The section');
  });

  it('moves it on where the pointer pressed what had it already', () => {
    focus('.pressed');
    point('.pressed b');
    expect(vanish()).toBe('The section');
  });

  it('leaves it with what is still there', () => {
    focus('.other');
    expect(vanish()).toBe('Elsewhere');
  });

  it('leaves alone who pointed elsewhere meanwhile', () => {
    focus('.pressed');
    point('h1');
    expect(vanish()).toBe('');
  });

  it('leaves alone who went to Alma’s page, and who works there', () => {
    focus('.pressed');
    hasFocus.and.returnValue(false);
    expect(vanish()).toBe('');

    room().isThere.set(true);
    fixture.detectChanges();
    hasFocus.and.returnValue(true);
    focus('.pressed');
    window.dispatchEvent(new FocusEvent('blur'));
    expect(vanish()).toBe('');
  });
});
