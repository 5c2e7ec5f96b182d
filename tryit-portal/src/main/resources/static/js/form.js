// The form: trims what is pasted, says what is wrong beside the field, keeps body and unit numbers in step.

const by = (id) => document.getElementById(id);
const form = by("call");
const FIELDS = ["client-id", "client-secret", "subscription-key", "billing-unit", "residential-unit"];
const CREDENTIALS = FIELDS.slice(0, 3);
const UNITS = FIELDS.slice(3);

const value = (id) => by(id).value.trim();

function problem(id) {
  const text = value(id);
  if (text === "") {
    return "empty";
  }
  if (UNITS.includes(id) && !/^[\w-]{1,20}$/.test(text)) {
    return "number";
  }
  return CREDENTIALS.includes(id) && !/^[\x21-\x7e]+$/.test(text) ? "characters" : "";
}

/** What looks mixed up is said, but stops nobody: prefixes are a habit of ours, not a law. */
function notice(id) {
  const text = value(id);
  if (id === "client-id" && text.startsWith("tu-")) {
    return "isUserName";
  }
  if (id !== "subscription-key" && text.startsWith("zgk_")) {
    return "isKey";
  }
  if (id !== "client-id" && text.startsWith("zgc-")) {
    return "isClientId";
  }
  return id === "subscription-key" && text !== "" && !text.startsWith("zgk_") ? "notKey" : "";
}

function mark(id, key, kind) {
  const line = by(`${id}-error`);
  line.hidden = key === "";
  line.textContent = key === "" ? "" : form.dataset[key];
  line.dataset.kind = kind;
  by(id).setAttribute("aria-invalid", String(kind === "error" && key !== ""));
}

function check(id) {
  const key = problem(id);
  mark(id, key || (CREDENTIALS.includes(id) ? notice(id) : ""), key ? "error" : "notice");
  return key === "";
}

function checkBody() {
  try {
    JSON.parse(by("body").value);
    mark("body", "", "error");
    return true;
  } catch {
    mark("body", "json", "error");
    by("body").closest("details").open = true;
    return false;
  }
}

function exampleChosen() {
  const chosen = by("example").selectedOptions[0].dataset;
  by("billing-unit").value = chosen.billingUnit;
  by("residential-unit").value = chosen.residentialUnit;
  by("body").value = chosen.body;
  UNITS.forEach(check);
  checkBody();
}

function unitsIntoBody() {
  try {
    const body = JSON.parse(by("body").value);
    body.billingunit.reference.mscnumber = value("billing-unit");
    body.billingunit.residentialunit.reference.mscnumber = value("residential-unit");
    by("body").value = JSON.stringify(body, null, 2);
  } catch {
    // a body of the visitor's own shape stays as it is
  }
}

function reveal(button, shown) {
  by(button.dataset.reveals).type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  button.textContent = shown ? form.dataset.hide : form.dataset.show;
  button.setAttribute("aria-label", `${button.textContent}: ${button.dataset.label}`);
}

function forget() {
  CREDENTIALS.forEach((id) => { by(id).value = ""; mark(id, "", "error"); });
  document.querySelectorAll(".reveal").forEach((button) => reveal(button, false));
}

function submitted(send) {
  FIELDS.forEach((id) => { by(id).value = value(id); });
  const wrong = FIELDS.filter((id) => !check(id));
  if (!checkBody()) {
    wrong.push("body");
  }
  by("form-error").hidden = wrong.length === 0;
  by("form-error").textContent = wrong.length === 0 ? "" : form.dataset.summary;
  if (wrong.length > 0) {
    by(wrong[0]).focus();
    return;
  }
  send({
    clientId: value("client-id"),
    clientSecret: value("client-secret"),
    subscriptionKey: value("subscription-key"),
    billingUnit: value("billing-unit"),
    residentialUnit: value("residential-unit"),
    body: by("body").value,
  });
}

export function busy(is) {
  by("send").disabled = is;
  by("cancel").hidden = !is;
}

export function ready({ send, cancel, clear }) {
  form.addEventListener("submit", (event) => { event.preventDefault(); submitted(send); });
  FIELDS.forEach((id) => by(id).addEventListener("change", () => { by(id).value = value(id); check(id); }));
  UNITS.forEach((id) => by(id).addEventListener("change", unitsIntoBody));
  by("body").addEventListener("change", checkBody);
  by("example").addEventListener("change", exampleChosen);
  by("cancel").addEventListener("click", cancel);
  by("clear").addEventListener("click", () => { forget(); clear(); by("client-id").focus(); });
  document.querySelectorAll(".reveal").forEach((button) =>
    button.addEventListener("click", () => reveal(button, button.getAttribute("aria-pressed") !== "true")));
  window.addEventListener("pagehide", forget);
  by("controls").disabled = false;
  by("send").disabled = false;
  by("clear").disabled = false;
}
