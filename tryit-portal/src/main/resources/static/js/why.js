// "What went wrong?": the true reason of a refusal. Credentials come from the form's fields and go nowhere but into the one call.
import { ask } from "./calls.js";

const SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const by = (id) => document.getElementById(id);
const value = (id) => by(id).value.trim();

function say(explanation, remedy = "", reason = "", key = "") {
  by("why-explanation").textContent = explanation;
  by("why-remedy").textContent = remedy;
  by("why-reason").textContent = reason;
  by("why-key").textContent = key;
}

async function look(form) {
  const call = {
    requestId: value("why-id"),
    language: document.documentElement.lang === "en" ? "en" : "de",
    clientId: value("client-id"),
    clientSecret: value("client-secret"),
    subscriptionKey: value("subscription-key"),
  };
  if (!SHAPE.test(call.requestId)) {
    say(form.dataset.noId);
  } else if (!call.clientId || !call.clientSecret || !call.subscriptionKey) {
    say(form.dataset.missing);
  } else {
    const view = await ask("refusal", call, new AbortController().signal);
    say(view.explanation, view.remedy, view.reason, view.keyHint);
  }
}

by("why").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("why-send").disabled = true;
  try {
    await look(event.target);
  } catch {
    say(event.target.dataset.portal);
  } finally {
    by("why-send").disabled = false;
  }
});
