// What the server tells, and whether it still tells anything.

const SILENT_AFTER_MS = 5000;

export async function history() {
  const answer = await fetch("/history");
  return answer.ok ? answer.json() : [];
}

/** Calls back with every newest content; the browser reconnects by itself. */
export function follow(onContent, onLost) {
  const events = new EventSource("/events");
  let heardAt = performance.now();
  events.onmessage = (message) => {
    heardAt = performance.now();
    onContent(JSON.parse(message.data));
  };
  events.onerror = onLost;
  setInterval(() => {
    if (performance.now() - heardAt > SILENT_AFTER_MS) {
      onLost();
    }
  }, 1000);
}
