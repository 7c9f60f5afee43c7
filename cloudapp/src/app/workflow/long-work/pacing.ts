/** What holds back calls in bulk while a person paused the work; those on their way end. */
export interface Pacing {
  pause(): void;
  resume(): void;
}
