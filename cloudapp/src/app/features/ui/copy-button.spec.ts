import { Clipboard } from '@angular/cdk/clipboard';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { CopyButton } from './copy-button';

describe('the button that copies', () => {
  let fixture: ComponentFixture<CopyButton>;
  let copy: jasmine.Spy<Clipboard['copy']>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())],
    });
    copy = spyOn(TestBed.inject(Clipboard), 'copy').and.returnValue(true);
    fixture = TestBed.createComponent(CopyButton);
    fixture.componentRef.setInput('text', 'Every state');
    fixture.detectChanges();
  });

  function press(): string {
    const host = fixture.nativeElement as HTMLElement;
    host.querySelector('button')?.click();
    fixture.detectChanges();
    return host.querySelector('[role=status]')?.textContent?.trim() ?? '';
  }

  it('copies the text, and says so', () => {
    expect(press()).not.toBe('');
    expect(copy).toHaveBeenCalledOnceWith('Every state');
  });

  it('does not say so where nothing was copied', () => {
    copy.and.returnValue(false);

    expect(press()).toBe('');
  });
});
