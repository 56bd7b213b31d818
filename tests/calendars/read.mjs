// Reads calendar files as a calendar program does and prints, as JSON, what it understood of each.
// node read.mjs ICAL_JS FILE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, ...files] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(module));

const MOST = 5; // times one event may come round: ours come once each

function starts(event) {
  const found = [];
  const iterator = event.iterator();
  for (let at = iterator.next(); at && found.length < MOST; at = iterator.next()) found.push(written(at));
  return found;
}

// A day, a time that floats, or an instant, worked out with the time zones that stand in the file.
function written(time) {
  if (time.isDate || time.zone === ICAL.Timezone.localTimezone) return time.toString();
  return new Date(time.toUnixTime() * 1000).toISOString();
}

function understood(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  return {
    file,
    name: calendar.getFirstPropertyValue("name"),
    zones: calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        location: event.location,
        description: event.description,
        categories: component.getFirstProperty("categories")?.getValues() ?? [],
        properties: [...new Set(component.getAllProperties().map((property) => property.name))].sort(),
        alarms: component.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toString()),
        starts: starts(event),
        end: written(event.endDate),
      };
    }),
  };
}

console.log(JSON.stringify(files.map(understood)));
