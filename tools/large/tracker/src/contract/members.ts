import { del, empty, get, group, patch, post } from "bimetal";
import { z } from "zod";
import { ada, at, ProjectPath, problem, Timestamp, UserRef } from "./common.ts";

const MemberRole = z.enum(["owner", "maintainer", "reporter"]).meta({ id: "MemberRole" });
const Member = z.object({ user: UserRef, role: MemberRole, joinedAt: Timestamp }).meta({ id: "Member" });
const NewMember = z.object({ userId: z.int().min(1), role: MemberRole.default("reporter") }).meta({ id: "NewMember" });
const MemberPatch = z.object({ role: MemberRole }).meta({ id: "MemberPatch" });

const MemberPath = ProjectPath.extend({ userId: z.int().min(1) }).meta({ id: "MemberPath" });
const params = { key: "BI", userId: 1 };
const member = { user: ada, role: "owner", joinedAt: at };

export const members = group("/projects/:key/members", {
  routes: {
    list: get("/", {
      params: ProjectPath,
      responses: { 200: z.array(Member), 404: problem },
      examples: { one: { request: { params: { key: "BI" } }, response: { status: 200, body: [member] } } },
    }),
    add: post("/", {
      params: ProjectPath,
      body: NewMember,
      responses: { 201: Member, 409: problem },
      examples: {
        "a reporter": {
          request: { params: { key: "BI" }, body: { userId: 2 } },
          response: { status: 201, body: { user: { id: 2, name: "User 2" }, role: "reporter", joinedAt: at } },
        },
      },
    }),
    change: patch("/:userId", {
      params: MemberPath,
      body: MemberPatch,
      responses: { 200: Member, 404: problem },
      examples: {
        one: {
          request: { params, body: { role: "maintainer" } },
          response: { status: 200, body: { ...member, user: { id: 1, name: "User 1" }, role: "maintainer" } },
        },
      },
    }),
    remove: del("/:userId", {
      params: MemberPath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
  },
});
