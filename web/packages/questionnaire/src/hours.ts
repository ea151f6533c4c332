/** Duty hours of a country statement (protocol section 19): local times of one zone, by day of the week. */
export interface DutyHours {
  readonly zone: string;
  readonly week: readonly { readonly day: number; readonly from: string; readonly to: string }[];
}

export type NextReading =
  | { readonly kind: "now"; readonly until: Date }
  | { readonly kind: "later"; readonly from: Date }
  | { readonly kind: "unknown" };

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** When somebody next reads. An empty week, or hours that cannot be understood, are "unknown", never a promise. */
export function nextReading(hours: DutyHours | undefined, now: Date): NextReading {
  const local = hours && localTime(hours.zone, now);
  if (!local || hours.week.length === 0) return { kind: "unknown" };
  const spans = hours.week
    .flatMap(({ day, from, to }) => {
      const start = minutes(from);
      const end = minutes(to);
      if (start === undefined || end === undefined || end <= start) return [];
      const away = ((day - local.day + 7) % 7) * DAY_MINUTES;
      // Today's hours may have passed; then they come again in a week.
      return [0, 7].map((weeks) => ({
        from: away + weeks * DAY_MINUTES + start,
        to: away + weeks * DAY_MINUTES + end,
      }));
    })
    .filter((span) => span.to > local.minutes)
    .sort((one, other) => one.from - other.from);
  const [first] = spans;
  if (!first) return { kind: "unknown" };
  const at = (minute: number) => new Date(now.getTime() + (minute - local.minutes) * MINUTE - local.rest);
  return first.from <= local.minutes ? { kind: "now", until: at(first.to) } : { kind: "later", from: at(first.from) };
}

function minutes(text: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  const value = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  return value >= 0 && value <= DAY_MINUTES ? value : undefined;
}

function localTime(
  zone: string,
  now: Date,
): { readonly day: number; readonly minutes: number; readonly rest: number } | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(now);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
    return { day, minutes: Number(part("hour")) * 60 + Number(part("minute")), rest: now.getTime() % MINUTE };
  } catch {
    return undefined;
  }
}
