import { contract } from "bimetal";
import { activity } from "./contract/activity.ts";
import { comments } from "./contract/comments.ts";
import { issues } from "./contract/issues.ts";
import { labels } from "./contract/labels.ts";
import { members } from "./contract/members.ts";
import { milestones, sprints } from "./contract/planning.ts";
import { projects } from "./contract/projects.ts";
import { search, webhooks, workload } from "./contract/search.ts";
import { users } from "./contract/users.ts";

export default contract({
  title: "Tracker",
  version: "1.0.0",
  routes: {
    users,
    projects,
    members,
    labels,
    milestones,
    sprints,
    issues,
    comments,
    activity,
    search,
    workload,
    webhooks,
  },
});
