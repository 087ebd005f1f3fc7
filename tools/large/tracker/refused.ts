import type { Refused } from "../src/refused.ts";
import type { Client } from "./generated/client.ts";

/** For each route that takes JSON a body that it refuses, and where its first issue is. */
export const refused: Partial<Record<keyof Client, Refused>> = {
  usersCreate: { body: { name: " ", email: "ada" }, path: ["name"] },
  usersChange: { body: { role: "king", timeZone: 0 }, path: ["role"] },
  usersSetPreferences: {
    body: { rules: [{ event: "assigned", channel: "pigeon" }], quietHours: { from: "7" } },
    path: ["rules", 0, "channel"],
  },
  projectsCreate: { body: { key: "lower", name: "New" }, path: ["key"] },
  projectsChange: { body: { name: "x", description: 1 }, path: ["description"] },
  projectsSetSettings: {
    body: { workingDays: ["mon"], workingHours: [9, 25], autoClose: null, customFields: { team: "core" } },
    path: ["workingHours", 1],
  },
  projectsSetWorkflow: {
    body: { states: [{ name: "a", category: "open" }], transitions: [], initial: "a" },
    path: ["states"],
  },
  membersAdd: { body: { userId: 0 }, path: ["userId"] },
  membersChange: { body: {}, path: ["role"] },
  labelsCreate: { body: { name: "a", color: "red" }, path: ["color"] },
  labelsChange: { body: { description: [] }, path: ["description"] },
  milestonesCreate: { body: { title: "a", dueOn: "2026-02-30" }, path: ["dueOn"] },
  milestonesChange: { body: { title: null }, path: ["title"] },
  sprintsCreate: { body: { goal: "a", days: ["2026-11-02"] }, path: ["days"] },
  issuesCreate: { body: { title: "a", estimate: { unit: "points", points: 1.5 } }, path: ["estimate", "points"] },
  issuesBulk: { body: { do: "paint", numbers: [1] }, path: ["do"] },
  issuesChange: { body: { estimate: { unit: "hours", hours: 0 }, title: "" }, path: ["title"] },
  issuesLinksAdd: { body: { kind: "likes", to: "BI-2" }, path: ["kind"] },
  issuesWorkAdd: { body: { minutes: 1441, on: "2026-11-02" }, path: ["minutes"] },
  commentsAdd: { body: { text: "a", mentions: [1, "2"] }, path: ["mentions", 1] },
  commentsChange: { body: { pinned: "yes" }, path: ["pinned"] },
  activityRestore: {
    body: { events: [{ type: "moved", at: "2026-11-01T09:00:00Z", by: { id: 1, name: "Ada" }, from: "open" }] },
    path: ["events", 0, "to"],
  },
  activityImport: {
    body: { events: [{ type: "created", at: "yesterday", by: { id: 1, name: "Ada" } }] },
    path: ["events", 0, "at"],
  },
  webhooksCreate: { body: { url: "ftp://example.com", events: ["issue.created"] }, path: ["url"] },
  webhooksDeliver: { body: { event: "issue.created", payload: 1, attempt: 6 }, path: ["attempt"] },
};
