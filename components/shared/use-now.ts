import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../utils/booking/booking.ts';

/** The clock, read every `everyMs` milliseconds while the component is shown. */
export function useNow(everyMs: number): EpochMs {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
