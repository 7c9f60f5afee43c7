import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { giveFile } from '../../../testing/give-file';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { FileDrop } from './file-drop';

describe('the place for a file', () => {
  let fixture: ComponentFixture<FileDrop>;
  let taken: File[];

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())],
    });
    fixture = TestBed.createComponent(FileDrop);
    fixture.componentRef.setInput('label', 'importList.label');
    fixture.componentRef.setInput('hint', 'importList.hint');
    fixture.componentRef.setInput('accept', '.csv');
    fixture.componentRef.setInput('testId', 'a-file');
    taken = [];
    fixture.componentInstance.taken.subscribe((file) => taken.push(file));
    fixture.detectChanges();
  });

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;

  function drag(type: string, transfer: DataTransfer): DragEvent {
    const event = new DragEvent(type, { cancelable: true, bubbles: true, dataTransfer: transfer });
    host().querySelector('label')?.dispatchEvent(event);
    fixture.detectChanges();
    return event;
  }

  it('takes a chosen file, and the same one again', () => {
    giveFile(host(), 'a-file', 'a.csv', '1');
    giveFile(host(), 'a-file', 'a.csv', '2');

    expect(taken.map(({ name }) => name)).toEqual(['a.csv', 'a.csv']);
  });

  it('takes a dropped file, and keeps the browser from opening it', () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['1'], 'dropped.csv'));

    expect(drag('dragover', transfer).defaultPrevented).toBe(true);
    expect(host().querySelector('.over')).not.toBeNull();
    expect(drag('drop', transfer).defaultPrevented).toBe(true);
    expect(host().querySelector('.over')).toBeNull();
    expect(taken.map(({ name }) => name)).toEqual(['dropped.csv']);
  });

  it('leaves dragged text alone', () => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'words');

    expect(drag('dragover', transfer).defaultPrevented).toBe(false);
    expect(taken).toEqual([]);
  });
});
