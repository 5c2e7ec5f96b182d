// Shows the run: progress in words, the four steps, each exchange. Text only, so nothing an answer says becomes markup.
import { PortalFailure } from "./calls.js";

const STEPS = ["token", "delivery", "status", "roles"];
const by = (id) => document.getElementById(id);

/** An answer ended the run. */
export class Stopped extends Error {}

/** The run ended without an answer that decides it; the message is a key of the progress line. */
export class Unfinished extends Error {}

export function say(key, more = "") {
  by("progress").textContent = `${by("progress").dataset[key]} ${more}`.trim();
}

function state(name, to) {
  const step = by(`step-${name}`);
  step.dataset.state = to;
  const word = step.querySelector(".state");
  word.textContent = word.dataset[to];
}

export function reset() {
  STEPS.forEach((name) => { state(name, "idle"); by(`step-${name}`).querySelector(".step-body").replaceChildren(); });
  say("idle");
}

/** On a small screen the run stands below the form. */
export function intoView() {
  by("run-heading").scrollIntoView({ block: "nearest" });
}

export function start(name) {
  const step = by(`step-${name}`);
  if (step.dataset.state !== "running") {
    state(name, "running");
    by("progress").textContent = step.dataset.progress;
  }
}

export function show(name, view) {
  const body = by(`step-${name}`).querySelector(".step-body");
  const wasOpen = body.querySelector("details")?.open ?? false;
  body.replaceChildren(exchange(view, wasOpen));
  state(name, { DONE: "done", WAIT: "running", STOP: "stopped" }[view.verdict]);
}

function exchange(view, open) {
  const copy = by("exchange").content.cloneNode(true);
  const part = (name) => copy.querySelector(`[data-part="${name}"]`);
  const text = (name, value) => { part(name).textContent = value ?? ""; };
  const shown = (name, value) => { part(name).hidden = !value; };
  copy.querySelector(".notice").classList.add(`notice-${view.verdict.toLowerCase()}`);
  ["title", "meaning", "todo"].forEach((name) => text(name, view[name]));
  shown("todo-line", view.todo);
  shown("messages", view.messages);
  part("messages").append(...(view.messages ?? []).map(message));
  text("delivery-id", view.deliveryId);
  shown("delivery-line", view.deliveryId);
  text("request-id", view.requestId);
  shown("request-line", view.requestId);
  shown("request-hint", view.verdict === "STOP");
  text("brief", brief(view));
  text("request", head(`${view.request.method} ${view.request.url}`, view.request));
  text("answer", view.answer
    ? head(`HTTP ${view.answer.status} ${view.answer.reason ?? ""} (${view.answer.millis} ms)`, view.answer)
    : part("answer-block").dataset.none);
  text("curl", view.curl);
  part("details").open = open || view.verdict === "STOP";
  return copy;
}

function brief(view) {
  return view.answer ? `${view.request.method} · ${view.answer.status} · ${view.answer.millis} ms` : view.request.method;
}

function head(first, of) {
  const headers = (of.headers ?? []).map((line) => `${line.name}: ${line.value ?? ""}`);
  return [first, ...headers, "", pretty(of.body ?? "")].join("\n").trim();
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function message(one) {
  const item = document.createElement("li");
  const verbatim = document.createElement("code");
  verbatim.textContent = `${one.key ?? ""}: ${one.text ?? ""}`;
  const hint = document.createElement("div");
  hint.textContent = one.hint ?? "";
  item.append(verbatim, hint);
  return item;
}

/** Says why the run ended early. */
export function ended(failure) {
  if (failure instanceof Stopped) {
    say("stopped", failure.message);
    return;
  }
  STEPS.filter((name) => by(`step-${name}`).dataset.state === "running").forEach((name) => state(name, "stopped"));
  if (failure instanceof PortalFailure) {
    say(failure.refused ? "portalRefused" : "portal");
  } else {
    say(failure instanceof Unfinished ? failure.message : "cancelled");
  }
}

async function copied(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    say("copied");
  } catch {
    getSelection().selectAllChildren(code);
    say("copyFailed");
  }
}

export function ready() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) {
      copied(button.parentElement.querySelector("code"));
    }
  });
}
