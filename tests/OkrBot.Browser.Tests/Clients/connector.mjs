// The official connector client against a connector: each call once, and what came back, as one JSON object on standard output.
// Standard input tells where and who.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const { ConnectorClient } = require("botframework-connector");
const { TeamsConnectorClient } = require("botframework-connector/lib/teams");

const plan = JSON.parse(await text(process.stdin));
const bought = await fetch(plan.tokenEndpoint, {
  method: "POST",
  body: new URLSearchParams({ grant_type: "client_credentials", client_id: plan.appId, client_secret: plan.secret, scope: "https://api.botframework.com/.default" }),
});
const { access_token: token } = await bought.json();
const credentials = {
  signRequest: async (request) => {
    request.headers.set("authorization", `Bearer ${token}`);
    return request;
  },
};
// The client would wait and try again by itself; here each call is one call, and its answer is what is looked at.
const once = (client) => {
  client.client.pipeline.removePolicy({ name: "defaultRetryPolicy" });
  return client;
};
const options = { baseUri: plan.serviceUrl };
const { conversations, attachments } = once(new ConnectorClient(credentials, options));
const { teams } = once(new TeamsConnectorClient(credentials, options));
const stranger = once(new ConnectorClient({ signRequest: async (request) => request }, options));

const results = {};
const call = async (name, run) => {
  try {
    const value = await run();
    const { _response, ...rest } = Array.isArray(value) ? { items: [...value] } : (value ?? {});
    results[name] = { ok: true, value: rest };
    return value;
  } catch (error) {
    results[name] = {
      ok: false, status: error.statusCode, code: error.code ?? error.body?.error?.code, message: error.message,
      retryAfter: error.response?.headers?.get?.("retry-after") ?? null, kind: error.name,
    };
  }
};
const message = (words) => ({ type: "message", text: words, conversation: { id: plan.chat } });
const card = { contentType: "application/vnd.microsoft.card.adaptive", content: { type: "AdaptiveCard", version: "1.5", fallbackText: "Card", body: [] } };

const sent = await call("send", () => conversations.sendToConversation(plan.chat, message("sent")));
await call("sendCard", () => conversations.sendToConversation(plan.chat, { type: "message", summary: "Card", attachments: [card] }));
await call("reply", () => conversations.replyToActivity(plan.chat, sent.id, message("replied")));
await call("update", () => conversations.updateActivity(plan.chat, sent.id, message("edited")));
await call("delete", () => conversations.deleteActivity(plan.chat, sent.id));
await call("updateDeleted", () => conversations.updateActivity(plan.chat, sent.id, message("too late")));
await call("deleteUnknown", () => conversations.deleteActivity(plan.chat, "1999999999999"));

await call("members", () => conversations.getConversationMembers(plan.chat));
await call("pagedMembers", () => conversations.getConversationPagedMembers(plan.chat, { pageSize: 500 }));
await call("activityMembers", () => conversations.getActivityMembers(plan.chat, sent.id));
await call("member", () => conversations.getConversationMember(plan.chat, plan.member.id));
await call("memberByObjectId", () => conversations.getConversationMember(plan.chat, plan.member.objectId));
await call("memberUnknown", () => conversations.getConversationMember(plan.chat, "29:nobody"));

const personal = (member) => ({ isGroup: false, bot: { id: plan.botId }, members: [{ id: member }], tenantId: plan.tenantId, channelData: { tenant: { id: plan.tenantId } } });
await call("create", () => conversations.createConversation(personal(plan.member.id)));
await call("createAgain", () => conversations.createConversation(personal(plan.member.id)));
await call("createAnonymous", () => conversations.createConversation(personal(plan.anonymous)));
await call("createGroup", () => conversations.createConversation({ ...personal(plan.member.id), isGroup: true }));

const info = await call("meeting", () => teams.fetchMeetingInfo(plan.meeting));
results.meeting.dates = info?.details?.scheduledStartTime instanceof Date && info?.details?.scheduledEndTime instanceof Date;
await call("meetingUnknown", () => teams.fetchMeetingInfo("MCMxOnVua25vd24jMA=="));
await call("participant", () => teams.fetchMeetingParticipant(plan.meeting, plan.member.objectId, { tenantId: plan.tenantId }));
await call("participantUnknown", () => teams.fetchMeetingParticipant(plan.meeting, "00000000-0000-0000-0000-000000000000", { tenantId: plan.tenantId }));
await call("participantWithoutTenant", () => teams.fetchMeetingParticipant(plan.meeting, plan.member.objectId));
await call("notification", () => teams.sendMeetingNotification(plan.meeting, {
  type: "targetedMeetingNotification", value: { recipients: [plan.member.id], surfaces: [{ surface: "meetingTabIcon", tabEntityId: "tab" }] },
}));
await call("team", () => teams.fetchTeamDetails("19:nowhere@thread.tacv2"));
await call("channels", () => teams.fetchChannelList("19:nowhere@thread.tacv2"));

await call("sendUnknown", () => conversations.sendToConversation("19:meeting_unknown@thread.v2", message("hello?")));
await call("sendRemoved", () => conversations.sendToConversation(plan.removed, message("hello?")));
await call("sendTooLarge", () => conversations.sendToConversation(plan.other, message("x".repeat(60 * 1024))));
await call("sendNothing", () => conversations.sendToConversation(plan.other, { type: "message" }));
await call("sendStranger", () => stranger.conversations.sendToConversation(plan.chat, message("let me in")));
// Seven a second are let through; the clock of the tenant stands.
for (let at = 0; at < 7; at++) await call(`busy${at}`, () => conversations.sendToConversation(plan.busy, message(`${at}`)));
await call("throttled", () => conversations.sendToConversation(plan.busy, message("one too many")));

await call("listConversations", () => conversations.getConversations());
await call("removeMember", () => conversations.deleteConversationMember(plan.chat, plan.member.id));
await call("history", () => conversations.sendConversationHistory(plan.other, { activities: [] }));
await call("upload", () => conversations.uploadAttachment(plan.chat, { type: "text/plain", name: "a.txt", originalBase64: new Uint8Array([97]) }));
await call("attachment", () => attachments.getAttachmentInfo("1"));

console.log(JSON.stringify(results));
