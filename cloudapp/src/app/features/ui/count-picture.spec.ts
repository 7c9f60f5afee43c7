import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { CountPicture } from './count-picture';
import { STATE_LOOKS } from './tones';

describe('counts as a picture and a table', () => {
  let fixture: ComponentFixture<CountPicture>;
  let toggled: string[];

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())],
    });
    fixture = TestBed.createComponent(CountPicture);
    fixture.componentRef.setInput('caption', 'set.states');
    fixture.componentRef.setInput('testIdPrefix', 'state-count-');
    fixture.componentRef.setInput('kinds', [
      { id: 'ready', say: 'state.ready.name', count: 1204, look: STATE_LOOKS.ready },
      { id: 'typed', say: 'state.typed.name', count: 0, look: STATE_LOOKS.typed },
    ]);
    toggled = [];
    fixture.componentInstance.toggled.subscribe((id) => toggled.push(id));
    fixture.detectChanges();
  });

  const find = (selector: string): HTMLElement[] => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
  ];

  it('gives each number alone, none included', () => {
    expect(find('[data-testid]').map((e) => [e.dataset['testid'], e.textContent])).toEqual([
      ['state-count-ready', '1204'],
      ['state-count-typed', '0'],
    ]);
  });

  it('draws only what there is', () => {
    expect(find('.part').length).toBe(1);
  });

  it('filters by a kind of which there are some', () => {
    for (const button of find('button')) button.click();

    expect(toggled).toEqual(['ready']);
  });

  it('filters wherever its row is pressed: at the number, too', () => {
    document.body.append(fixture.nativeElement as HTMLElement);
    const [number] = find('[data-testid="state-count-ready"]');
    const { left, top, width, height } = number!.getBoundingClientRect();
    const pressed = document.elementFromPoint(left + width / 2, top + height / 2);

    (pressed as HTMLElement).click();
    expect(toggled).toEqual(['ready']);
    expect(find('button').map((button) => button.textContent?.trim())).toEqual(['Ready', 'Typed']);
  });

  it('lets a chosen kind be let go of when none is left', () => {
    fixture.componentRef.setInput('chosen', new Set(['typed']));
    fixture.detectChanges();
    const [, typed] = find('button');
    typed?.click();

    expect(typed?.getAttribute('aria-pressed')).toBe('true');
    expect(toggled).toEqual(['typed']);
  });
});
