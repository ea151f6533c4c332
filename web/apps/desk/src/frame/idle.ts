import { desk, entrance, minutesLeft } from "./state.ts";

/** Minutes without a sign of the member after which the keys leave the memory (protocol section 8). */
export const idleMinutes = 10;

export interface IdleClock {
  touch(): void;
  tick(): void;
}

/** Counts minutes since the last sign of life by the time that really passed: a sleeping machine does not stop it. */
export const idleClock = (now: () => number, left: (minutes: number) => void, over: () => void): IdleClock => {
  let last = now();
  let ended = false;
  return {
    touch: () => {
      if (ended) return;
      last = now();
      left(idleMinutes);
    },
    tick: () => {
      if (ended) return;
      const minutes = (now() - last) / 60_000;
      left(Math.max(0, Math.ceil(idleMinutes - minutes)));
      if (minutes >= idleMinutes) {
        ended = true;
        over();
      }
    },
  };
};

export const lockNow = (): void => {
  desk().door.lock();
  entrance.value = "locked";
};

const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Watches for the member until the lock; the answer stops watching. */
export const watchIdle = (): (() => void) => {
  const clock = idleClock(
    () => Date.now(),
    (minutes) => (minutesLeft.value = minutes),
    () => {
      if (entrance.value === "in") lockNow();
    },
  );
  const stop = entrance.subscribe((state) => {
    if (state === "in") clock.touch();
  });
  const touch = (): void => {
    if (entrance.value === "in") clock.touch();
  };
  for (const sign of signs) addEventListener(sign, touch, { passive: true });
  const timer = setInterval(() => clock.tick(), 5_000);
  return () => {
    stop();
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, touch);
  };
};
