import { type FaultEffect } from '../simulator/gateway/faults';
import { type TitleStage } from '../simulator/archive/title-maker';
import { type RunStory } from '../cloudapp/src/app/workflow/testing/run-story';

/** What a person does with a set in a story. */
const SET_STORY_KINDS = ['check', 'handles', 'repair'] as const;
export type SetStoryKind = (typeof SET_STORY_KINDS)[number];

/** `workflow`: a run of the jobs; `whole`: check, repair, run and handle check on one set. */
export const STORY_KINDS = [...SET_STORY_KINDS, 'workflow', 'whole'] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** A title of the college in which the story plays. */
export interface StoryTitle {
  readonly stage: TitleStage;
  /** Alma does not hand it out at all, or leaves it out of batches. */
  readonly fault: 'corrupt' | 'omitted-in-batch' | null;
  /** Where its handle leads besides the record: another record, nowhere, an address elsewhere. */
  readonly leads: 'to-it' | 'to-another' | 'nowhere' | 'elsewhere' | 'not-registered';
  /** What the public proxy still believes. */
  readonly cached: 'nothing' | 'not-registered' | 'elsewhere';
}

/** What goes wrong. Times are milliseconds from the story's start. */
export type Mishap =
  /** So many of the next calls of this kind are struck. */
  | {
      readonly what: 'calls';
      readonly at: number;
      readonly effect: FaultEffect;
      readonly method: 'GET' | 'PUT' | 'any';
      readonly path: string;
      readonly times: number;
      readonly ms: number;
    }
  /** So many of the next questions to the handle server are struck. */
  | {
      readonly what: 'handles';
      readonly at: number;
      readonly effect: HandleEffect;
      readonly times: number;
      readonly ms: number;
    }
  /** Somebody else writes the record. */
  | { readonly what: 'changed'; readonly at: number; readonly title: number }
  /** The record becomes one that Alma does not hand out any more. */
  | { readonly what: 'corrupted'; readonly at: number; readonly title: number }
  /** The user loses every role, and has them again later. */
  | { readonly what: 'roles-lost'; readonly at: number; readonly ms: number }
  /** Somebody registers the title's handle, or makes it lead elsewhere. */
  | { readonly what: 'registered'; readonly at: number; readonly title: number }
  /** The app's own Store does not answer for a while. */
  | { readonly what: 'store'; readonly at: number; readonly times: number };

export const HANDLE_EFFECTS = ['network', '503', '429', 'html', 'cut', 'hang', 'slow'] as const;
export type HandleEffect = (typeof HANDLE_EFFECTS)[number];

/** What the person presses meanwhile. */
export type Press =
  | { readonly press: 'pause'; readonly at: number; readonly ms: number }
  | { readonly press: 'cancel'; readonly at: number };

/** A story of one piece of work on a set. */
export interface SetStory {
  readonly seed: number;
  readonly kind: SetStoryKind;
  readonly content: 'IED' | 'BIB_MMS';
  readonly titles: readonly StoryTitle[];
  readonly latencyMs: number;
  /** Whether Alma's proxy refuses what is too much, in place of holding it back. */
  readonly proxy: 'queue' | '429';
  readonly mishaps: readonly Mishap[];
  readonly presses: readonly Press[];
}

export type Story = SetStory | RunStory;

/** One thing that must never happen, and did. */
export interface Complaint {
  readonly rule: string;
  readonly details: string;
}

/** What came of a story. */
export interface Told {
  readonly complaints: readonly Complaint[];
  /** What happened, a line each; empty where nobody kept it. */
  readonly trace: readonly string[];
}
