import { type DrivenClock } from './driven-clock';
import { type SetStory } from './story';
import { type StoryWorld } from './story-world';

/** A story under way: the world, the time, and what was found wrong. */
export interface Telling {
  readonly story: SetStory;
  readonly world: StoryWorld;
  readonly clock: DrivenClock;
  complain(rule: string, details: string): void;
}

/** What can be paused and cancelled. */
export interface Pressable {
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** Presses the buttons of the story at their times. */
export function schedulePresses({ presses }: SetStory, work: Pressable): void {
  for (const press of presses) {
    setTimeout(() => {
      if (press.press === 'cancel') return work.cancel();
      work.pause();
      setTimeout(() => work.resume(), press.ms);
    }, press.at);
  }
}
